/**
 * The ledger of a run: every acknowledged write, what it had seen, and what became of it. At the
 * end each must be visible, or superseded by what had seen it (a DEL, a later SET) or by the clock
 * (CLK-2), or lost by a rule that the ledger can name. What no rule explains is an objection.
 *
 * A write is lost when no member of the database knows its number any more: then a crash without
 * its file took it (REP-10), or the removal of the only region that had it (MEM-3). One with a
 * deadline may be gone once a clock that judges it has reached the deadline: that of an owner, which
 * then deletes it for all (EXP-3), or that of whoever reads (EXP-4); by the latter it must be.
 */
import {
  covers,
  isMember,
  wallMsOf,
  type Clock,
  type Simulation,
  toPlain,
} from '../../src/kernel/index.ts';
import type { PlainReply } from '../../src/kernel/index.ts';
import type { SwarmCall } from './swarm-plan.ts';

/** Why a write may be gone; the rule is its key in the report. */
export type Loss =
  | 'REP-10 crash without its file'
  | 'MEM-3 forced removal'
  | 'EVI-2 eviction'
  | 'MEM-4 flush'
  | 'EXP-3 its deadline passed'
  /** The element is known, and waits for a neighbour that nobody has any more (LST-4). */
  | 'LST-4 its neighbour was lost';

type Write = {
  readonly key: string;
  readonly command: string;
  /** What tells it apart: member, field, element, value, or amount. */
  readonly name: string;
  readonly origin: number;
  readonly n: number;
  /** What its region had seen, itself included. */
  readonly seen: Clock;
  readonly wallMs: number;
  /** Epoch ms, by the clock of the region that took it; `undefined`: it stays. */
  readonly deadlineMs: number | undefined;
  lost: Loss | undefined;
  /** Somebody may have evicted what it wrote; when exactly, the ledger did not see. */
  mayBeEvicted: boolean;
};

type Removal = Write & { readonly loss: Loss | undefined };

export type Ledger = {
  readonly writes: Write[];
  readonly removals: Removal[];
  /** The latest that the clock of each instance's region ever read, epoch ms, heirs included. */
  readonly latestMs: Map<number, number>;
};

export const createLedger = (): Ledger => ({ writes: [], removals: [], latestMs: new Map() });

/** Clocks are read: after time passed, and before and after anything is done to them. */
export function enterClocks({ latestMs }: Ledger, sim: Simulation): void {
  for (const [index, { id, adopted }] of sim.world.regions.entries()) {
    const wallMs = wallMsOf(sim.world, index);
    for (const owner of [id, ...adopted]) {
      latestMs.set(owner, Math.max(latestMs.get(owner) ?? 0, wallMs));
    }
  }
}

/** Before a command or a fault: what the region had named so far. */
export type Before = { readonly origin: number; readonly n: number; readonly evicted: number };

export function before(sim: Simulation, name: string): Before {
  const region = sim.world.regions[sim.regions.indexOf(name)];
  const origin = region?.id ?? 0;
  return { origin, n: region?.clock[origin] ?? 0, evicted: region?.stats.evicted ?? 0 };
}

/** Enters an acknowledged command of the audit. */
export function enterCall(
  ledger: Ledger,
  sim: Simulation,
  { region: name, argv }: SwarmCall,
  { origin, n }: Before,
): void {
  const write = entryOf(sim, name, argv, origin);
  if (write === undefined || write.n <= n) return;
  if (sim.status(name) === 'removed') write.lost = 'MEM-3 forced removal';
  if (write.command === 'DEL') ledger.removals.push({ ...write, loss: undefined });
  else ledger.writes.push(write);
}

function entryOf(
  sim: Simulation,
  name: string,
  argv: readonly string[],
  origin: number,
): Write | undefined {
  const index = sim.regions.indexOf(name);
  const region = sim.world.regions[index];
  if (region?.id !== origin) return undefined;
  const [command = '', key = '', ...words] = argv;
  const wallMs = wallMsOf(sim.world, index);
  return {
    key,
    command,
    name: command === 'ZADD' ? (words[1] ?? '') : (words[0] ?? ''),
    origin,
    n: region.clock[origin] ?? 0,
    seen: [...region.clock],
    wallMs,
    deadlineMs: words[1] === 'PX' ? wallMs + Number(words[2]) : undefined,
    lost: undefined,
    mayBeEvicted: false,
  };
}

export const leasesOf = ({ writes }: Ledger): readonly string[] =>
  writes.flatMap(({ key, deadlineMs }) => (deadlineMs === undefined ? [] : [key]));

/** An eviction or a flush took these keys away here, as far as they were seen. */
export function enterRemoval(
  ledger: Ledger,
  sim: Simulation,
  name: string,
  keys: readonly string[],
  loss: Loss,
  { origin, n }: Before,
): void {
  for (const key of keys) {
    const removal = entryOf(sim, name, ['DEL', key], origin);
    if (removal === undefined || removal.n <= n) continue;
    if (sim.status(name) === 'removed') removal.lost = 'MEM-3 forced removal';
    ledger.removals.push({ ...removal, loss });
  }
}

/** A region that is short of memory gave keys up by itself: whatever it had may be gone. */
export function enterPressure(ledger: Ledger, sim: Simulation, known: readonly number[]): void {
  for (const [index, { clock, stats }] of sim.world.regions.entries()) {
    if (stats.evicted === (known[index] ?? 0)) continue;
    for (const write of ledger.writes) {
      if (covers(clock, write.origin, write.n)) write.mayBeEvicted = true;
    }
  }
}

export const evictedSoFar = (sim: Simulation): readonly number[] =>
  sim.world.regions.map(({ stats }) => stats.evicted);

/** After a fault: writes that no member knows any more are lost by its rule. */
export function enterLosses(ledger: Ledger, sim: Simulation, loss: Loss): void {
  const { regions, status } = sim.world;
  const members = regions.filter((_, index) => isMember(status[index]));
  for (const write of [...ledger.writes, ...ledger.removals]) {
    if (write.lost !== undefined) continue;
    if (!members.some(({ clock }) => covers(clock, write.origin, write.n))) write.lost = loss;
  }
}

export type Account = {
  /** Writes by loss, those that are indeed gone. */
  readonly losses: ReadonlyMap<Loss, number>;
  readonly visible: number;
  readonly superseded: number;
  /** What no rule explains. */
  readonly objections: readonly string[];
};

/** Compares the ledger with what a member shows at the end. */
export function closeLedger(ledger: Ledger, sim: Simulation, member: string): Account {
  const losses = new Map<Loss, number>();
  const objections: string[] = [];
  let visible = 0;
  let superseded = 0;
  const ask = (...argv: readonly string[]): PlainReply => toPlain(sim.call(member, argv, 'reader'));
  const shown = readShown(ask, ledger);
  const readerMs = wallMsOf(sim.world, sim.regions.indexOf(member));
  for (const write of ledger.writes) {
    const isThere = shown.has(`${write.key} ${write.name}`);
    const expected = expectationOf(ledger, write, readerMs);
    if (isThere) visible++;
    else if (expected.kind === 'superseded') superseded++;
    else if (expected.kind !== 'visible') {
      losses.set(expected.loss, (losses.get(expected.loss) ?? 0) + 1);
    }
    if (isThere && (expected.kind === 'superseded' || expected.kind === 'lost')) {
      objections.push(`${describe(write)} is back, though ${whyGone(expected)}`);
    }
    if (!isThere && expected.kind === 'visible') {
      objections.push(`${describe(write)} was acknowledged and is gone, and no rule says why`);
    }
  }
  for (const thing of shown) {
    const isKnown = ledger.writes.some(({ key, name }) => thing === `${key} ${name}`);
    if (!isKnown) objections.push(`'${thing}' is shown and nobody was told that it was written`);
  }
  return { losses, visible, superseded, objections };
}

type Expectation =
  | { readonly kind: 'visible' }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'lost' | 'perhaps'; readonly loss: Loss };

function expectationOf(
  { writes, removals, latestMs }: Ledger,
  write: Write,
  readerMs: number,
): Expectation {
  if (write.lost !== undefined) return { kind: 'lost', loss: write.lost };
  const sees = (other: Write): boolean =>
    other !== write && other.lost === undefined && covers(other.seen, write.origin, write.n);
  const removal = removals.find(
    ({ key, ...other }) => key === write.key && sees({ key, ...other }),
  );
  if (removal !== undefined) {
    return removal.loss === undefined
      ? { kind: 'superseded' }
      : { kind: 'lost', loss: removal.loss };
  }
  const { deadlineMs = Infinity } = write;
  if (readerMs > deadlineMs) return { kind: 'lost', loss: 'EXP-3 its deadline passed' };
  if ((latestMs.get(write.origin) ?? 0) > deadlineMs) {
    return { kind: 'perhaps', loss: 'EXP-3 its deadline passed' };
  }
  if (write.mayBeEvicted) return { kind: 'perhaps', loss: 'EVI-2 eviction' };
  const isOrphan =
    write.command === 'RPUSH' &&
    writes.some(
      (other) =>
        other.key === write.key &&
        other.lost !== undefined &&
        covers(write.seen, other.origin, other.n),
    );
  if (isOrphan) return { kind: 'perhaps', loss: 'LST-4 its neighbour was lost' };
  if (write.command !== 'SET') return { kind: 'visible' };
  const rivals = writes.filter(
    (other) => other.command === 'SET' && other.key === write.key && other.lost === undefined,
  );
  if (rivals.some(sees)) return { kind: 'superseded' };
  const isMaximal = (rival: Write): boolean =>
    !rivals.some((other) => other !== rival && covers(other.seen, rival.origin, rival.n)) &&
    !removals.some(
      (other) =>
        other.key === rival.key &&
        other.lost === undefined &&
        covers(other.seen, rival.origin, rival.n),
    );
  const beats = (rival: Write): boolean =>
    rival.wallMs > write.wallMs || (rival.wallMs === write.wallMs && rival.origin < write.origin);
  const winners = rivals.filter((rival) => rival !== write && isMaximal(rival) && beats(rival));
  if (winners.some(({ mayBeEvicted }) => mayBeEvicted)) {
    return { kind: 'perhaps', loss: 'EVI-2 eviction' };
  }
  return winners.length > 0 ? { kind: 'superseded' } : { kind: 'visible' };
}

/** Everything audited that is visible, as `key name`. */
function readShown(ask: (...argv: string[]) => PlainReply, { writes }: Ledger): Set<string> {
  const shown = new Set<string>();
  const addAll = (key: string, names: PlainReply): void => {
    if (Array.isArray(names)) for (const name of names) shown.add(`${key} ${String(name)}`);
  };
  addAll('a:set', ask('SMEMBERS', 'a:set'));
  addAll('a:hash', ask('HKEYS', 'a:hash'));
  addAll('a:zset', ask('ZRANGE', 'a:zset', '0', '-1'));
  addAll('a:list', ask('LRANGE', 'a:list', '0', '-1'));
  const strings = writes.filter(({ command }) => command === 'SET').map(({ key }) => key);
  for (const key of new Set(strings)) {
    const value = ask('GET', key);
    if (typeof value === 'string') shown.add(`${key} ${value}`);
  }
  for (const counter of new Set(
    writes.filter(({ command }) => command === 'INCRBY').map(({ key }) => key),
  )) {
    const sum = ask('GET', counter);
    let left = BigInt(typeof sum === 'string' ? sum : '0');
    for (let bit = 1n; left > 0n; bit *= 2n) {
      if (left % (bit * 2n) === 0n) continue;
      left -= bit;
      shown.add(`${counter} ${String(bit)}`);
    }
  }
  return shown;
}

const describe = ({ command, key, name, origin, n }: Write): string =>
  `${command} ${key} ${name} (write ${String(n)} of instance ${String(origin)})`;

const whyGone = (expected: Expectation): string =>
  expected.kind === 'lost' ? `it was lost (${expected.loss})` : 'it was superseded';
