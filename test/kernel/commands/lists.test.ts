import { describe, expect, it } from 'vitest';

import { createStillRegions } from './still-regions.ts';

describe('pops', () => {
  it('give the same element to two regions, which lose it once (LST-3)', () => {
    const { east, west, simulation } = createStillRegions();
    east('RPUSH l a b');
    simulation.settle();
    expect([east('LPOP l'), west('LPOP l')]).toEqual(['a', 'a']);
    simulation.settle();
    expect(west('LRANGE l 0 -1')).toEqual(['b']);
  });

  it('answer at once when there is nothing, whatever the timeout', () => {
    const { east } = createStillRegions();
    const lines = ['BLPOP l 0', 'BRPOP l 7', 'BLMPOP 0 1 l LEFT', 'BLMOVE l l LEFT RIGHT 0'];
    expect([...lines, 'BRPOPLPUSH l l 0.1'].map(east)).toEqual([null, null, null, null, null]);
  });

  it('take from the first list that has elements', () => {
    const { east } = createStillRegions();
    east('RPUSH {k}2 a b c');
    expect(east('BLMPOP 0 2 {k}1 {k}2 RIGHT COUNT 2')).toEqual(['{k}2', ['c', 'b']]);
  });
});

describe('moves', () => {
  it('in two regions leave two copies behind (LST-6)', () => {
    const { east, west, simulation } = createStillRegions();
    east('RPUSH {q}jobs job');
    simulation.settle();
    east('LMOVE {q}jobs {q}taken LEFT RIGHT');
    west('LMOVE {q}jobs {q}taken LEFT RIGHT');
    simulation.settle();
    expect([east('LLEN {q}jobs'), east('LRANGE {q}taken 0 -1')]).toEqual([0, ['job', 'job']]);
  });

  it('within a list of one element keep its TTL', () => {
    const { east } = createStillRegions();
    east('RPUSH l a');
    east('EXPIRE l 100');
    east('LMOVE l l LEFT RIGHT');
    expect(east('TTL l')).toBe(100);
  });
});

describe('a list that becomes empty', () => {
  it('is absent, and comes back without its TTL', () => {
    const { east } = createStillRegions();
    east('RPUSH l a');
    east('EXPIRE l 100');
    east('LPOP l');
    expect([east('EXISTS l'), east('RPUSH l b'), east('TTL l')]).toEqual([0, 1, -1]);
  });
});

describe('LSET', () => {
  it('in two regions keeps both values (LST-5)', () => {
    const { east, west, simulation } = createStillRegions();
    east('RPUSH l a');
    simulation.settle();
    east('LSET l 0 b');
    west('LSET l 0 c');
    simulation.settle();
    expect(west('LRANGE l 0 -1')).toEqual(['b', 'c']);
  });

  it('keeps the later value alone, where the profile says so', () => {
    const { east, west, simulation } = createStillRegions({ switches: { lset: 'in-place-lww' } });
    east('RPUSH l a');
    simulation.settle();
    west('LSET l 0 c');
    simulation.advance(1);
    east('LSET l 0 b');
    simulation.settle();
    expect(west('LRANGE l 0 -1')).toEqual(['b']);
  });
});

describe('LTRIM', () => {
  it('removes what it saw, so a capped list can exceed its cap after a merge (LST-2)', () => {
    const { east, west, simulation } = createStillRegions();
    east('RPUSH l a b c');
    simulation.settle();
    east('LPUSH l x');
    east('LTRIM l 0 2');
    west('LPUSH l y');
    west('LTRIM l 0 2');
    simulation.settle();
    expect(east('LRANGE l 0 -1')).toEqual(['x', 'y', 'a', 'b']);
  });
});
