import { describe, expect, it } from 'vitest';

import { createStillRegions } from './still-regions.ts';

describe('counting in a field', () => {
  it('adds up what two regions count at the same time (CTR-1)', () => {
    const { east, west, simulation } = createStillRegions();
    east('HINCRBY h n 3');
    west('HINCRBY h n 4');
    simulation.settle();
    expect([east('HGET h n'), west('HGET h n')]).toEqual(['7', '7']);
  });

  it('adds up fractions exactly (CTR-5)', () => {
    const { east, west, simulation } = createStillRegions();
    east('HINCRBYFLOAT h n 0.1');
    west('HINCRBYFLOAT h n 0.2');
    simulation.settle();
    expect([east('HGET h n'), west('HGET h n')]).toEqual(['0.3', '0.3']);
  });

  it('stops at 59 bits, on the result that the region sees (CTR-4)', () => {
    const { east } = createStillRegions();
    east('HSET h n 288230376151711743');
    expect([east('HINCRBY h n 1'), east('HINCRBY h n -1')]).toEqual([
      { error: 'ERR increment or decrement would overflow' },
      '288230376151711742',
    ]);
  });

  it('is a plain write of the result, where the profile says so (CTR-2)', () => {
    const { east, west, simulation } = createStillRegions({ switches: { setVsIncr: 'lww' } });
    east('HSET h n 100');
    east('HEXPIRE h 100 FIELDS 1 n');
    simulation.settle();
    east('HINCRBY h n 5');
    simulation.advance(1);
    west('HINCRBYFLOAT h n 0.5');
    simulation.settle();
    expect([east('HGET h n'), east('HPTTL h FIELDS 1 n')]).toEqual(['100.5', [99_999]]);
  });

  it('refuses an infinite increment before it looks at the key', () => {
    const { east } = createStillRegions();
    east('RPUSH h x');
    expect(east('HINCRBYFLOAT h n inf')).toEqual({ error: 'ERR value is NaN or Infinity' });
  });
});

describe('HSET', () => {
  it('counts a field that is named twice once, and takes the last value', () => {
    const { east } = createStillRegions();
    expect([east('HSET h a 1 a 2'), east('HGETALL h')]).toEqual([1, ['a', '2']]);
  });
});

describe('HRANDFIELD', () => {
  it('gives different fields for a positive count', () => {
    const { east } = createStillRegions();
    east('HSET h a 1 b 2 c 3');
    const picked = east('HRANDFIELD h 2');
    expect(new Set(Array.isArray(picked) ? picked : []).size).toBe(2);
  });

  it('gives as many as a negative count asks for', () => {
    const { east } = createStillRegions();
    east('HSET h a 1');
    expect(east('HRANDFIELD h -3 WITHVALUES')).toEqual(['a', '1', 'a', '1', 'a', '1']);
  });

  it('refuses a count that would fill the memory', () => {
    const { east } = createStillRegions();
    east('HSET h a 1');
    expect(east('HRANDFIELD h -9007199254740993')).toEqual({ error: 'ERR value is out of range' });
  });
});
