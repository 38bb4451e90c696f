import { expect, test } from 'vitest';
import { asBytes, bytes, type Reason } from '../../src/kernel/index.ts';
import { describeRun, explainReason, shortReason } from '../../src/explain/index.ts';
import { clockReason, reviewRun, startMs } from './hand-made.ts';

const run = reviewRun();
const side = (origin: number, n: number, what: string): Reason['winner'] => ({
  origin,
  n,
  what: bytes(what),
});

const observation = (rule: string, winner: string, loser: string): Reason => ({
  rule,
  key: bytes('k'),
  winner: side(1, 3, winner),
  loser: side(2, 2, loser),
  left: 3,
  right: 2,
  compared: 'observation',
  margin: 1,
  element: undefined,
});

const clocks = clockReason(
  { origin: 2, n: 1, what: 'weu-8830', ms: 310 },
  { origin: 1, n: 1, what: 'eus2-4471', ms: 30 },
);

test('a decision by the clock names both sides, the rule and what would flip it', () => {
  expect(explainReason(run, clocks)).toBe(
    'weu-8830 wins: 310 > 30 (CLK-2). A clock 280 ms slower in westeurope would flip it.',
  );
});

test('where a tie would still go to the winner, flipping takes one millisecond more', () => {
  const other = clockReason(
    { origin: 1, n: 1, what: 'first', ms: 310 },
    { origin: 2, n: 1, what: 'second', ms: 30 },
  );
  expect(explainReason(run, other)).toContain('A clock 281 ms slower in eastus2');
});

test('the other tie-break turns that round', () => {
  const flipped = describeRun({
    regions: ['eastus2', 'westeurope'],
    events: [],
    startMs,
    tieBreak: 'larger-id',
  });
  expect(explainReason(flipped, clocks)).toContain('281 ms slower in westeurope');
});

test('equal clocks are said to be equal', () => {
  const tie: Reason = {
    ...clocks,
    rule: 'CLK-3',
    compared: 'instance-id',
    left: 1,
    right: 2,
    margin: 1,
    winner: clocks.loser,
  };
  expect(explainReason(run, tie)).toBe(
    'eus2-4471 wins: both clocks said the same, and instance 1 goes before 2 (CLK-3). One millisecond would have decided instead.',
  );
});

test('a deadline that never comes is told as such', () => {
  const never: Reason = {
    ...clocks,
    rule: 'EXP-2',
    compared: 'deadline-ms',
    left: Infinity,
    right: startMs + 500,
    margin: Infinity,
  };
  expect(explainReason(run, never)).toBe(
    'The key never expires: weu:1 wrote no expiry, which outlasts the deadline of eus2:1 (EXP-2).',
  );
});

test('the longer of two deadlines is told with its lead', () => {
  const longer: Reason = {
    ...clocks,
    rule: 'EXP-1',
    compared: 'deadline-ms',
    left: startMs + 900,
    right: startMs + 500,
    margin: 400,
  };
  expect(explainReason(run, longer)).toBe(
    'The longer deadline holds: 900 of weu:1 > 500 of eus2:1 (EXP-1), 400 ms longer.',
  );
});

test.each([
  [
    'SET-1',
    'SADD',
    'SREM',
    'SADD by eus2:3 survives SREM by weu:2, which had not seen it (SET-1).',
  ],
  [
    'HSH-3',
    'HSET',
    'HDEL',
    'HSET by eus2:3 survives HDEL by weu:2, which had not seen it (HSH-3).',
  ],
  [
    'ZST-1',
    'ZADD',
    'ZREM',
    'ZADD by eus2:3 survives ZREM by weu:2, which had not seen it (ZST-1).',
  ],
  ['ZST-4', 'ZINCRBY', 'ZREM', 'Only the increments that ZREM weu:2 had not seen remain (ZST-4).'],
  ['CTR-3', 'string', 'DEL', 'Only the increments that DEL weu:2 had not seen remain (CTR-3).'],
  [
    'CTR-2',
    '10',
    '5',
    'Both count: 10 of eus2:3 had not seen what westeurope had added by weu:2, so +5 is added on top (CTR-2).',
  ],
  [
    'CTR-6',
    'text',
    '5',
    'text is shown: it is a text, and the increments of weu:2 (+5) wait behind it until a later write has seen both (CTR-6).',
  ],
  [
    'STR-3',
    'v',
    'DEL',
    'DEL by weu:2 removes only what it had seen; v of eus2:3 it had not, and it stays (STR-3).',
  ],
  [
    'LST-2',
    'v',
    'DEL',
    'DEL by weu:2 removes only what it had seen; v of eus2:3 it had not, and it stays (LST-2).',
  ],
  [
    'GC-2',
    'w',
    'v',
    'v comes too late: eus2:3, which is here already, had seen and replaced it (GC-2).',
  ],
  [
    'HSH-4',
    'HSET',
    'DEL',
    'DEL by weu:2 removes only what it had seen; what eastus2 had written unseen by eus2:3 stays (HSH-4).',
  ],
  [
    'LST-3',
    'a',
    'a',
    'eus2:3 and weu:2 both took a, neither having seen the other; it goes once (LST-3).',
  ],
  [
    'LST-5',
    'b',
    'removal',
    'b of eus2:3 stays: weu:2 removed the element in whose place it was put, and had not seen it (LST-5).',
  ],
])('%s reads as a sentence', (rule, winner, loser, sentence) => {
  expect(explainReason(run, observation(rule, winner, loser))).toBe(sentence);
});

test('a type conflict names both types', () => {
  const types: Reason = {
    ...observation('KEY-3', 'list', 'set'),
    compared: 'instance-id',
    left: 1,
    right: 2,
  };
  expect(explainReason(run, types)).toBe(
    'The list of eus2:3 is shown and the set of weu:2 is hidden: two types met in one key, and instance 1 goes before 2 (KEY-3).',
  );
});

test.each([
  [
    'wall-ms',
    startMs + 9,
    startMs + 4,
    'and 9 > 4 (KEY-3). A clock 6 ms slower in eastus2 would flip it.',
  ],
  ['type-order', 1, 3, 'and types go in a fixed order (KEY-3).'],
] as const)('two types compared by %s are told so', (compared, left, right, ending) => {
  const types: Reason = {
    ...observation('KEY-3', 'list', 'set'),
    compared,
    left,
    right,
    margin: Math.abs(left - right),
  };
  expect(explainReason(run, types)).toContain(ending);
});

test.each([
  [
    'LST-4',
    'instance-id',
    'a of eus2:3 stands before b of weu:2: both were put at one place, and instance 1 goes before 2 (LST-4).',
  ],
  [
    'LST-4',
    'list-number',
    'a of eus2:3 stands before b of weu:2: both were put at one place, and the larger number in its list goes first, 1 > 2 (LST-4).',
  ],
  [
    'LST-5',
    'instance-id',
    'a of eus2:3 and b of weu:2 both stay: each replaced the element as its region had it, and instance 1 goes before 2 (LST-5).',
  ],
] as const)('the order of a list by %s and %s reads as a sentence', (rule, compared, sentence) => {
  const order: Reason = { ...observation(rule, 'a', 'b'), compared, left: 1, right: 2 };
  expect(explainReason(run, order)).toBe(sentence);
});

test('what would not flip it is not said to', () => {
  expect(explainReason(run, { ...clocks, margin: undefined })).toBe(
    'weu-8830 wins: 310 > 30 (CLK-2).',
  );
});

test('values are escaped as redis-cli would', () => {
  const told = observation('SET-1', 'SADD', 'SREM');
  expect(explainReason(run, { ...told, element: asBytes('a\n\x1b[31m\xff') })).toContain(
    'In "a\\n\\x1b[31m\\xff": ',
  );
});

test('a decision about one element says which', () => {
  expect(explainReason(run, { ...clocks, element: bytes('field-1') })).toMatch(
    /^In field-1: weu-8830 wins/,
  );
});

test('the short form is told from the side of the write that arrived', () => {
  expect(shortReason(run, clocks, clocks.winner)).toEqual(['weu:1 wins', '310 > 30']);
  expect(shortReason(run, clocks, clocks.loser)).toEqual(['eus2:1 ignored', '30 < 310']);
});
