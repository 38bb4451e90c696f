import { expect, it } from 'vitest';

import { createTwoRegions } from './two-regions.ts';

it('of two concurrent SETBITs one bit is lost', () => {
  const { here, there, exchange } = createTwoRegions();
  here('SETBIT k 7 0');
  exchange();
  here('SETBIT k 0 1');
  there('SETBIT k 1 1');
  exchange();

  expect([here('GETBIT k 0'), here('GETBIT k 1')]).toEqual([0, 1]);
});

it('SETBIT that changes no bit writes nothing, so it beats nothing', () => {
  const { here, there, exchange } = createTwoRegions();
  here('SETBIT k 0 1');
  exchange();
  here('SETBIT k 1 1');
  there('SETBIT k 0 1');
  exchange();

  expect(here('BITCOUNT k')).toBe(2);
});

it('BITFIELD INCRBY is no counter', () => {
  const { here, both, exchange } = createTwoRegions();
  both('BITFIELD k INCRBY u8 0 10');
  exchange();

  expect(here('BITFIELD k GET u8 0')).toEqual([10]);
});

it('BITFIELD keeps the TTL, BITOP ends that of its destination', () => {
  const { here } = createTwoRegions();
  here('SET k a EX 100');
  here('BITFIELD k SET u8 0 1');
  expect(here('TTL k')).toBe(100);

  here('BITOP NOT k k');
  expect(here('TTL k')).toBe(-1);
});

it('BITFIELD that only failed still makes room, as in Redis', () => {
  const { here } = createTwoRegions();

  expect(here('BITFIELD k OVERFLOW FAIL SET u8 8 256')).toEqual([null]);
  expect(here('STRLEN k')).toBe(2);
});

it('BITOP of nothing deletes its destination, whatever type that had', () => {
  const { here, there, exchange } = createTwoRegions();
  here('SADD k m');
  exchange();

  expect(here('BITOP AND k nosuch')).toBe(0);
  exchange();
  expect(there('EXISTS k')).toBe(0);
});
