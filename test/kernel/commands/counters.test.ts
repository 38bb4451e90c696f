import { expect, it } from 'vitest';

import { createTwoRegions } from './two-regions.ts';

const OVERFLOW = { error: 'ERR increment or decrement would overflow' };

it('INCR in two regions gives the same number twice, and both count', () => {
  const { here, both, exchange } = createTwoRegions();

  expect(both('INCR hits')).toEqual([1, 1]);
  exchange();
  expect(here('GET hits')).toBe('2');
});

it('an increment that a SET had not seen comes on top of it', () => {
  const { here, there, exchange } = createTwoRegions();
  here('SET n 100');
  exchange();
  there('INCRBY n 5');
  here('SET n 10');
  exchange();

  expect(here('GET n')).toBe('15');
});

it('under `setVsIncr: lww` the later of the two is all that remains', () => {
  const { here, there, exchange } = createTwoRegions({
    profile: { switches: { setVsIncr: 'lww' } },
  });
  here('SET n 100');
  exchange();
  here('SET n 10');
  there('INCRBY n 5');
  exchange();

  expect(here('GET n')).toBe('105');
});

it('INCR keeps the TTL', () => {
  const { here } = createTwoRegions();
  here('SET n 1 EX 100');

  here('INCR n');
  expect(here('TTL n')).toBe(100);
});

it('a counter ends at 59 bits', () => {
  const { here } = createTwoRegions();

  here('SET n 288230376151711742');
  expect(here('INCR n')).toBe('288230376151711743');
  expect(here('INCR n')).toEqual(OVERFLOW);
  here('SET n -288230376151711743');
  expect(here('DECR n')).toBe('-288230376151711744');
  expect(here('DECR n')).toEqual(OVERFLOW);
});

it('a merged value may go beyond 59 bits', () => {
  const { here, both, exchange } = createTwoRegions();

  expect(both('INCRBY n 288230376151711743')).toEqual(['288230376151711743', '288230376151711743']);
  exchange();
  expect(here('GET n')).toBe('576460752303423486');
  expect(here('INCR n')).toEqual(OVERFLOW);
});

it('under `counterBound: none` a counter ends at 64 bits', () => {
  const { here } = createTwoRegions({ profile: { switches: { counterBound: 'none' } } });

  here('SET n 9223372036854775806');
  expect(here('INCR n')).toBe('9223372036854775807');
  expect(here('INCR n')).toEqual(OVERFLOW);
});

it('INCRBYFLOAT adds up exactly, in whatever order regions hear of it', () => {
  const { here, there, both, exchange } = createTwoRegions();
  both('INCRBYFLOAT n 0.1');
  both('INCRBYFLOAT n 0.2');
  exchange();

  expect([here('GET n'), there('GET n')]).toEqual(['0.6', '0.6']);
});

it('a value that another region turned into a fraction is no integer any more', () => {
  const { here, there, exchange } = createTwoRegions();
  here('INCR n');
  there('INCRBYFLOAT n 0.5');
  exchange();

  expect(here('INCR n')).toEqual({ error: 'ERR value is not an integer or out of range' });
});
