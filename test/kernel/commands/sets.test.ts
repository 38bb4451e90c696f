import { expect, it } from 'vitest';

import { createTwoRegions } from './two-regions.ts';

it('SADD of a member that is already there keeps it through a removal made elsewhere', () => {
  const { here, there, exchange } = createTwoRegions();
  here('SADD s a');
  exchange();
  there('SREM s a');
  expect(here('SADD s a')).toBe(0);
  exchange();
  expect(there('SMEMBERS s')).toEqual(['a']);
});

it('SADD counts a member once that is named twice', () => {
  const { here } = createTwoRegions();
  expect(here('SADD s a a')).toBe(1);
});

it('SREM takes away only what its region had seen', () => {
  const { here, there, both, exchange } = createTwoRegions();
  both('SADD s a');
  expect(there('SREM s a')).toBe(1);
  exchange();
  expect(here('SISMEMBER s a')).toBe(1);
});

it('SMOVE to different places in two regions leaves the member in both', () => {
  const { here, there, exchange } = createTwoRegions();
  here('SADD todo job');
  exchange();
  expect([here('SMOVE todo one job'), there('SMOVE todo two job')]).toEqual([1, 1]);
  exchange();
  expect(here('SUNION one two todo')).toEqual(['job']);
  expect([here('SCARD one'), here('SCARD two'), here('SCARD todo')]).toEqual([1, 1, 0]);
});

it('SMOVE onto the same key changes nothing', () => {
  const { simulation, here } = createTwoRegions();
  here('SADD s a');
  const before = simulation.inspect('here', 's');
  expect(here('SMOVE s s a')).toBe(1);
  expect(simulation.inspect('here', 's')).toEqual(before);
});

it('SPOP in two regions gives the same last member twice', () => {
  const { here, both, exchange } = createTwoRegions();
  here('SADD s only');
  exchange();
  expect(both('SPOP s')).toEqual(['only', 'only']);
  exchange();
  expect(here('SCARD s')).toBe(0);
});

it('SPOP removes what it answers, as many as asked for', () => {
  const { here } = createTwoRegions();
  here('SADD s a b c d e');
  const popped = here('SPOP s 3');
  expect(here('SCARD s')).toBe(2);
  expect(new Set([popped, here('SMEMBERS s')].flat())).toEqual(new Set(['a', 'b', 'c', 'd', 'e']));
});

it('SPOP and SRANDMEMBER make the same choices under the same seed', () => {
  const draw = (seed: number): unknown => {
    const { here } = createTwoRegions({ seed });
    here('SADD s a b c d e f g h');
    return [here('SRANDMEMBER s 3'), here('SRANDMEMBER s -5'), here('SPOP s 4')];
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

it('SRANDMEMBER refuses to repeat members more often than the limit', () => {
  const { here } = createTwoRegions();
  here('SADD s a');
  expect(here('SRANDMEMBER s -1000001')).toEqual({ error: 'ERR value is out of range' });
});

it('SUNIONSTORE removes what it saw at the destination and keeps what was added elsewhere', () => {
  const { here, there, exchange } = createTwoRegions();
  here('SADD source a b');
  here('SADD target old');
  exchange();
  there('SADD target new');
  expect(here('SUNIONSTORE target source')).toBe(2);
  exchange();
  expect(there('SMEMBERS target')).toEqual(['a', 'b', 'new']);
});

it('SINTERSTORE ships its result, which other regions do not compute anew', () => {
  const { here, there, exchange } = createTwoRegions();
  here('SADD one a b');
  here('SADD two a b');
  exchange();
  there('SREM two b');
  here('SINTERSTORE target one two');
  exchange();
  expect(there('SMEMBERS target')).toEqual(['a', 'b']);
  expect(there('SINTER one two')).toEqual(['a']);
});

it('SDIFFSTORE of nothing deletes a destination of any type', () => {
  const { here, there, exchange } = createTwoRegions();
  here('SADD s a');
  here('ZADD target 1 m');
  expect(here('SDIFFSTORE target s s')).toBe(0);
  exchange();
  expect(there('ZCARD target')).toBe(0);
});

it('commands over several sets refuse keys in different slots where slots count', () => {
  const { here } = createTwoRegions({ sharding: true });
  const refusal = { error: "CROSSSLOT Keys in request don't hash to the same slot" };
  for (const line of ['SUNION a b', 'SMOVE a b m', 'SINTERCARD 2 a b', 'SDIFFSTORE a b']) {
    expect(here(line)).toEqual(refusal);
  }
});
