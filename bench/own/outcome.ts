/**
 * What a workload led to, for us and for every peer alike: the values that all replicas show, as one
 * hash. Libraries that decide alike print alike: all counters do, while last write wins and sets
 * depend on what each library compares.
 */
import { hashText, toPlain, type Simulation } from '../../src/kernel/index.ts';
import type { Workload } from './operations.ts';

/** Key to value: a text, a count, or the members of a set in order; empty sets are left out. */
export type Values = ReadonlyMap<string, unknown>;

export function outcomeOf(replicas: readonly Values[]): string {
  const shown = replicas.map((values) =>
    JSON.stringify(
      [...values]
        .map(([key, value]) => [key, String(value)] as const)
        .filter(([, value]) => value !== '')
        .sort(([left], [right]) => (left < right ? -1 : 1)),
    ),
  );
  const [first = ''] = shown;
  return shown.every((text) => text === first) ? hashText(first) : 'did not converge';
}

/** What each of our regions shows of these keys. */
export function valuesIn(
  simulation: Simulation,
  keys: Iterable<string>,
  workload: Workload,
): Values[] {
  const names = [...new Set(keys)];
  const read = workload === 'orset' ? 'SMEMBERS' : 'GET';
  return simulation.regions.map((region) => {
    const values = new Map<string, unknown>();
    for (const key of names) {
      const value = toPlain(simulation.call(region, [read, key]));
      if (value !== null) values.set(key, Array.isArray(value) ? value.join(' ') : value);
    }
    return values;
  });
}
