import { expect, it } from 'vitest';

import { createTwoRegions } from './two-regions.ts';

it('ZADD of an unchanged score keeps the member through a removal made elsewhere', () => {
  const { here, there, exchange } = createTwoRegions();
  here('ZADD z 1 m');
  exchange();
  there('ZREM z m');
  expect(here('ZADD z 1 m')).toBe(0);
  exchange();
  expect(there('ZSCORE z m')).toBe('1');
});

it('ZADD NX succeeds in two regions, and the later score is shown in both', () => {
  const { here, there, exchange } = createTwoRegions();
  expect([here('ZADD z NX 1 m'), there('ZADD z NX 2 m')]).toEqual([1, 1]);
  exchange();
  expect(here('ZSCORE z m')).toBe('2');
});

it('ZADD GT in two regions may leave the smaller score', () => {
  const { here, there, exchange } = createTwoRegions();
  here('ZADD z 1 m');
  exchange();
  here('ZADD z GT 100 m');
  there('ZADD z GT 50 m');
  exchange();
  expect(here('ZSCORE z m')).toBe('50');
});

it('ZADD whose condition fails sends nothing', () => {
  const { here, there, exchange } = createTwoRegions();
  here('ZADD z 5 m');
  exchange();
  here('ZADD z GT 4 m');
  there('ZREM z m');
  exchange();
  expect(here('ZSCORE z m')).toBeNull();
});

it('ZADD that names a member twice gives it the last score everywhere', () => {
  const { here, there, exchange } = createTwoRegions();
  expect(here('ZADD z CH 1 m 2 m')).toBe(2);
  exchange();
  expect(there('ZRANGE z 0 -1 WITHSCORES')).toEqual(['m', '2']);
});

it('ZADD INCR and ZINCRBY of two regions add up', () => {
  const { here, there, exchange } = createTwoRegions();
  here('ZADD z 10 m');
  exchange();
  expect([here('ZADD z INCR 5 m'), there('ZINCRBY z 7 m')]).toEqual(['15', '17']);
  exchange();
  expect(here('ZSCORE z m')).toBe('22');
});

it('ZINCRBY rounds in its own region as Redis does, and elsewhere shows the same', () => {
  const { here, there, exchange } = createTwoRegions();
  here('ZINCRBY z 0.1 m');
  here('ZINCRBY z 0.1 m');
  expect(here('ZINCRBY z 0.1 m')).toBe('0.30000000000000004');
  exchange();
  expect(there('ZSCORE z m')).toBe('0.30000000000000004');
});

it('ZINCRBY that leaves the range of doubles is infinite in both regions', () => {
  const { here, there, exchange } = createTwoRegions();
  here('ZADD z 1.7e308 m');
  expect(here('ZINCRBY z 1.7e308 m')).toBe('inf');
  exchange();
  expect(there('ZSCORE z m')).toBe('inf');
});

it('ZINCRBY to opposite infinities in two regions shows 0', () => {
  const { here, there, exchange } = createTwoRegions();
  here('ZINCRBY z +inf m');
  there('ZINCRBY z -inf m');
  exchange();
  expect(here('ZSCORE z m')).toBe('0');
});

it('ZINCRBY keeps the member through a removal made elsewhere, with the new part of its score', () => {
  const { here, there, exchange } = createTwoRegions();
  here('ZADD z 4 m');
  exchange();
  there('ZREM z m');
  expect(here('ZINCRBY z 2 m')).toBe('6');
  exchange();
  expect(there('ZSCORE z m')).toBe('2');
});

it('ZREMRANGEBYSCORE removes the members it found, not whatever lies in the range', () => {
  const { here, there, exchange } = createTwoRegions();
  here('ZADD z 1 a 2 b');
  exchange();
  there('ZADD z 1.5 new');
  expect(here('ZREMRANGEBYSCORE z 1 2')).toBe(2);
  exchange();
  expect(here('ZRANGE z 0 -1')).toEqual(['new']);
});

it('ZPOPMIN in two regions gives the same member twice', () => {
  const { here, both, exchange } = createTwoRegions();
  here('ZADD z 1 a 2 b');
  exchange();
  expect(both('ZPOPMIN z')).toEqual([
    ['a', '1'],
    ['a', '1'],
  ]);
  exchange();
  expect(here('ZRANGE z 0 -1')).toEqual(['b']);
});

it('BZPOPMIN and BZMPOP answer at once when there is nothing to pop', () => {
  const { here } = createTwoRegions();
  expect([here('BZPOPMIN z 0'), here('BZMPOP 0 1 z MIN')]).toEqual([null, null]);
});

it('ZUNION counts the members of a set with score 1', () => {
  const { here } = createTwoRegions();
  here('SADD s a b');
  here('ZADD z 2 b');
  expect(here('ZUNION 2 s z WEIGHTS 10 1 WITHSCORES')).toEqual(['a', '10', 'b', '12']);
});

it('ZUNIONSTORE keeps what was added to the destination elsewhere', () => {
  const { here, there, exchange } = createTwoRegions();
  here('ZADD source 1 a');
  here('ZADD target 9 old');
  exchange();
  there('ZINCRBY target 3 old');
  expect(here('ZUNIONSTORE target 1 source')).toBe(1);
  exchange();
  expect(there('ZRANGE target 0 -1 WITHSCORES')).toEqual(['a', '1', 'old', '3']);
});

it('ZRANGESTORE may store a range of a sorted set in its own place', () => {
  const { here, there, exchange } = createTwoRegions();
  here('ZADD z 1 a 2 b 3 c');
  expect(here('ZRANGESTORE z z 1 2')).toBe(2);
  exchange();
  expect(there('ZRANGE z 0 -1 WITHSCORES')).toEqual(['b', '2', 'c', '3']);
});

it('ZRANDMEMBER draws different members for a positive count', () => {
  const { here } = createTwoRegions();
  here('ZADD z 3 a 2 b 1 c 0 d');
  const drawn = here('ZRANDMEMBER z 3');
  expect(new Set(Array.isArray(drawn) ? drawn : [drawn]).size).toBe(3);
});

it('commands over several sorted sets refuse keys in different slots where slots count', () => {
  const { here } = createTwoRegions({ sharding: true });
  const refusal = { error: "CROSSSLOT Keys in request don't hash to the same slot" };
  for (const line of [
    'ZUNION 2 a b',
    'ZINTERSTORE a 1 b',
    'ZRANGESTORE a b 0 -1',
    'ZMPOP 2 a b MIN',
    'BZPOPMAX a b 0',
  ]) {
    expect(here(line)).toEqual(refusal);
  }
});
