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
  ['no options', undefined, 'createSimulation takes an object of options, not nothing'],
  ['no regions', {}, 'regions is a list of names, not nothing'],
  ['one text for the regions', { regions: 'eastus2' }, 'regions is a list of names, not "eastus2"'],
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
  [
    'an option of another place',
    { regions: REGIONS, switches: { stringDelete: 'lww' } },
    "createSimulation has no option 'switches'; there are: regions, seed, latencyMs",
  ],
  [
    'a misspelt option',
    { regions: REGIONS, latencyms: 5 },
    "createSimulation has no option 'latencyms'. Did you mean 'latencyMs'? There are: regions",
  ],
  ['an option that is null', { regions: REGIONS, seed: null }, 'seed is a whole number, not null'],
  [
    'a misspelt part of the profile',
    { regions: REGIONS, profile: { swiches: {} } },
    "profile has no field 'swiches'. Did you mean 'switches'? There are: base, switches",
  ],
  ['a list for the profile', { regions: REGIONS, profile: [] }, 'profile is a name, or {'],
  [
    'switches that are a number',
    { regions: REGIONS, profile: { switches: 5 } },
    'profile.switches is an object, not 5',
  ],
  [
    'switches that are a list',
    { regions: REGIONS, profile: { switches: ['lww'] } },
    'profile.switches is an object, not a list',
  ],
  [
    'one skew for all clocks',
    { regions: REGIONS, clockSkewMs: 5 },
    'clockSkewMs is an object of ms by region, not 5',
  ],
  [
    'one drift for all clocks',
    { regions: REGIONS, clockDriftPpm: [1] },
    'clockDriftPpm is an object of millionths by region, not a list',
  ],
  ['a link that is null', { regions: REGIONS, links: [null] }, 'links[0] is an object, not null'],
  [
    'a link with a misspelt latency',
    { regions: REGIONS, links: [{ from: 'eastus2', to: 'westeurope', latencyms: 5 }] },
    "links[0] has no field 'latencyms'. Did you mean 'latencyMs'?",
  ],
  [
    'one direction twice',
    {
      regions: REGIONS,
      links: [
        { from: 'eastus2', to: 'westeurope', latencyMs: 5 },
        { from: 'westeurope', to: 'eastus2', latencyMs: 5 },
        { from: 'eastus2', to: 'westeurope', latencyMs: 6 },
      ],
    },
    'links[2] is about eastus2 → westeurope, as links[0] is; each direction has one entry',
  ],
  [
    'a misspelt kind of weather',
    { regions: REGIONS, weather: { jitter: 5 } },
    "weather has no field 'jitter'. Did you mean 'jitterMs'?",
  ],
  [
    'a latency that is no object',
    { regions: REGIONS, weather: { latency: 80 } },
    'latency of every link is an object, not 80',
  ],
  [
    'a latency with a misspelt bound',
    { regions: REGIONS, weather: { latency: { kind: 'uniform', minMs: 1, maxms: 2 } } },
    "latency of every link (uniform) has no field 'maxms'. Did you mean 'maxMs'?",
  ],
  [
    'a percentage that is a text',
    { regions: REGIONS, weather: { lossPercent: '5' } },
    'lossPercent of every link is a number from 0 to 90, not "5"',
  ],
  [
    'a persistence that is neither word nor object',
    { regions: REGIONS, persistence: 'often' },
    "persistence is 'none', 'everysec' or 'always', or an object of words by region, not \"often\"",
  ],
  [
    'memory that is a text',
    { regions: REGIONS, maxmemory: '4000' },
    'maxmemory is a whole number of bytes from 1 to 9007199254740991, or an object',
  ],
  [
    'a start that leaves no room for deadlines',
    { regions: REGIONS, startMs: Number.MAX_SAFE_INTEGER },
    'startMs is epoch ms, a whole number from 0 to 281474976710656 (startMsMax)',
  ],
  [
    'a clock that would read less than 0',
    { regions: REGIONS, startMs: 0, clockSkewMs: { eastus2: -5000 } },
    "the clock of 'eastus2' would read -5000 with a skew of -5000 ms",
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

test('a clock is not set back behind 1970, and the world stays as it was', () => {
  const simulation = createSimulation({ regions: REGIONS, startMs: 1000 });
  simulation.advance(100);
  simulation.setClockSkew('eastus2', -1100);
  const before = simulation.digest();
  expect(() => simulation.setClockSkew('eastus2', -1101)).toThrow('would read -1 with a skew');
  expect(simulation.digest()).toBe(before);
  expect(toPlain(simulation.call('eastus2', ['TIME']))).toEqual(['0', '0']);
});

test('a run ends before its clocks pass the range of deadlines', () => {
  const startMs = 2 ** 48;
  const simulation = createSimulation({
    regions: REGIONS,
    startMs,
    clockSkewMs: { eastus2: 315_360_000_000 },
    clockDriftPpm: { eastus2: 100_000 },
    trace: false,
  });
  const advance = (): void => simulation.advance(315_360_000_000);
  for (let times = 0; times < Math.floor(2 ** 47 / 315_360_000_000); times++) advance();
  const before = simulation.digest();
  expect(advance).toThrow('a run lasts at most 140737488355328 ms (runMsMax)');
  expect(simulation.digest()).toBe(before);
  expect(Number.isSafeInteger(simulation.now)).toBe(true);
  simulation.call('eastus2', ['SET', 'k', 'v', 'EX', '86400']);
  expect(Number(toPlain(simulation.call('eastus2', ['PEXPIRETIME', 'k'])))).toBeLessThan(2 ** 49);
});

test('events that are dropped are counted', () => {
  const simulation = createSimulation({ regions: REGIONS });
  const { length } = simulation.events;
  for (let nth = 0; nth < 100_003; nth++) simulation.tell('eastus2', 'ann', 'told');
  expect(simulation.events).toHaveLength(100_000);
  expect(simulation.eventsDropped).toBe(length + 3);
  expect(simulation.events[0]?.id).toBe(simulation.eventsDropped + 1);
});

test('each method of a simulation can be handed on by itself', () => {
  const { call, settle, hasConverged } = createSimulation({ regions: ['a', 'b'] });
  call('a', ['SET', 'k', 'v']);
  expect(hasConverged()).toBe(false);
  settle();
  expect(['a', 'b'].map((region) => toPlain(call(region, ['GET', 'k'])))).toEqual(['v', 'v']);
});
