/**
 * An async function as a program, by re-execution: its state is the list of answers it was given.
 * To go on it is run again from the start with those answers at hand; what it then asks is new.
 * A client that awaits anything but its redis never asks and is caught; one that asks something
 * else than last time is not deterministic and is caught too.
 */
import { canonical, type PlainReply } from '../kernel/index.ts';
import {
  checkCommand,
  ClientFault,
  regionOf,
  UnknownOutcome,
  type Answer,
  type Ask,
  type AsyncProgram,
  type Client,
  type Connection,
  type Exchange,
  type Program,
  type Progress,
  type PushedMessage,
  type Told,
} from './client.ts';

/** Turns of the microtask queue a client may take to ask its next thing. */
const turnsMax = 1000;
/** How long a client may wait at once: longer than any deadline a search reaches. */
const waitMsMax = 1_000_000_000;
/** Commands one client may send before it is called endless. */
export const asksPerClientMax = 500;

type AsyncProgress = Progress & {
  readonly asks: readonly Ask[];
  readonly answers: readonly Answer[];
};

export function asyncProgram(client: Client, run: AsyncProgram): Program {
  return {
    client,
    start: () => rerun(client, run, [], []),
    resume: (from, answer) => {
      const { asks, answers } = asAsync(from);
      return rerun(client, run, asks, [...answers, answer]);
    },
  };
}

/** Progress handed back here was made here. */
const asAsync = (progress: Progress): AsyncProgress => progress as AsyncProgress;

async function rerun(
  client: Client,
  run: AsyncProgram,
  expected: readonly Ask[],
  answers: readonly Answer[],
): Promise<AsyncProgress> {
  if (answers.length > asksPerClientMax) {
    throw new ClientFault(
      `client '${client.name}' asked more than ${String(asksPerClientMax)} times and did not end ` +
        '(asksPerClientMax)',
    );
  }
  const told: Told[] = [];
  const exchanges: Exchange[] = [];
  const asks: Ask[] = [];
  let final: Ask | undefined;

  const ask = (wanted: Ask): Promise<Answer> => {
    const at = asks.length;
    checkSame(client, expected[at], wanted, at);
    asks.push(wanted);
    const answer = answers[at];
    if (answer === undefined) return new Promise<never>(() => undefined);
    if (wanted.kind === 'call' && answer.kind === 'reply') {
      const region = regionOf(client, wanted);
      exchanges.push({ client: client.name, region, argv: wanted.argv, reply: answer.reply });
    }
    return Promise.resolve(answer);
  };
  const elsewhere = (region: string): { readonly region?: string } =>
    region === client.region ? {} : { region };
  const connect = (region: string): Connection => ({
    call: async (...argv: readonly string[]): Promise<PlainReply> => {
      checkArguments(client, argv);
      const words = argv.map(String);
      checkCommand(client, words);
      const answer = await ask({ kind: 'call', argv: words, ...elsewhere(region) });
      if (answer.kind === 'timeout') {
        throw new UnknownOutcome(`no reply to ${argv.join(' ')}: it may or may not have run`);
      }
      return answer.kind === 'reply' ? answer.reply : null;
    },
    message: async (withinMs: number): Promise<PushedMessage | null> => {
      checkMs(client, 'message', withinMs);
      const answer = await ask({ kind: 'listen', ms: withinMs, ...elsewhere(region) });
      return answer.kind === 'message'
        ? { channel: answer.channel, message: answer.message }
        : null;
    },
  });
  const redis = {
    ...connect(client.region),
    at: connect,
    pause: async (ms: number): Promise<void> => {
      checkMs(client, 'pause', ms);
      await ask({ kind: 'pause', ms });
    },
  };
  const tell = (what: string, value?: PlainReply): void => {
    if (typeof what !== 'string' || what === '') {
      throw new ClientFault(`client '${client.name}' tells nothing: told(what, value?)`);
    }
    told.push({ client: client.name, region: client.region, what, value: textOf(value) });
  };
  const end = async (): Promise<void> => {
    try {
      await run(redis, tell);
      final = { kind: 'done' };
    } catch (thrown) {
      if (thrown instanceof ClientFault) throw thrown;
      const message = thrown instanceof Error ? thrown.message : String(thrown);
      if (isSlip(thrown)) throw new ClientFault(failedBy(client, answers.length, thrown));
      final = { kind: 'threw', message };
    }
  };
  let fault: unknown;
  end().catch((thrown: unknown) => {
    fault = thrown;
  });
  for (let turn = 0; turn < turnsMax; turn++) {
    if (fault !== undefined || final !== undefined || asks.length > answers.length) break;
    await Promise.resolve();
  }
  // One more round, so that what follows the last answer in the same turn is seen.
  for (let turn = 0; turn < 3; turn++) await Promise.resolve();
  if (fault instanceof Error) throw fault;
  const next = final ?? (asks.length > answers.length ? asks[answers.length] : undefined);
  if (next === undefined) throw new ClientFault(awaitsElse(client, answers.length));
  if (asks.length > answers.length + 1) throw new ClientFault(asksTwice(client, answers.length));
  const identity = canonical([answers, told.map(({ what, value }) => [what, value])]);
  return { ask: next, told, exchanges, asks, answers, identity };
}

/** A slip of whoever wrote the program, not something it means to say by throwing. */
const isSlip = (thrown: unknown): thrown is Error =>
  thrown instanceof TypeError || thrown instanceof ReferenceError || thrown instanceof RangeError;

function failedBy({ name }: Client, answered: number, { name: kind, message }: Error): string {
  return `client '${name}' failed after step ${String(answered)}: ${kind}: ${message}`;
}

/** What a database would be sent must be text; numbers are, as a courtesy to plain JavaScript. */
function checkArguments({ name }: Client, argv: readonly unknown[]): void {
  if (argv.length === 0)
    throw new ClientFault(`client '${name}' calls nothing: redis.call('GET', key)`);
  for (const [at, argument] of argv.entries()) {
    if (typeof argument === 'string' || typeof argument === 'number') continue;
    const command = at === 0 ? '' : ` of ${String(argv[0])}`;
    throw new ClientFault(
      `client '${name}': argument ${String(at)}${command} is text, not ${argument === null ? 'null' : typeof argument}`,
    );
  }
}

function checkMs({ name }: Client, what: string, ms: unknown): void {
  if (typeof ms === 'number' && Number.isInteger(ms) && ms >= 0 && ms <= waitMsMax) return;
  throw new ClientFault(
    `client '${name}': redis.${what} takes whole ms from 0 to ${String(waitMsMax)}, not ${String(ms)}`,
  );
}

/** A reply that is no text is told as JSON. */
const textOf = (value: PlainReply | undefined): string | undefined =>
  value === undefined || typeof value === 'string' ? value : JSON.stringify(value);

function checkSame(client: Client, before: Ask | undefined, now: Ask, at: number): void {
  if (before === undefined || canonical(before) === canonical(now)) return;
  throw new ClientFault(
    `client '${client.name}' is not deterministic: given the same answers, step ${String(at + 1)} ` +
      `asked ${show(before)} before and ${show(now)} now`,
  );
}

function awaitsElse(client: Client, answered: number): string {
  return (
    `client '${client.name}' awaits something else than its redis after step ${String(answered)}; ` +
    'a client may await only redis.call, redis.message and redis.pause'
  );
}

function asksTwice(client: Client, answered: number): string {
  return (
    `client '${client.name}' sends a second command before the answer to the first ` +
    `(step ${String(answered + 1)}); await each redis.call`
  );
}

function show(ask: Ask): string {
  switch (ask.kind) {
    case 'call':
      return `${ask.argv.join(' ')}${ask.region === undefined ? '' : ` at ${ask.region}`}`;
    case 'pause':
      return `a pause of ${String(ask.ms)} ms`;
    case 'listen':
      return `the next message within ${String(ask.ms)} ms`;
    case 'done':
      return 'nothing';
    case 'threw':
      return `an error (${ask.message})`;
  }
}
