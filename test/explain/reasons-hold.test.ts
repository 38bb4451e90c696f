/** What reasons claim, held against worlds: who had seen whom, and how much slower a clock would decide otherwise. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createSimulation,
  type Reason,
  type Simulation,
  type SimulationOptions,
  type TraceEvent,
} from '../../src/kernel/index.ts';
import { flipMs, runOf } from '../../src/explain/index.ts';
import { seenBefore, writeOf } from '../../src/explain/knowledge.ts';

/** Many worlds, each played three times for every margin: seconds on an idle machine. */
const slowMs = 180_000;
const regions = ['ams', 'nyc', 'tok'] as const;

/** Commands on one key; their values differ from move to move, so that each writes whatever is there. */
type Family = readonly ((move: number) => string)[];

const FAMILIES: readonly Family[] = [
  [
    (move) => `SET k ${String(move)}`,
    (move) => `INCRBY k ${String(move)}`,
    () => 'DEL k',
    () => 'EXPIRE k 100',
    () => 'PERSIST k',
  ],
  [
    (move) => `HSET h f ${String(move)} g ${String(move)}`,
    (move) => `HINCRBY h f ${String(move)}`,
    () => 'HDEL h f',
    (move) => `HEXPIRE h ${String(move + 100)} FIELDS 1 g`,
    () => 'DEL h',
  ],
  [
    (move) => `ZADD z ${String(move)} m`,
    (move) => `ZINCRBY z ${String(move)} m`,
    () => 'ZREM z m',
    () => 'DEL z',
  ],
  [() => 'SADD s m n', () => 'SREM s m', () => 'DEL s'],
  [
    (move) => `RPUSH l ${String(move)}`,
    (move) => `LPUSH l ${String(move)}`,
    (move) => `LSET l 0 ${String(move)}`,
    () => 'LPOP l',
    () => 'DEL l',
  ],
];

/** They meet other types, and texts that cannot be counted: what comes of them depends on who wins. */
const CONDITIONAL: readonly Family[] = [
  ...FAMILIES,
  [(move) => `SET k text${String(move)}`, () => 'SET k 1', () => 'INCR k', () => 'DEL k'],
  [(move) => `HSET h f text${String(move)}`, () => 'HSET h f 1', () => 'HINCRBY h f 1'],
  [() => 'SET k v', () => 'SADD k m', () => 'RPUSH k e', () => 'DEL k', () => 'SREM k m'],
];

type Move = {
  readonly kind: 'call' | 'advance' | 'sync' | 'settle';
  readonly at: number;
  readonly what: number;
  readonly ms: number;
};

type Plan = {
  readonly family: Family;
  readonly skewsMs: readonly number[];
  readonly latencyMs: number;
  readonly moves: readonly Move[];
  readonly switches: Readonly<Record<string, string>>;
};

const plans = (
  families: readonly Family[],
  switches: fc.Arbitrary<Plan['switches']>,
): fc.Arbitrary<Plan> =>
  fc.record({
    family: fc.constantFrom(...families),
    skewsMs: fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 3, maxLength: 3 }),
    latencyMs: fc.integer({ min: 20, max: 80 }),
    moves: fc.array(
      fc.record({
        kind: fc.constantFrom<Move['kind']>(...CALLS, 'advance', 'advance', 'sync', 'settle'),
        at: fc.nat(2),
        what: fc.nat(9),
        ms: fc.nat(30),
      }),
      { minLength: 12, maxLength: 30 },
    ),
    switches,
  });

const CALLS = Array<'call'>(8).fill('call');

function play(
  { family, skewsMs, latencyMs, moves, switches }: Plan,
  slower: { readonly region?: string; readonly byMs?: number } = {},
): Simulation {
  const clockSkewMs = Object.fromEntries(
    regions.map((name, at) => [
      name,
      (skewsMs[at] ?? 0) - (name === slower.region ? (slower.byMs ?? 0) : 0),
    ]),
  );
  const options: SimulationOptions = { regions, latencyMs, clockSkewMs, profile: { switches } };
  const sim = createSimulation(options);
  for (const [index, { kind, at, what, ms }] of moves.entries()) {
    const region = regions[at] ?? 'ams';
    const command = family[what % family.length]?.(index + 1) ?? 'PING';
    if (kind === 'call') sim.call(region, command.split(' '));
    else if (kind === 'advance') sim.advance(ms);
    else if (kind === 'sync') sim.fullSync(region, regions[(at + 1) % 3] ?? 'nyc');
    else sim.settle();
  }
  sim.settle();
  return sim;
}

type Told = { readonly event: TraceEvent; readonly reason: Reason };

const toldIn = (events: readonly TraceEvent[]): readonly Told[] =>
  events.flatMap((event) =>
    'reasons' in event ? event.reasons.map((reason) => ({ event, reason })) : [],
  );

/** The winner's number is the one that wins by that measure. */
function isMeasured({ rule, compared, left, right }: Reason): boolean {
  switch (compared) {
    case 'wall-ms':
    case 'deadline-ms':
    case 'list-number':
      return left > right;
    case 'observation':
      return rule === 'GC-2' ? left >= right : left > right;
    case 'instance-id':
    case 'type-order':
      return left < right;
  }
}

/** The winner of the contest that a reason of the same event tells of, or `undefined`. */
function winnerOf(sim: Simulation, { event, reason }: Told): string | undefined {
  const same = toldIn(sim.events).find(
    (other) =>
      other.event.id === event.id &&
      other.reason.key === reason.key &&
      other.reason.element === reason.element &&
      ['CLK-2', 'CLK-3'].includes(other.reason.rule),
  );
  return same && `${String(same.reason.winner.origin)}:${String(same.reason.winner.n)}`;
}

test(
  'a clock slower by the told margin decides otherwise, and by a millisecond less it does not',
  () => {
    let margins = 0;
    const tieBreaks = fc.constantFrom({ tieBreak: 'smaller-id' }, { tieBreak: 'larger-id' });
    fc.assert(
      fc.property(plans(FAMILIES.slice(0, 3), tieBreaks), (plan) => {
        const sim = play(plan);
        const run = runOf(sim);
        for (const told of toldIn(sim.events)) {
          const byMs = flipMs(run, told.reason);
          if (byMs === undefined) continue;
          margins++;
          const region = regions[told.reason.winner.origin - 1] ?? '';
          const winner = winnerOf(sim, told);
          expect(winnerOf(play(plan, { region, byMs }), told)).not.toBe(winner);
          expect(winnerOf(play(plan, { region, byMs: byMs - 1 }), told)).toBe(winner);
        }
      }),
      { numRuns: 120 },
    );
    expect(margins).toBeGreaterThan(100);
  },
  slowMs,
);

test(
  'a reason is between writes of which neither had seen the other, but for what comes too late',
  () => {
    const rules = new Set<string>();
    const switches = fc.record({
      typeConflict: fc.constantFrom('smallest-instance-id', 'fixed-order', 'lww'),
      stringDelete: fc.constantFrom('observed-remove', 'lww'),
      nonNumericSetVsIncr: fc.constantFrom('base-masks', 'lww'),
      listOrder: fc.constantFrom('fugue', 'rga'),
      lset: fc.constantFrom('remove-insert', 'in-place-lww'),
      setTtl: fc.constantFrom('writes-infinity', 'follows-value'),
    });
    fc.assert(
      fc.property(plans(CONDITIONAL, switches), (plan) => {
        const sim = play(plan);
        const run = runOf(sim);
        for (const { event, reason } of toldIn(sim.events)) {
          const { rule, winner, loser } = reason;
          rules.add(rule);
          const [winning, losing] = [writeOf(run, winner), writeOf(run, loser)];
          expect([event.id, rule, winning?.kind, losing?.kind]).not.toContain(undefined);
          if (winning === undefined || losing === undefined) continue;
          const hasSeen = (
            by: typeof winning,
            { origin, n }: { readonly origin: number; readonly n: number },
          ): boolean => seenBefore(run, by.region, by.id).has(`${String(origin)}:${String(n)}`);
          expect([event.id, rule, isMeasured(reason)]).toEqual([event.id, rule, true]);
          const wanted = [rule === 'GC-2', false];
          expect([hasSeen(winning, loser), hasSeen(losing, winner)]).toEqual(wanted);
        }
      }),
      { numRuns: 300 },
    );
    expect([...rules].sort((left, right) => (left < right ? -1 : 1))).toEqual([
      'CLK-2',
      'CLK-3',
      'CTR-2',
      'CTR-3',
      'CTR-6',
      'EXP-1',
      'EXP-2',
      'GC-2',
      'HSH-3',
      'HSH-4',
      'KEY-3',
      'LST-2',
      'LST-3',
      'LST-4',
      'LST-5',
      'SET-1',
      'STR-3',
      'ZST-1',
      'ZST-4',
      'ZST-5',
    ]);
  },
  slowMs,
);
