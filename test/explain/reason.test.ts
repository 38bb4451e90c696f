import { expect, test } from 'vitest';
import { bytes, type Reason } from '../../src/kernel/index.ts';
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
    'Both count: 10 of eus2:3 had not seen the increment of weu:2, so +5 is added on top (CTR-2).',
  ],
  [
    'CTR-6',
    'text',
    '5',
    'text is shown: a text hides the increment of weu:2 until a later write has seen both (CTR-6).',
  ],
  [
    'STR-3',
    'string',
    'DEL',
    'DEL by weu:2 removes only what it had seen; what eastus2 had written unseen stays (STR-3).',
  ],
  [
    'LST-2',
    'list',
    'DEL',
    'DEL by weu:2 removes only what it had seen; what eastus2 had written unseen stays (LST-2).',
  ],
  [
    'GC-2',
    'removal',
    'v',
    'v comes too late: a later write had already seen and replaced it (GC-2).',
  ],
  ['XYZ-9', 'a', 'b', 'a prevails over b (XYZ-9).'],
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
  expect(explainReason(run, types)).toContain('The list is shown and the set is hidden');
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
