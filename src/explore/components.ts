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
  receive,
  toPlain,
  visibleKeys,
  type Chooser,
  type Effect,
  type PlainReply,
  type Profile,
  type Region,
} from '../kernel/index.ts';
import { programOf, type Answer, type Client, type Progress } from '../clients/index.ts';
import { createInterner } from './interner.ts';

/** One way a command can come out: several where Redis draws at random. */
export type Ran = {
  readonly region: number;
  readonly reply: PlainReply;
  readonly batches: readonly number[];
  readonly picks: readonly number[];
};

export type Expired = { readonly region: number; readonly batches: readonly number[] };

/** A queued batch and when it was sent (0 while lag is unbounded and nobody asks). */
export type Waiting = { readonly batch: number; readonly sentMs: number };

export type Components = {
  readonly internRegion: (region: Region) => number;
  readonly run: (
    region: number,
    client: number,
    progress: number,
    wallMs: number,
  ) => readonly Ran[];
  readonly receive: (region: number, batch: number) => number;
  readonly expire: (region: number, wallMs: number) => Expired | undefined;
  readonly emptyChannel: number;
  readonly push: (channel: number, waiting: Waiting) => number;
  readonly queue: (channel: number) => readonly Waiting[];
  readonly drop: (channel: number, count: number) => number;
  readonly progress: (client: number, id: number) => Progress;
  /** Where an answer leads; `undefined` until `resume` has computed it. */
  readonly resumed: (client: number, id: number, answer: Answer) => number | undefined;
  readonly resume: (client: number, id: number, answer: Answer) => Promise<void>;
  readonly start: (client: number) => Promise<number>;
  readonly read: (region: number, argv: readonly string[], wallMs: number) => PlainReply;
  /** Everything visible in a region, deadlines included, as one text. */
  readonly shows: (region: number, wallMs: number) => string;
  /** Types and values only. */
  readonly values: (region: number, wallMs: number) => string;
  /** Runs of the kernel so far: what the search really paid for. */
  readonly kernelRuns: () => number;
  readonly regionsKnown: () => number;
};

const identityOf = (region: Region): string => {
  const { id, clock, keys, sessions, subscribers, inbox, adopted } = region;
  return canonical([id, clock, keys, sessions, subscribers, inbox, adopted]);
};

export function createComponents(clients: readonly Client[], profile: Profile): Components {
  const regions = createInterner<Region>(identityOf);
  const batches = createInterner<readonly Effect[]>();
  const channels = createInterner<readonly Waiting[]>();
  const programs = clients.map(programOf);
  const progresses = clients.map(() => createInterner<Progress>((item) => item.identity));
  const resumes = clients.map(() => new Map<string, number>());
  const runs = new Map<string, readonly Ran[]>();
  const receipts = new Map<number, number>();
  const expiries = new Map<string, Expired>();
  const reads = new Map<string, PlainReply>();
  const shown = new Map<string, string>();
  let kernelRuns = 0;

  const instant = (wallMs: number, chooser: Chooser) => ({
    wallMs,
    profile,
    chooser,
    reasons: undefined,
  });
  const internAll = (groups: readonly (readonly Effect[])[]): readonly number[] =>
    groups.map((group) => batches.add(group));

  const runOnce = (
    region: number,
    name: string,
    argv: readonly string[],
    wallMs: number,
    picks: readonly number[],
  ): Ran & { readonly counts: readonly number[] } => {
    kernelRuns++;
    const counts: number[] = [];
    const made: number[] = [];
    const chooser = {
      pick: (count: number) => {
        if (count <= 1) return 0;
        counts.push(count);
        const pick = picks[made.length] ?? 0;
        made.push(pick);
        return pick;
      },
    };
    const copy = copyData(regions.get(region));
    const done = execute(copy, name, argv.map(bytes), instant(wallMs, chooser));
    return {
      region: regions.add(copy),
      reply: toPlain(done.reply),
      batches: internAll(done.batches),
      picks: made,
      counts,
    };
  };

  return {
    internRegion: (region) => regions.add(region),
    run(region, client, progress, wallMs) {
      const key = `${String(region)} ${String(client)} ${String(progress)} ${String(wallMs)}`;
      const known = runs.get(key);
      if (known !== undefined) return known;
      const { ask } = part(progresses, client).get(progress);
      const argv = ask.kind === 'call' ? ask.argv : [];
      const name = clients[client]?.name ?? '';
      const all: Ran[] = [];
      let picks: number[] | undefined = [];
      while (picks !== undefined) {
        const ran = runOnce(region, name, argv, wallMs, picks);
        all.push(ran);
        picks = nextPicks(ran.picks, ran.counts);
      }
      runs.set(key, all);
      return all;
    },
    receive(region, batch) {
      const key = region * 0x4000000 + batch;
      const known = receipts.get(key);
      if (known !== undefined) return known;
      kernelRuns++;
      const copy = copyData(regions.get(region));
      for (const effect of batches.get(batch))
        receive(copy, effect, { profile, reasons: undefined });
      const next = regions.add(copy);
      receipts.set(key, next);
      return next;
    },
    expire(region, wallMs) {
      if (wallMs < regions.get(region).nextCheckMs) return undefined;
      const key = `${String(region)} ${String(wallMs)}`;
      const known = expiries.get(key);
      if (known !== undefined) return known;
      kernelRuns++;
      const copy = copyData(regions.get(region));
      const done = expireOwned(copy, instant(wallMs, { pick: () => 0 }));
      const expired = { region: regions.add(copy), batches: internAll(done) };
      expiries.set(key, expired);
      return expired;
    },
    emptyChannel: channels.add([]),
    push: (channel, waiting) => channels.add([...channels.get(channel), waiting]),
    queue: (channel) => channels.get(channel),
    drop: (channel, count) =>
      count === 0 ? channel : channels.add(channels.get(channel).slice(count)),
    progress: (client, id) => part(progresses, client).get(id),
    resumed: (client, id, answer) => part(resumes, client).get(answerKey(id, answer)),
    async resume(client, id, answer) {
      const from = part(progresses, client).get(id);
      const next = await part(programs, client).resume(from, answer);
      part(resumes, client).set(answerKey(id, answer), part(progresses, client).add(next));
    },
    async start(client) {
      return part(progresses, client).add(await part(programs, client).start());
    },
    read(region, argv, wallMs) {
      const key = `${String(region)} ${String(wallMs)} ${canonical(argv)}`;
      const known = reads.get(key);
      if (known !== undefined) return known;
      kernelRuns++;
      const copy = copyData(regions.get(region));
      const done = execute(copy, '', argv.map(bytes), instant(wallMs, { pick: () => 0 }));
      const reply = toPlain(done.reply);
      reads.set(key, reply);
      return reply;
    },
    shows(region, wallMs) {
      const key = `${String(region)} ${String(wallMs)}`;
      const known = shown.get(key);
      if (known !== undefined) return known;
      const text = canonical(visibleKeys(regions.get(region), { wallMs, profile }));
      shown.set(key, text);
      return text;
    },
    values(region, wallMs) {
      const visible = visibleKeys(regions.get(region), { wallMs, profile });
      return canonical(new Map([...visible].map(([key, [type, value]]) => [key, [type, value]])));
    },
    kernelRuns: () => kernelRuns,
    regionsKnown: () => regions.size(),
  };
}

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

const answerKey = (id: number, answer: Answer): string => `${String(id)} ${canonical(answer)}`;

function part<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`invariant broken: no client has index ${String(index)}`);
  return item;
}
