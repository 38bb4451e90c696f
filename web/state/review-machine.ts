/** What the review screen is doing. The answers themselves are kept by whoever asked. */
import { assign, setup } from 'xstate';

export type ReviewEvent =
  | { readonly type: 'explore' }
  | { readonly type: 'progress'; readonly states: number }
  | { readonly type: 'stop' }
  | { readonly type: 'answered'; readonly isRefuted: boolean }
  | { readonly type: 'run' }
  | { readonly type: 'shown' }
  | { readonly type: 'fail'; readonly message: string };

export type ReviewContext = {
  readonly states: number;
  readonly isStopping: boolean;
  readonly message: string;
  readonly isRefuted: boolean;
  readonly wasStopped: boolean;
};

export const reviewMachine = setup({
  types: { context: {} as ReviewContext, events: {} as ReviewEvent },
  guards: {
    isRefuted: ({ context }) => context.isRefuted,
    wasStopped: ({ context }) => context.wasStopped,
  },
}).createMachine({
  id: 'review',
  initial: 'idle',
  context: { states: 0, isStopping: false, message: '', isRefuted: false, wasStopped: false },
  on: {
    explore: {
      target: '.exploring',
      actions: assign({ states: 0, isStopping: false, message: '', wasStopped: false }),
    },
    fail: { target: '.failed', actions: assign({ message: ({ event }) => event.message }) },
  },
  states: {
    idle: { on: { run: 'running' } },
    exploring: {
      on: {
        progress: { actions: assign({ states: ({ event }) => event.states }) },
        stop: { actions: assign({ isStopping: true }) },
        answered: {
          target: 'settled',
          actions: assign({
            isRefuted: ({ event }) => event.isRefuted,
            wasStopped: ({ context }) => context.isStopping,
          }),
        },
      },
    },
    settled: {
      always: [
        { guard: 'isRefuted', target: 'refuted' },
        { guard: 'wasStopped', target: 'stopped' },
        { target: 'decided' },
      ],
    },
    refuted: { on: { run: 'running' } },
    decided: { on: { run: 'running' } },
    stopped: { on: { run: 'running' } },
    running: { on: { shown: 'settled' } },
    failed: { on: { run: 'running' } },
  },
});
