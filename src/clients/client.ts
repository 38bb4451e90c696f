/**
 * What an application client is: a program that asks one thing at a time (a command, a pause, the
 * next message of its subscriptions) and goes on with the answer. Async functions and statecharts both become such programs, so the
 * search knows only this file.
 */
import { bytes, mistakeIn, renderCommand, requireUse, type PlainReply } from '../kernel/index.ts';
import type { AnyStateMachine } from 'xstate';

/** What the outside world was told or did: a capture, an e-mail, a shipment. */
export type Told = {
  readonly client: string;
  readonly region: string;
  readonly what: string;
  readonly value: string | undefined;
};

/** One command this client sent, and what it was answered. */
export type Exchange = {
  readonly client: string;
  readonly region: string;
  readonly argv: readonly string[];
  readonly reply: PlainReply;
};

/** One region's side of a client: what it may send there. */
export type Connection = {
  readonly call: (...argv: readonly string[]) => Promise<PlainReply>;
  /**
   * Waits for the next message that its subscriptions bring it, for at most so many virtual ms;
   * `null` when none came by then. What came before it was asked for is not lost.
   */
  readonly message: (withinMs: number) => Promise<PushedMessage | null>;
};

export type PushedMessage = { readonly channel: string; readonly message: string };

/** The only thing an async client may await. */
export type Redis = Connection & {
  /** The same client at another region: what a failover library holds in its hands (FAIL-1). */
  readonly at: (region: string) => Connection;
  /** Lets virtual ms pass before going on. */
  readonly pause: (ms: number) => Promise<void>;
};

/** Tells the outside world something; `value` (a text, or a reply) distinguishes occurrences. */
export type Tell = (what: string, value?: PlainReply) => void;

export type AsyncProgram = (redis: Redis, told: Tell) => Promise<void>;

export type ClientOptions = { readonly region: string };

export type Client = {
  readonly name: string;
  readonly region: string;
  readonly program:
    | { readonly kind: 'async'; readonly run: AsyncProgram }
    | { readonly kind: 'machine'; readonly machine: AnyStateMachine };
};

/** A client of a pattern: its name, where it is connected, and what it does. */
export function client(
  name: string,
  options: ClientOptions,
  program: AsyncProgram | AnyStateMachine,
): Client {
  requireUse(typeof name === 'string' && name !== '', 'a client needs a name');
  const region: unknown = isRecord(options) ? options.region : undefined;
  requireUse(
    typeof region === 'string' && region !== '',
    `client '${name}' needs the region it is connected to: client(name, { region }, program)`,
  );
  requireUse(
    typeof program === 'function' ||
      (isRecord(program) && typeof program.transition === 'function'),
    `client '${name}' needs a program: an async function of its redis, or an XState machine`,
  );
  if (typeof program === 'function') {
    return { name, region: options.region, program: { kind: 'async', run: program } };
  }
  return { name, region: options.region, program: { kind: 'machine', machine: program } };
}

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** What a client waits for. */
export type Ask =
  /** `region`: where, when it is not the region the client is connected to. */
  | { readonly kind: 'call'; readonly argv: readonly string[]; readonly region?: string }
  | { readonly kind: 'pause'; readonly ms: number }
  /** The next message pushed to it, or the end of so many ms. */
  | { readonly kind: 'listen'; readonly ms: number; readonly region?: string }
  | { readonly kind: 'done' }
  /** The program threw: its message. It does nothing more. */
  | { readonly kind: 'threw'; readonly message: string };

/** The region that an ask of this client goes to. */
export function regionOf(client: Client, ask: Ask): string {
  return ask.kind === 'call' || ask.kind === 'listen'
    ? (ask.region ?? client.region)
    : client.region;
}

/** What a client waits for and all it has done so far. */
export type Progress = {
  readonly ask: Ask;
  readonly told: readonly Told[];
  readonly exchanges: readonly Exchange[];
  /**
   * Canonical text: equal for two progresses that behave alike from now on and told the same. It
   * does not name the client.
   */
  readonly identity: string;
};

/** How long an ask waits by itself, ms; `undefined` where only an answer ends it. */
export const waitMs = (ask: Ask): number | undefined =>
  ask.kind === 'pause' || ask.kind === 'listen' ? ask.ms : undefined;

/** A client that has ended asks nothing more. */
export const hasEnded = ({ kind }: Ask): boolean => kind === 'done' || kind === 'threw';

/** The answer to an ask: a command's reply, its absence, a message, or the end of a wait. */
export type Answer =
  | { readonly kind: 'reply'; readonly reply: PlainReply }
  /** No reply came in time: the command may or may not have run. */
  | { readonly kind: 'timeout' }
  | ({ readonly kind: 'message' } & PushedMessage)
  | { readonly kind: 'woken' };

/** What `redis.call` throws when no reply came: the outcome is unknown. */
export class UnknownOutcome extends Error {
  override readonly name = 'UnknownOutcome';
}

/** A client the search can drive: where it starts, and where an answer leads. Pure. */
export type Program = {
  readonly client: Client;
  readonly start: () => Promise<Progress>;
  readonly resume: (from: Progress, answer: Answer) => Promise<Progress>;
};

/** A client that breaks the contract: awaits something else, or differs from run to run. */
export class ClientFault extends Error {
  override readonly name = 'ClientFault';
}

/** Whatever follows a command that cannot be simulated is not what Active-Active would do. */
export function checkCommand({ name }: Client, words: readonly string[]): void {
  const argv = words.map(bytes);
  const mistake = mistakeIn(argv);
  if (mistake === undefined) return;
  throw new ClientFault(`client '${name}' sends ${renderCommand(argv)}: ${mistake}`);
}
