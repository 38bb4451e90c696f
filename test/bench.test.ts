/** Our own side of every benchmark, tiny, so that the benchmarks cannot rot. No time is asserted. */
import { expect, test } from 'vitest';

import { claims } from '../bench/own/claims.ts';
import { makeOperations, WORKLOADS } from '../bench/own/operations.ts';
import { outcomeOf } from '../bench/own/outcome.ts';
import { runAtRandom } from '../bench/own/random-runs.ts';
import { carryOut, KINDS, redisCommands } from '../bench/own/redis-commands.ts';
import { replicate, resultOf } from '../bench/own/replicate.ts';
import { runUnderFaults } from '../bench/own/under-faults.ts';
import { decide } from '../bench/own/verdicts.ts';
import { idempotencySetNx } from '../models/index.ts';
import { check } from '../src/index.ts';

test.for(WORKLOADS)('three regions converge under the workload %s', (workload) => {
  expect(replicate(workload, makeOperations(300, 20), 3).hasConverged()).toBe(true);
});

test.for(WORKLOADS)('the workload %s gives the same hash twice', (workload) => {
  const operations = makeOperations(200, 20);
  const hash = (): string => resultOf(replicate(workload, operations, 2), workload, operations);
  expect(hash()).toMatch(/^[0-9a-f]{16}$/);
  expect(hash()).toBe(hash());
});

test('an outcome says so when the replicas differ', () => {
  const [left, right] = [new Map([['k', 1]]), new Map([['k', 2]])];
  expect(outcomeOf([left, left])).not.toBe(outcomeOf([right, right]));
  expect(outcomeOf([left, right])).toBe('did not converge');
});

test.for([2, 3, 5])('%s regions converge after faults, with the same hash twice', (regions) => {
  const operations = makeOperations(1_000, 50);
  const once = runUnderFaults(operations, regions, true);
  expect(once.hasConverged).toBe(true);
  expect(runUnderFaults(operations, regions, true)).toEqual(once);
});

test.for(KINDS)('three regions converge under what redis-benchmark sends for %s', (kind) => {
  const [first, second] = [300, 300].map((count) => carryOut(redisCommands(kind), count));
  expect(first?.hasConverged()).toBe(true);
  expect(first?.digest()).toBe(second?.digest());
});

test('random runs all converge', () => {
  expect(runAtRandom(5, true)).toBe(5);
});

test('the reduction decides as the search without it does', async () => {
  const reduced = await decide(idempotencySetNx, 'auto');
  expect(reduced.hash).toBe((await decide(idempotencySetNx, 'every')).hash);
});

test('the reference model as a pattern is refuted, and grows with its clients', async () => {
  const [small] = await check(claims(2, 1));
  const [large] = await check(claims(2, 2));
  expect([small?.status, large?.status]).toEqual(['refuted', 'refuted']);
  expect(large?.explored.states).toBeGreaterThan(small?.explored.states ?? Infinity);
});
