import { expect, test } from 'vitest';

import { createSimulation, toPlain, type Simulation } from '../../../src/kernel/index.ts';

const REGIONS = ['a', 'b'];

const valuesAt = (sim: Simulation, region: string): unknown[] =>
  ['x', 'y'].map((key) => toPlain(sim.call(region, ['GET', key])));

test.each([true, false])(
  'a gap on a link ends in a full sync that brings all (trace: %s)',
  (trace) => {
    const sim = createSimulation({ regions: REGIONS, trace });
    sim.call('a', ['SET', 'x', '1']);
    sim.call('a', ['SET', 'y', '2']);
    sim.world.logs[0]?.rows.splice(0, 1);
    sim.settle();
    const [toB] = sim.traffic();
    expect([toB?.partialSyncErrors, toB?.fullSyncs]).toEqual([1, 1]);
    expect(valuesAt(sim, 'b')).toEqual(['1', '2']);
  },
);

test.each([true, false])('what is due later arrives later (trace: %s)', (trace) => {
  const sim = createSimulation({
    regions: REGIONS,
    trace,
    links: [{ from: 'a', to: 'b', latencyMs: 10 }],
  });
  sim.call('a', ['SET', 'x', '1']);
  sim.advance(4);
  sim.call('a', ['SET', 'y', '2']);
  sim.advance(9);
  expect([sim.now - sim.world.startMs, ...valuesAt(sim, 'b')]).toEqual([13, '1', null]);
  sim.advance(1);
  expect(valuesAt(sim, 'b')).toEqual(['1', '2']);
});

test('a list of arguments may be used again while its command waits for EXEC', () => {
  const sim = createSimulation({ regions: REGIONS, trace: false });
  const argv = ['SET', 'x', '1'];
  sim.call('a', ['MULTI']);
  sim.call('a', argv);
  argv[1] = 'y';
  sim.call('a', ['EXEC']);
  expect(valuesAt(sim, 'a')).toEqual(['1', null]);
});
