import { describe, expect, it } from 'vitest';
import {
  DEFAULT_LOAD,
  holdsUpToLagMs,
  LIMITERS,
  overshootAt,
  type Load,
} from '../../models/blast-radius.ts';

const three = ['eastus2', 'westeurope', 'japaneast'];
const load = (changes: Partial<Load>): Load => ({ ...DEFAULT_LOAD, ...changes });

describe.each(LIMITERS)('the blast radius of a %s', (limiter) => {
  it.each([[2], [3]])('is nothing without lag in %i regions', (count) => {
    expect(
      overshootAt(0, load({ limiter, regions: three.slice(0, count) })).ratio,
    ).toBeLessThanOrEqual(1);
  });

  it('never shrinks when the lag grows', () => {
    const ratios = [0, 10, 20, 50, 100, 500].map(
      (lagMs) => overshootAt(lagMs, load({ limiter })).ratio,
    );
    expect(ratios).toEqual([...ratios].sort((left, right) => left - right));
  });

  it('is at most the number of regions', () => {
    expect(overshootAt(5000, load({ limiter, regions: three })).ratio).toBeLessThanOrEqual(3);
  });

  it('is found again by the lag up to which the limit holds', () => {
    const lagMs = holdsUpToLagMs(load({ limiter }), { ratioMax: 1, lagMsMax: 5000 });
    expect(lagMs).toBe(10);
    expect(overshootAt(10, load({ limiter })).ratio).toBeLessThanOrEqual(1);
    expect(overshootAt(11, load({ limiter })).ratio).toBeGreaterThan(1);
  });

  it('is the same each time', () => {
    expect(overshootAt(70, load({ limiter }))).toEqual(overshootAt(70, load({ limiter })));
  });
});

describe('the blast radius', () => {
  it('of a fixed window is the whole limit again once the lag is as long as the window', () => {
    expect(overshootAt(1000, DEFAULT_LOAD)).toEqual({ served: 40, allowed: 20, ratio: 2 });
  });

  it('of a token bucket is nearly the whole at ordinary lag', () => {
    expect(overshootAt(20, load({ limiter: 'token bucket' })).ratio).toBeCloseTo(1.95);
  });

  it('of a fixed window is small at ordinary lag', () => {
    expect(overshootAt(20, DEFAULT_LOAD).ratio).toBeCloseTo(1.05);
  });

  it('is undefined as a lag when even no lag keeps what is asked', () => {
    expect(holdsUpToLagMs(DEFAULT_LOAD, { ratioMax: 0.5, lagMsMax: 100 })).toBeUndefined();
  });
});
