/**
 * The statechart behind most clients of the library: one state per command, in order. A state sends
 * its command when it is entered and leaves with the reply, to the next state or, if the reply is
 * not what the step needs, to `stopped`. A pause is a state that waits. What was told stays told.
 */
import { setup, type AnyStateMachine } from 'xstate';
import type { PlainReply, ReplyEvent } from '../../src/index.ts';

export type Replies = readonly PlainReply[];

/** A command whose reply decides whether the client goes on, and what it tells when it does. */
export type CommandStep = {
  /** What the client is doing, as a state is named: `claiming`. */
  readonly name: string;
  readonly argv: readonly string[] | ((replies: Replies) => readonly string[]);
  /** Goes on only with a reply for which this holds; every reply when left out. */
  readonly needs?: (reply: PlainReply, replies: Replies) => boolean;
  /** Told to the outside world when the client goes on. */
  readonly tells?: string;
  readonly value?: string | ((reply: PlainReply, replies: Replies) => string);
};

export type PauseStep = { readonly name: string; readonly pauseMs: number };

export type ScriptStep = CommandStep | PauseStep;

type Params = {
  readonly call: { readonly argv: readonly string[] };
  readonly tell: { readonly what: string; readonly value: string | undefined };
};

/** The vocabulary every statechart of the library shares: `call` sends, `tell` tells. */
export const chart = setup({
  types: {
    context: {} as { readonly replies: Replies },
    events: {} as ReplyEvent | { readonly type: 'timeout' },
  },
  actions: {
    call: (_, params: Params['call']) => params.argv,
    tell: (_, params: Params['tell']) => params.what,
  },
});

/** A client that does these things one after another. A lost reply ends it in `stopped`. */
export function script(steps: readonly ScriptStep[]): AnyStateMachine {
  const states = steps.map((step, at): [string, object] => {
    const next = steps[at + 1]?.name ?? 'finished';
    return [step.name, 'pauseMs' in step ? pauseState(step, next) : commandState(step, next)];
  });
  return chart.createMachine({
    context: { replies: [] },
    initial: steps[0]?.name ?? 'finished',
    states: {
      ...Object.fromEntries(states),
      finished: { type: 'final' },
      stopped: { type: 'final' },
    },
  });
}

const pauseState = ({ pauseMs }: PauseStep, next: string): object => ({
  after: { [pauseMs]: next },
});

type Scope = { readonly context: { readonly replies: Replies }; readonly event: ReplyEvent };

function commandState(step: CommandStep, next: string): object {
  const { argv, needs, tells, value } = step;
  const argvOf = ({ context }: Scope): Params['call'] => ({
    argv: typeof argv === 'function' ? argv(context.replies) : argv,
  });
  const toldOf = ({ context, event }: Scope): Params['tell'] => ({
    what: tells ?? step.name,
    value: typeof value === 'function' ? value(event.reply, context.replies) : value,
  });
  const isWanted = ({ context, event }: Scope): boolean =>
    needs === undefined || needs(event.reply, context.replies);
  const keepReply = chart.assign(({ context, event }) => ({
    replies: event.type === 'reply' ? [...context.replies, event.reply] : context.replies,
  }));
  return {
    entry: { type: 'call', params: argvOf },
    on: {
      reply: [
        {
          guard: isWanted,
          target: next,
          actions:
            tells === undefined ? [keepReply] : [{ type: 'tell', params: toldOf }, keepReply],
        },
        { target: 'stopped' },
      ],
      timeout: 'stopped',
    },
  };
}

/** A client of one command: what it asks for is its own if the reply says so. */
export function claim(step: Omit<CommandStep, 'name'>): AnyStateMachine {
  return script([{ name: 'claiming', ...step }]);
}

export const isOK = (reply: PlainReply): boolean => reply === 'OK';
export const isOne = (reply: PlainReply): boolean => reply === 1;
export const isNil = (reply: PlainReply): boolean => reply === null;
export const isSomething = (reply: PlainReply): boolean => reply !== null;
/** The reply as text, for what is told. */
export const asText = (reply: PlainReply | undefined): string =>
  typeof reply === 'string' ? reply : JSON.stringify(reply ?? null);
