import { expect, it } from 'vitest';

import { errorOf } from './error-of.ts';
import { createTwoRegions } from './two-regions.ts';

it('reads weights and values of other keys while sharding is off', () => {
  const { here } = createTwoRegions();
  here('RPUSH ids 1 2 3');
  here('MSET w_1 30 w_2 10 w_3 20');
  here('HSET o_2 name two');

  expect(here('SORT ids BY w_* GET # GET o_*->name')).toEqual(['2', 'two', '3', null, '1', null]);
});

it('refuses to read them as cluster mode does while sharding is on', () => {
  const { here } = createTwoRegions({ sharding: true });
  here('RPUSH ids 1 2');

  expect(here('SORT ids BY w_*')).toEqual({
    error: 'ERR BY option of SORT denied in cluster mode.',
  });
  expect(here('SORT ids GET #')).toEqual({
    error: 'ERR GET option of SORT denied in cluster mode.',
  });
  expect(here('SORT ids BY nosort DESC')).toEqual(['2', '1']);
});

it('STORE across slots is refused', () => {
  const { here } = createTwoRegions({ sharding: true });

  expect(errorOf(here('SORT a STORE b'))).toMatch(/^CROSSSLOT/);
});

it('STORE replaces what this region saw of the destination', () => {
  const { here, there, exchange } = createTwoRegions();
  here('RPUSH from 3 1 2');
  here('SET to v EX 100');
  exchange();
  expect(here('SORT from STORE to')).toBe(3);
  exchange();

  expect([there('LRANGE to 0 -1'), there('TTL to')]).toEqual([['1', '2', '3'], -1]);
});

it('STORE of nothing deletes the destination', () => {
  const { here } = createTwoRegions();
  here('SET to v');

  expect(here('SORT nosuch STORE to')).toBe(0);
  expect(here('EXISTS to')).toBe(0);
});
