/** Options that make no world, from callers with types and without: each is refused by its name. */
import { expect, test } from 'vitest';

import {
  createSimulation,
  toPlain,
  UsageError,
  type SimulationOptions,
} from '../../../src/kernel/index.ts';

const REGIONS = ['eastus2', 'westeurope'];

/** As a caller without types would: whatever it is, it arrives. */
function create(options: unknown): void {
  createSimulation(options as SimulationOptions);
}

test.each<[string, unknown, string]>([
  ['no options', undefined, 'createSimulation takes an object of options, not undefined'],
  ['no regions', {}, 'regions is a list of names, not undefined'],
  ['one text for the regions', { regions: 'eastus2' }, 'regions is a list of names, not eastus2'],
  ['one region', { regions: ['eastus2'] }, 'a database has 2 to 10 regions, not 1'],
  ['two of one name', { regions: ['a', 'a'] }, "region name 'a' is used twice"],
  ['a text as a switch', { regions: REGIONS, sharding: 'no' }, 'sharding is true or false'],
  ['a start before 1970', { regions: REGIONS, startMs: -1 }, 'startMs is epoch ms'],
  ['a negative latency', { regions: REGIONS, latencyMs: -1 }, 'latencyMs is whole ms from 0'],
  ['links that are no list', { regions: REGIONS, links: {} }, 'links is a list of'],
  ['a profile that is no name', { regions: REGIONS, profile: 5 }, 'profile is a name, or {'],
  ['an unknown profile', { regions: REGIONS, profile: 'x' }, "no profile is called 'x'"],
  [
    'an unknown switch',
    { regions: REGIONS, profile: { switches: { colour: 'blue' } } },
    "no switch is called 'colour'",
  ],
  [
    'a setting that a switch does not have',
    { regions: REGIONS, profile: { switches: { stringDelete: 'blue' } } },
    'switch stringDelete (STR-3) cannot be',
  ],
  [
    'a clock of an unknown region',
    { regions: REGIONS, clockSkewMs: { mars: 1 } },
    "clockSkewMs names 'mars'; the regions are: eastus2, westeurope",
  ],
])('%s is refused', (_, options, message) => {
  expect(() => {
    create(options);
  }).toThrow(UsageError);
  expect(() => {
    create(options);
  }).toThrow(message);
});

test('an option that is not given may also be undefined', () => {
  create({ regions: REGIONS, seed: undefined, profile: undefined, causalConsistency: undefined });
});

test.each<[string, (simulation: ReturnType<typeof createSimulation>) => void]>([
  ['a command to an unknown region', (simulation) => simulation.call('mars', ['GET', 'k'])],
  ['an empty command', (simulation) => simulation.call('eastus2', [])],
  [
    'time that runs back',
    (simulation) => {
      simulation.advance(-1);
    },
  ],
  [
    'half a millisecond',
    (simulation) => {
      simulation.advance(0.5);
    },
  ],
  [
    'a cut to an unknown region',
    (simulation) => {
      simulation.cut('eastus2', 'mars');
    },
  ],
  [
    'a restart of a region that runs',
    (simulation) => {
      simulation.restart('eastus2');
    },
  ],
  [
    'a value beyond the limit',
    (simulation) => simulation.call('eastus2', ['SET', 'k', 'x'.repeat(2 ** 24 + 1)]),
  ],
])('%s is refused and leaves the world as it was', (_, use) => {
  const simulation = createSimulation({ regions: REGIONS });
  const before = simulation.digest();
  expect(() => {
    use(simulation);
  }).toThrow(UsageError);
  expect(simulation.digest()).toBe(before);
});

test('each method of a simulation can be handed on by itself', () => {
  const { call, settle, hasConverged } = createSimulation({ regions: ['a', 'b'] });
  call('a', ['SET', 'k', 'v']);
  expect(hasConverged()).toBe(false);
  settle();
  expect(['a', 'b'].map((region) => toPlain(call(region, ['GET', 'k'])))).toEqual(['v', 'v']);
});
