import { expect, it } from 'vitest';

import type { PlainReply } from '../../../src/kernel/index.ts';
import { createTwoRegions } from './two-regions.ts';

const linesOf = (reply: PlainReply): readonly string[] =>
  typeof reply === 'string' ? reply.split('\r\n') : [];

it('MEMORY USAGE grows with the value, counts metadata, and is nil for a key that is absent', () => {
  const { here } = createTwoRegions();
  here('SET before both');
  here('SET short v');
  here(`SET later ${'v'.repeat(1000)}`);

  const [short, long] = [here('MEMORY USAGE short'), here('MEMORY USAGE later SAMPLES 0')];
  expect(Number(long) - Number(short)).toBe(999);
  expect(here('MEMORY USAGE nothing')).toBeNull();
});

it('a removed member still costs memory until its removal is collected', () => {
  const { simulation, here } = createTwoRegions();
  here('SADD s a b');
  const before = Number(here('MEMORY USAGE s'));
  here('SREM s a');
  simulation.settle();

  expect(Number(here('MEMORY USAGE s'))).toBeLessThan(before);
  expect(here('INFO memory')).toContain('maxmemory:0\r\n');
});

it('MEMORY refuses what it does not know as Redis does', () => {
  const { here } = createTwoRegions();

  expect(here('MEMORY USAGE')).toMatchObject({
    error: "ERR wrong number of arguments for 'memory|usage' command",
  });
  expect(here('MEMORY USAGE k SAMPLES -1')).toMatchObject({ error: 'ERR syntax error' });
  expect(here('MEMORY DOCTOR')).toMatchObject({
    error: "ERR command 'memory doctor' is not offered by Active-Active databases",
  });
});

it('INFO crdt tells clocks, tombstones, and what each peer has not seen', () => {
  const { here, there, exchange } = createTwoRegions();
  there('SET k v');
  exchange();
  here('DEL k');
  here('SET other v');

  const told = linesOf(here('INFO crdt'));
  expect(told).toContain('crdt_clock:2');
  expect(told).toContain('crdt_ovc:1:2,2:1');
  expect(told).toContain('crdt_effect_reqs:1');
  expect(told).toContain('crdt_gc_pending:1');
  expect(told.find((line) => line.startsWith('crdt_replica_2:'))).toContain('max_ops_lag=2');
});

it('a full sync is counted as a merge', () => {
  const { simulation, here, there } = createTwoRegions();
  here('SET k v');
  simulation.fullSync('here', 'there');
  simulation.settle();

  const told = linesOf(there('INFO all'));
  expect(told).toContain('crdt_sync_full:1');
  expect(told).toContain('crdt_merge_reqs:1');
});
