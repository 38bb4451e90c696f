/**
 * A client as applications run them: it thinks, sends, and waits only so long. A command without a
 * reply may or may not have run, and the client cannot know which. It tries again after a pause
 * that doubles, moves to another region when its own does not answer, and goes home again when a
 * health check says so. Active-Active does none of this by itself (FAIL-1).
 *
 *     thinking ─→ calling ─→ thinking … ─→ finished
 *                  │    ↖ backing off ↙
 *                  ↓ no reply
 *                 unsure ─→ calling elsewhere ─→ …  (no region is left: gave up)
 *
 * With `failback`, a step that was answered away from home is followed by
 *
 *     echoing ─→ waiting ─→ looking ─→ thinking, at home if the echo is there
 *
 * The echo is a write of its own key in the region the client is in; the check looks for it at
 * home. Effects of one region arrive in order (REP-11), so whoever finds the echo finds everything
 * that this client wrote before it. A probe is the same by publish and subscribe, without a key:
 *
 *     tuning in ─→ probing ─→ listening ─→ tuning out ─→ thinking, at home if the probe was heard
 *
 * A lag-aware check asks home whether it lags by no more than is tolerated; that says nothing of
 * what was written within that time (FAIL-2).
 */
import { setup, type AnyStateMachine } from 'xstate';
import type { MessageEvent, PlainReply, ReplyEvent } from '../../src/index.ts';
import type { Replies } from './script.ts';

export type FailoverStep = {
  readonly argv: readonly string[] | ((replies: Replies) => readonly string[]);
  /** The reply that lets the client go on; without it any does. Another ends the client. */
  readonly needs?: (reply: PlainReply, replies: Replies) => boolean;
  /** What the outside world is told when it went well. */
  readonly tells?: string;
  readonly value?: (reply: PlainReply, replies: Replies) => string;
};

export type FailoverOptions = {
  /** Home first, then where to turn to. */
  readonly regions: readonly [string, ...string[]];
  readonly steps: readonly FailoverStep[];
  /** Before each step, ms; default 0: no pause. */
  readonly thinkMs?: number;
  /** How often a step is sent to one region before the client moves on; default 1. */
  readonly attempts?: number;
  /** The first pause between two attempts, ms; each further one is twice as long. Default 10. */
  readonly backoffMs?: number;
  /**
   * Goes home after a step elsewhere: at once; when home says that its lag is small; when the echo,
   * a key of the client, got there within `withinMs`; or when the probe, a channel, was heard there.
   */
  readonly failback?: 'at once' | 'when the lag is small' | Echo | Probe;
};

type Echo = { readonly echo: string; readonly withinMs: number };
type Probe = { readonly probe: string; readonly withinMs: number };

type Context = {
  readonly step: number;
  readonly attempt: number;
  /** Index of the region it is at. */
  readonly place: number;
  readonly replies: Replies;
};

type Call = { readonly argv: readonly string[]; readonly region: string };
type Tell = { readonly what: string; readonly value: string | undefined };
type ClientEvent = ReplyEvent | MessageEvent | { readonly type: 'timeout' };
type Heard = { readonly context: Context; readonly event: ClientEvent };

/** What the client tells when no region is left that it could ask. */
export const GAVE_UP = 'gave up';

/** The client as a statechart; its final states are `finished`, `refused` and `gave up`. */
export function failover(options: FailoverOptions): AnyStateMachine {
  const { regions, steps, thinkMs = 0, attempts = 1, backoffMs = 10, failback } = options;
  const echo = typeof failback === 'object' && 'echo' in failback ? failback : undefined;
  const probe = typeof failback === 'object' && 'probe' in failback ? failback : undefined;
  const home = regions[0];
  const asking = echo !== undefined ? 'echoing' : probe !== undefined ? 'tuning in' : 'looking';
  const regionOf = ({ place }: Context): string => regions[place] ?? home;
  const stepOf = ({ step }: Context): FailoverStep => steps[step] ?? { argv: ['PING'] };
  const replyOf = ({ event }: Heard): PlainReply => (event.type === 'reply' ? event.reply : null);
  const isWanted = (heard: Heard): boolean =>
    stepOf(heard.context).needs?.(replyOf(heard), heard.context.replies) ?? true;
  const isLast = ({ context }: Heard): boolean => context.step + 1 >= steps.length;

  const chart = setup({
    types: {
      context: {} as Context,
      events: {} as ClientEvent,
    },
    actions: {
      call: (_, params: Call) => params.argv,
      listen: (_, params: { readonly region: string }) => params.region,
      tell: (_, params: Tell) => params.what,
    },
    delays: {
      think: thinkMs,
      backoff: ({ context }) => backoffMs * 2 ** (context.attempt - 1),
      lag: echo?.withinMs ?? probe?.withinMs ?? 0,
    },
    guards: {
      isDone: (heard: Heard) => isWanted(heard) && isLast(heard),
      goesHome: (heard: Heard) =>
        isWanted(heard) && heard.context.place > 0 && failback === 'at once',
      asksForHome: (heard: Heard) =>
        isWanted(heard) && heard.context.place > 0 && failback !== undefined,
      isHeard: ({ context, event }: Heard) =>
        event.type === 'message' && event.message === echoOf(context),
      isWanted,
      mayRepeat: ({ context }: Heard) => context.attempt < attempts,
      mayMove: ({ context }: Heard) => context.place + 1 < regions.length,
      hasEcho: (heard: Heard) =>
        replyOf(heard) === (echo === undefined ? 'PONG' : echoOf(heard.context)),
    },
  });
  const toldOf = (heard: Heard): Tell => {
    const { tells = '', value } = stepOf(heard.context);
    return { what: tells, value: value?.(replyOf(heard), heard.context.replies) };
  };
  const next = chart.assign((heard: Heard) => ({
    step: heard.context.step + 1,
    attempt: 1,
    replies: [...heard.context.replies, replyOf(heard)],
  }));
  const settleHome = chart.assign({ place: 0 });
  const tellIt = {
    type: 'tell' as const,
    params: toldOf,
  };
  const told = chart.enqueueActions(({ context, enqueue }) => {
    if (stepOf(context).tells !== undefined) enqueue(tellIt);
  });

  return chart.createMachine({
    context: { step: 0, attempt: 1, place: 0, replies: [] },
    initial: thinkMs > 0 ? 'thinking' : 'calling',
    states: {
      thinking: thinkMs > 0 ? { after: { think: 'calling' } } : { always: 'calling' },
      calling: {
        entry: {
          type: 'call',
          params: ({ context }) => ({
            argv: argvOf(stepOf(context), context.replies),
            region: regionOf(context),
          }),
        },
        on: {
          reply: [
            { guard: 'isDone', target: 'finished', actions: [told, next] },
            { guard: 'goesHome', target: 'thinking', actions: [told, next, settleHome] },
            { guard: 'asksForHome', target: asking, actions: [told, next] },
            { guard: 'isWanted', target: 'thinking', actions: [told, next] },
            { target: 'refused' },
          ],
          timeout: 'unsure',
        },
      },
      unsure: {
        always: [
          {
            guard: 'mayRepeat',
            target: 'backing off',
          },
          {
            guard: 'mayMove',
            target: 'calling',
            actions: chart.assign(({ context }) => ({ place: context.place + 1, attempt: 1 })),
          },
          { target: 'gave up' },
        ],
      },
      'backing off': {
        after: { backoff: 'calling' },
        exit: chart.assign(({ context }) => ({ attempt: context.attempt + 1 })),
      },
      echoing: {
        entry: {
          type: 'call',
          params: ({ context }) => ({
            argv: ['SET', echo?.echo ?? '', echoOf(context)],
            region: regionOf(context),
          }),
        },
        on: { reply: 'waiting', timeout: 'thinking' },
      },
      waiting: { after: { lag: 'looking' } },
      looking: {
        entry: {
          type: 'call',
          params: { argv: echo === undefined ? ['PING'] : ['GET', echo.echo], region: home },
        },
        on: {
          reply: [
            { guard: 'hasEcho', target: 'thinking', actions: settleHome },
            { target: 'thinking' },
          ],
          timeout: 'thinking',
        },
      },
      'tuning in': {
        entry: { type: 'call', params: { argv: ['SUBSCRIBE', probe?.probe ?? ''], region: home } },
        on: { reply: 'probing', timeout: 'thinking' },
      },
      probing: {
        entry: {
          type: 'call',
          params: ({ context }) => ({
            argv: ['PUBLISH', probe?.probe ?? '', echoOf(context)],
            region: regionOf(context),
          }),
        },
        on: { reply: 'listening', timeout: 'tuning out' },
      },
      listening: {
        entry: { type: 'listen', params: { region: home } },
        on: { message: { guard: 'isHeard', target: 'tuning out', actions: settleHome } },
        after: { lag: 'tuning out' },
      },
      'tuning out': {
        entry: {
          type: 'call',
          params: { argv: ['UNSUBSCRIBE', probe?.probe ?? ''], region: home },
        },
        on: { reply: 'thinking', timeout: 'thinking' },
      },
      finished: { type: 'final' },
      refused: { type: 'final' },
      'gave up': {
        type: 'final',
        entry: { type: 'tell', params: { what: GAVE_UP, value: undefined } },
      },
    },
  });
}

const argvOf = ({ argv }: FailoverStep, replies: Replies): readonly string[] =>
  typeof argv === 'function' ? argv(replies) : argv;

/** Never the same twice. */
const echoOf = ({ step, place }: Context): string => `${String(step)}@${String(place)}`;
