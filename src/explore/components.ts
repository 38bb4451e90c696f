/**
 * The parts of a global state, each interned to a small number: one region's contents, one
 * channel's queue, one client's progress. The kernel runs once per distinct (part, input); the
 * search then only reads tables.
 *
 * A region's identity leaves out what does not decide its future: the clock handed to effects
 * (derived), what it heard for collection (no collection happens here), the expiry hint.
 */
import {
  bytes,
  canonical,
  copyData,
  execute,
  expireOwned,
  nextDeadlineMs,
  plainKeys,
  READ_ONLY_STALE,
  receive,
  stampComparisons,
  toPlain,
  visibleKeys,
  type Chooser,
  type Effect,
  type Instant,
  type PlainReply,
  type Profile,
  type Region,
} from '../kernel/index.ts';
import { programOf, type Answer, type Client, type Progress } from '../clients/index.ts';
import { asksTime, hangsOnTime, msTaken } from './instants.ts';
import { createInterner } from './interner.ts';
import { createMemo, createTimedMemo } from './memo.ts';
import type { Move } from './move.ts';
import { toPushed } from './pushed.ts';
import type { Symmetry } from './symmetry.ts';

/** One way a command can come out: several where Redis draws at random. */
export type Ran = {
  readonly region: number;
  /** The reply as an answer to the client. */
  readonly answer: number;
  readonly batches: readonly number[];
  /** Virtual ms until anything else happens, while lag is unbounded. */
  readonly ms: number;
  /** Neither the region nor anybody else can tell that it ran. */
  readonly isSilent: boolean;
  readonly move: Extract<Move, { kind: 'run' }>;
};

export type Expired = { readonly region: number; readonly batches: readonly number[] };

/** A region without a message, and the message as an answer to whom it was for. */
export type Taken = { readonly region: number; readonly answer: number };

/** A queued batch and when it was sent (0 while lag is unbounded and nobody asks). */
export type Waiting = { readonly batch: number; readonly sentMs: number };

export type Components = {
  readonly internRegion: (region: Region) => number;
  readonly region: (id: number) => Region;
  readonly internBatch: (effects: readonly Effect[]) => number;
  readonly batch: (id: number) => readonly Effect[];
  /** All ways a client's pending command can come out in a region, at an instant of its clock. */
  readonly run: (
    region: number,
    client: number,
    progress: number,
    wallMs: number,
    /** The region is stale: it answers reads and refuses writes (STL-1). */
    isStale?: boolean,
  ) => readonly Ran[];
  readonly receive: (region: number, batch: number) => number;
  /** The client takes the oldest message pushed to it there; `undefined` when there is none. */
  readonly take: (region: number, client: number) => Taken | undefined;
  readonly expire: (region: number, wallMs: number) => Expired | undefined;
  /** The earliest deadline of a key after this instant; `Infinity` when there is none. */
  readonly nextDeadlineMs: (region: number, wallMs: number) => number;
  readonly emptyChannel: number;
  readonly push: (channel: number, batch: number, sentMs: number) => number;
  readonly queue: (channel: number) => readonly Waiting[];
  readonly drop: (channel: number, count: number) => number;
  readonly progress: (client: number, id: number) => Progress;
  /** The first progress that asks the same as this one: it stands for what is asked alone. */
  readonly asking: (client: number, id: number) => number;
  /** Where an answer leads; `undefined` until `resume` has computed it. */
  readonly resumed: (client: number, id: number, answer: number) => number | undefined;
  readonly resume: (client: number, id: number, answer: number) => Promise<void>;
  readonly start: (client: number) => Promise<number>;
  readonly read: (region: number, argv: readonly string[], wallMs: number) => PlainReply;
  /** Everything visible in a region, deadlines included, as one text. */
  readonly shows: (region: number, wallMs: number) => string;
  /** Types and values only, as a number: equal numbers, equal values. */
  readonly values: (region: number, wallMs: number) => number;
  /** True once it mattered, or may have, at which instant a write or command came. */
  readonly sawInstants: () => boolean;
  /** Runs of the kernel so far: what the search really paid for. */
  readonly kernelRuns: () => number;
};

/** The instant of a run, given what draws in it. */
type InstantFor = (chooser: Chooser) => Instant;

/** Answers every client may be given, by their number. */
export const TIMED_OUT = 0;
export const WOKEN = 1;

const identityOf = (region: Region): string => {
  const { id, clock, sessions, subscribers, inbox, adopted } = region;
  return canonical([id, clock, plainKeys(region), sessions, subscribers, inbox, adopted]);
};

export function createComponents(
  clients: readonly Client[],
  profile: Profile,
  symmetry: Symmetry,
): Components {
  const regions = createInterner<Region>(identityOf);
  const batches = createInterner<readonly Effect[]>();
  const channels = createInterner<readonly Waiting[]>();
  const answers = createInterner<Answer>();
  const texts = createInterner<string>((text) => text);
  answers.add({ kind: 'timeout' });
  answers.add({ kind: 'woken' });
  const programs = clients.map(programOf);
  // Clients that cannot be told apart share their progress, so that equal parts are equal numbers.
  const own = clients.map(() => createInterner<Progress>((item) => item.identity));
  const progresses = clients.map((_, index) => part(own, symmetry.leaderOf(index)));
  const asks = own.map(() => new Map<string, number>());
  const resumes = clients.map((): (number | undefined)[][] => []);
  // By client; a second time for regions that are stale.
  const runs = [...clients, ...clients].map(() => createTimedMemo<readonly Ran[]>());
  const timeless = [...clients, ...clients].map((): (readonly Ran[] | undefined)[][] => []);
  const receipts = createMemo<number>();
  const takings = createMemo<Taken>();
  const pushed = createTimedMemo<number>();
  const dropped = createMemo<number>();
  const expiries = createTimedMemo<Expired>();
  const reads = new Map<string, PlainReply>();
  const shown = createTimedMemo<string>();
  const values = createTimedMemo<number>();
  let kernelRuns = 0;
  let sawInstants = false;

  /** Runs the kernel, and notes whether it asked which of two writes was later. */
  const inKernel = <Result>(run: () => Result): Result => {
    kernelRuns++;
    const before = stampComparisons();
    const result = run();
    if (stampComparisons() !== before) sawInstants = true;
    return result;
  };
  const instant = (wallMs: number, chooser: Chooser): Instant => ({
    wallMs,
    profile,
    chooser,
    reasons: undefined,
  });
  const freshAt =
    (wallMs: number): InstantFor =>
    (chooser) =>
      instant(wallMs, chooser);
  const staleAt =
    (wallMs: number): InstantFor =>
    (chooser) => ({ ...instant(wallMs, chooser), refusesWrites: READ_ONLY_STALE });
  const internAll = (groups: readonly (readonly Effect[])[]): readonly number[] =>
    groups.map((group) => batches.add(group));

  const runOnce = (
    region: number,
    client: number,
    argv: readonly string[],
    at: InstantFor,
    drawn: readonly number[],
  ): Ran & { readonly counts: readonly number[] } => {
    const counts: number[] = [];
    const picks: number[] = [];
    const chooser = {
      pick: (count: number) => {
        if (count <= 1) return 0;
        counts.push(count);
        const pick = drawn[picks.length] ?? 0;
        picks.push(pick);
        return pick;
      },
    };
    const copy = copyData(regions.get(region));
    const name = part(clients, client).name;
    const done = inKernel(() => execute(copy, name, argv.map(bytes), at(chooser)));
    if (hangsOnTime(argv) || copy.deadlines.size > 0) sawInstants = true;
    const after = regions.add(copy);
    if (copy.sessions.size > 0 || copy.subscribers.size > 0) symmetry.noteName();
    const sent = internAll(done.batches);
    return {
      region: after,
      answer: answers.add({ kind: 'reply', reply: toPlain(done.reply) }),
      batches: sent,
      ms: msTaken(argv, sent.length),
      isSilent: after === region && sent.length === 0,
      move: { kind: 'run', client, picks },
      counts,
    };
  };
  const runAll = (
    region: number,
    client: number,
    argv: readonly string[],
    at: InstantFor,
  ): readonly Ran[] => {
    const all: Ran[] = [];
    let picks: number[] | undefined = [];
    while (picks !== undefined) {
      const { counts, ...ran } = runOnce(region, client, argv, at, picks);
      all.push(ran);
      picks = nextPicks(ran.move.picks, counts);
    }
    return all;
  };
  const visible = (region: number, wallMs: number) =>
    inKernel(() => visibleKeys(regions.get(region), { wallMs, profile }));

  return {
    internRegion: (region) => regions.add(region),
    region: (id) => regions.get(id),
    internBatch: (effects) => batches.add(effects),
    batch: (id) => batches.get(id),
    run(region, client, progress, wallMs, isStale = false) {
      const table = isStale ? client + clients.length : client;
      const always = (part(timeless, table)[progress] ??= []);
      const known = always[region];
      if (known !== undefined) return known;
      return part(runs, table)(wallMs, progress, region, () => {
        const { ask } = part(progresses, client).get(progress);
        const argv = ask.kind === 'call' ? ask.argv : [];
        const all = runAll(region, client, argv, isStale ? staleAt(wallMs) : freshAt(wallMs));
        const hasDeadline = regions.get(region).deadlines.size > 0;
        // Where nothing changed and nothing can expire, the hour makes no difference.
        const isTimeless = !hasDeadline && !asksTime(argv) && all.every((ran) => ran.isSilent);
        if (isTimeless) always[region] = all;
        return all;
      });
    },
    receive: (region, batch) =>
      receipts(batch, region, () => {
        const copy = copyData(regions.get(region));
        inKernel(() => {
          for (const effect of batches.get(batch)) {
            receive(copy, effect, { profile, reasons: undefined });
          }
        });
        return regions.add(copy);
      }),
    take(region, client) {
      const { inbox } = regions.get(region);
      if (inbox.length === 0) return undefined;
      const { name } = part(clients, client);
      const place = inbox.findIndex((one) => one.client === name);
      const pushed = inbox[place];
      if (pushed === undefined) return undefined;
      return takings(client, region, () => {
        const copy = copyData(regions.get(region));
        copy.inbox.splice(place, 1);
        const { channel, message } = toPushed(pushed);
        return {
          region: regions.add(copy),
          answer: answers.add({ kind: 'message', channel, message }),
        };
      });
    },
    expire(region, wallMs) {
      if (wallMs < regions.get(region).nextCheckMs) return undefined;
      return expiries(wallMs, 0, region, () => {
        const copy = copyData(regions.get(region));
        const done = inKernel(() => expireOwned(copy, instant(wallMs, noDraws)));
        return { region: regions.add(copy), batches: internAll(done) };
      });
    },
    nextDeadlineMs: (region, wallMs) => nextDeadlineMs(regions.get(region), { wallMs, profile }),
    emptyChannel: channels.add([]),
    push: (channel, batch, sentMs) =>
      pushed(sentMs, batch, channel, () =>
        channels.add([...channels.get(channel), { batch, sentMs }]),
      ),
    queue: (channel) => channels.get(channel),
    drop: (channel, count) =>
      dropped(count, channel, () => channels.add(channels.get(channel).slice(count))),
    progress: (client, id) => part(progresses, client).get(id),
    asking(client, id) {
      const first = part(asks, symmetry.leaderOf(client));
      const ask = canonical(part(progresses, client).get(id).ask);
      const known = first.get(ask);
      if (known === undefined) first.set(ask, id);
      return known ?? id;
    },
    resumed: (client, id, answer) => part(resumes, client)[answer]?.[id],
    async resume(client, id, answer) {
      const from = part(progresses, client).get(id);
      const next = await part(programs, client).resume(from, answers.get(answer));
      (part(resumes, client)[answer] ??= [])[id] = part(progresses, client).add(next);
    },
    async start(client) {
      return part(progresses, client).add(await part(programs, client).start());
    },
    read(region, argv, wallMs) {
      const key = `${String(region)} ${String(wallMs)} ${argv.join('\n')}`;
      const known = reads.get(key);
      if (known !== undefined) return known;
      const copy = copyData(regions.get(region));
      const { reply: answered } = inKernel(() =>
        execute(copy, '', argv.map(bytes), instant(wallMs, noDraws)),
      );
      if (hangsOnTime(argv)) sawInstants = true;
      const reply = toPlain(answered);
      reads.set(key, reply);
      return reply;
    },
    shows: (region, wallMs) => shown(wallMs, 0, region, () => canonical(visible(region, wallMs))),
    values: (region, wallMs) =>
      values(wallMs, 0, region, () =>
        texts.add(
          canonical(
            new Map(
              [...visible(region, wallMs)].map(([key, [type, value]]) => [key, [type, value]]),
            ),
          ),
        ),
      ),
    sawInstants: () => sawInstants,
    kernelRuns: () => kernelRuns,
  };
}

const noDraws: Chooser = { pick: () => 0 };

/** The next list of draws after this one, counting up from the last; `undefined` past the end. */
function nextPicks(picks: readonly number[], counts: readonly number[]): number[] | undefined {
  const next = [...picks];
  for (let at = next.length - 1; at >= 0; at--) {
    const pick = (next[at] ?? 0) + 1;
    if (pick < (counts[at] ?? 0)) {
      next[at] = pick;
      return next.slice(0, at + 1);
    }
  }
  return undefined;
}

function part<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`invariant broken: no client has index ${String(index)}`);
  return item;
}
