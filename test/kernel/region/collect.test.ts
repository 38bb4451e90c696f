/** What a round of collection leaves of a key: nothing, where nothing stands and all have heard of it. */
import { expect, test } from 'vitest';
import { asBytes, createSimulation, type SimulationOptions } from '../../../src/kernel/index.ts';

const LWW: SimulationOptions['profile'] = { switches: { stringDelete: 'lww' } };

test.each<[string, string[], SimulationOptions['profile']]>([
  ['a string', ['SET k v', 'DEL k'], undefined],
  ['a string whose deletion is the last write', ['SET k v', 'DEL k'], LWW],
  ['a counter', ['INCR k', 'DEL k'], undefined],
  ['a counter that was set', ['SET k 1', 'INCR k', 'DEL k'], LWW],
  ['the last member of a set', ['SADD k m', 'SREM k m'], undefined],
  ['a set', ['SADD k m n', 'DEL k'], undefined],
])('%s that is gone leaves no key in any region', (_, lines, profile) => {
  const sim = createSimulation({
    regions: ['a', 'b', 'c'],
    trace: false,
    ...(profile === undefined ? {} : { profile }),
  });
  for (const [at, line] of lines.entries()) {
    sim.call(['a', 'b', 'c'][at % 3] ?? 'a', line.split(' '));
    sim.settle();
  }
  const key = asBytes('k');
  expect(sim.world.regions.map(({ keys }) => keys.get(key))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
