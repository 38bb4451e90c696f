import { expect, it } from 'vitest';

import { errorOf } from './error-of.ts';
import { createTwoRegions } from './two-regions.ts';

it('SET NX answers OK in two regions that have not heard of each other', () => {
  const { both, exchange, here } = createTwoRegions();

  expect(both('SET k v NX')).toEqual(['OK', 'OK']);
  exchange();
  expect(here('SET k w NX')).toBeNull();
});

it('the later of two SETs that both found no key is what remains', () => {
  const { here, there, exchange } = createTwoRegions();

  expect(here('SETNX k first')).toBe(1);
  expect(there('SETNX k second')).toBe(1);
  exchange();
  expect([here('GET k'), there('GET k')]).toEqual(['second', 'second']);
});

it('MSETNX sets nothing when one of its keys is there', () => {
  const { here } = createTwoRegions();
  here('SET b old');

  expect(here('MSETNX a 1 b 2')).toBe(0);
  expect(here('MGET a b')).toEqual([null, 'old']);
});

it('a key that MSET names twice gets the last value, in one write', () => {
  const { here, simulation } = createTwoRegions();
  const before = simulation.events.length;

  here('MSET a 1 a 2');
  expect(here('GET a')).toBe('2');
  const [set] = simulation.events.slice(before);
  expect(set?.kind === 'command' && set.dots.length).toBe(1);
});

it('MSET across slots is refused, MGET is not', () => {
  const { here } = createTwoRegions({ sharding: true });

  expect(here('MSET a 1 b 2')).toEqual({
    error: "CROSSSLOT Keys in request don't hash to the same slot",
  });
  expect(here('MGET a b')).toEqual([null, null]);
  expect(here('MSET {x}a 1 {x}b 2')).toBe('OK');
});

it('MGET across slots is refused too under the policy of the open-source cluster', () => {
  const { here } = createTwoRegions({ sharding: true, policy: 'oss' });

  expect(errorOf(here('MGET a b'))).toMatch(/^CROSSSLOT/);
});

it('SET without KEEPTTL ends the TTL, also one that another region gave at the same time', () => {
  const { here, there, exchange } = createTwoRegions();
  here('SET k v EX 100');
  exchange();
  there('EXPIRE k 500');
  here('SET k w');
  exchange();

  expect([here('TTL k'), there('TTL k')]).toEqual([-1, -1]);
});

it('SET KEEPTTL leaves the TTL to whoever sets it elsewhere', () => {
  const { here, there, exchange } = createTwoRegions();
  here('SET k v EX 100');
  exchange();
  there('EXPIRE k 500');
  here('SET k w KEEPTTL');
  exchange();

  expect([here('TTL k'), here('GET k')]).toEqual([500, 'w']);
});

it('SET KEEPTTL keeps the deadline of a key that held another type', () => {
  const { here } = createTwoRegions();
  here('RPUSH k a');
  here('EXPIRE k 100');

  expect(here('SET k v KEEPTTL')).toBe('OK');
  expect(here('TTL k')).toBe(100);
});

it('SET over another type removes it in every region', () => {
  const { here, there, exchange } = createTwoRegions();
  here('RPUSH k a');
  exchange();
  there('SET k v');
  exchange();

  expect([here('TYPE k'), here('GET k')]).toEqual(['string', 'v']);
});

it('SET over a list does not remove what another region pushes at the same time', () => {
  const { here, there, exchange } = createTwoRegions();
  here('RPUSH k a');
  exchange();
  there('SET k v');
  here('RPUSH k b');
  exchange();

  expect([here('TYPE k'), here('LRANGE k 0 -1')]).toEqual(['list', ['b']]);
});

it('of two concurrent APPENDs one suffix is lost', () => {
  const { here, there, exchange } = createTwoRegions();
  here('SET k a');
  exchange();
  here('APPEND k b');
  there('APPEND k c');
  exchange();

  expect(here('GET k')).toBe('ac');
});

it('GETDEL gives the value in two regions, and a SET made meanwhile survives it', () => {
  const { here, there, both, exchange } = createTwoRegions();
  here('SET k v');
  exchange();
  expect(both('GETDEL k')).toEqual(['v', 'v']);
  there('SET k w');
  exchange();

  expect(here('GET k')).toBe('w');
});

it('GETDEL of an absent key writes nothing', () => {
  const { here, simulation } = createTwoRegions();

  expect(here('GETDEL k')).toBeNull();
  expect(simulation.events.at(-1)).toMatchObject({ dots: [] });
});

it('GETEX with a deadline in the past gives the value a last time', () => {
  const { here } = createTwoRegions();
  here('SET k v');

  expect(here('GETEX k EXAT 1')).toBe('v');
  expect(here('EXISTS k')).toBe(0);
});

it('GETEX without options writes nothing', () => {
  const { here, simulation } = createTwoRegions();
  here('SET k v EX 100');

  expect(here('GETEX k')).toBe('v');
  expect(simulation.events.at(-1)).toMatchObject({ dots: [] });
});

it('a deadline beyond 2^49 ms is refused, the last one before it is not', () => {
  const { here } = createTwoRegions();

  expect(here('SET k v PXAT 562949953421313')).toEqual({
    error: "ERR invalid expire time in 'set' command",
  });
  expect(here('SET k v PXAT 562949953421312')).toBe('OK');
});

it('a value beyond the limit of a simulation is refused as too long', () => {
  const { here } = createTwoRegions();
  const tooLong = { error: 'ERR string exceeds maximum allowed size (proto-max-bulk-len)' };

  expect(here('SETRANGE k 16777216 x')).toEqual(tooLong);
  expect(here('SETBIT k 134217728 1')).toEqual(tooLong);
  expect(here('EXISTS k')).toBe(0);
});
