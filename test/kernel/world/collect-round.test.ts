import { expect, it } from 'vitest';

import { bytes, createSimulation, entryAt, type Simulation } from '../../../src/kernel/index.ts';

/** What the removals of a string have covered and a region still remembers. */
function contextAt(simulation: Simulation, name: string): readonly number[] | undefined {
  const region = simulation.world.regions.find((other) => other.name === name);
  const header = region === undefined ? undefined : entryAt(region, bytes('k'))?.headers;
  return header?.type === 'string' ? header.removed : undefined;
}

it('forgets what only instances that left had observed, once all is quiet (GC-2, MEM-3)', () => {
  const simulation = createSimulation({ regions: ['a', 'b', 'c', 'd'], delivery: 'manual' });
  simulation.call('c', ['SET', 'k', '1']);
  simulation.deliver('c', 'b');
  // b replaces a write of c that neither a nor d ever receives.
  simulation.call('b', ['SET', 'k', '2']);
  simulation.cut('c', 'a');
  simulation.cut('c', 'd');
  simulation.deliver('b', 'a');
  simulation.deliver('b', 'd');
  expect(contextAt(simulation, 'a')).toEqual([0, 0, 0, 1]);

  simulation.forceRemove('c');
  simulation.forceRemove('b');
  simulation.settle();
  expect(contextAt(simulation, 'a')).toEqual([]);
  expect(contextAt(simulation, 'd')).toEqual([]);
});
