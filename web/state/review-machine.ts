/** What the review screen is doing. The answers themselves are kept by whoever asked. */
import { assign, setup } from 'xstate';

export type ReviewEvent =
  | { readonly type: 'explore' }
  | { readonly type: 'progress'; readonly states: number }
  | { readonly type: 'stop' }
  /** It halted; what it had is on the screen, and it can go on. */
  | { readonly type: 'halted'; readonly states: number }
  | { readonly type: 'go-on' }
  | { readonly type: 'answered'; readonly isRefuted: boolean }
  | { readonly type: 'run' }
  | { readonly type: 'shown' }
  | { readonly type: 'fail'; readonly message: string };

export type ReviewContext = {
  readonly states: number;
  readonly isStopping: boolean;
  readonly message: string;
  readonly isRefuted: boolean;
  /** An exploration that halted and can go on. */
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
        halted: {
          target: 'stopped',
          actions: assign(({ context, event }) => ({
            states: Math.max(context.states, event.states),
            isStopping: false,
            wasStopped: true,
            isRefuted: false,
          })),
        },
        answered: {
          target: 'settled',
          actions: assign({
            isRefuted: ({ event }) => event.isRefuted,
            isStopping: false,
            wasStopped: false,
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
    stopped: {
      on: {
        run: 'running',
        'go-on': { target: 'exploring', actions: assign({ wasStopped: false }) },
      },
    },
    running: { on: { shown: 'settled' } },
    failed: { on: { run: 'running' } },
  },
});
