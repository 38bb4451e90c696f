/** Options to a world, each checked: what is wrong is said with what would be right. */
import {
  oneWordOf,
  regionsMax,
  regionsMin,
  requireForm,
  requireUse,
  seedRandom,
  showName,
} from '../base/index.ts';
import {
  createLink,
  DELAY_MS,
  readWeather,
  typicalMs,
  type WeatherOptions,
} from '../network/index.ts';
import { resolveProfile, type Profile } from '../profile.ts';
import { createKeyNames } from '../region/index.ts';
import { addRegion } from './add-region.ts';
import { DRIFT_PPM, SKEW_MS } from './choice-forms.ts';
import { createDisk, PERSISTENCES } from './disk.ts';
import { checkOptions, type LinkOptions, type SimulationOptions } from './options.ts';
import { isRegionName, REGION_NAME_RULE } from './region-name.ts';
import { signalRegion } from './release.ts';
import { setMemory } from './set-memory.ts';
import { createTrace } from './trace-state.ts';
import { requireWallClock } from './wall-clock.ts';
import { linkBetween, type World } from './world.ts';

const defaultStartMs = 1_700_000_000_000;
const defaultLatencyMs = 80;
const PERSISTENCE = oneWordOf(...PERSISTENCES);

export function createWorld(options: SimulationOptions): World {
  checkOptions(options);
  const { regions: names } = options;
  checkRegionNames(names);
  const seed = options.seed ?? 1;
  const startMs = options.startMs ?? defaultStartMs;
  const { delivery = 'timed', latencyMs = defaultLatencyMs, weather = {}, linkingMs = 0 } = options;
  const { latency } = weather;
  const world: World = {
    profile: readProfile(options),
    seed,
    startMs,
    delivery,
    nowMs: 0,
    regions: [],
    names: createKeyNames(),
    skewMs: [],
    drift: [],
    logs: [],
    links: [],
    status: [],
    persistence: [],
    disks: [],
    linking: new Map(),
    issued: [],
    nextInstance: 1,
    newcomers: {
      latencyMs: latency === undefined ? latencyMs : typicalMs(latency),
      weather: readWeather(weather, 'every link'),
      persistence: typeof options.persistence === 'string' ? options.persistence : 'always',
      linkingMs,
      backlogBytes: options.backlogBytes,
    },
    random: seedRandom(seed),
    traffic: new Map(),
    syncedWith: [],
    trace: options.trace === false ? undefined : createTrace(),
  };
  for (const name of names) signalRegion(world, addRegion(world, name), 'found');
  setClocks(world, options);
  setPersistence(world, options);
  setMemory(world, options);
  for (const link of options.links ?? []) setLink(world, link, options);
  return world;
}

/** Two to ten different names that fit a scenario and a token. */
export function checkRegionNames(names: readonly string[]): void {
  requireUse(
    names.length >= regionsMin && names.length <= regionsMax,
    `a database has ${String(regionsMin)} to ${String(regionsMax)} regions, not ${String(names.length)}`,
  );
  for (const [index, name] of names.entries()) {
    requireUse(
      isRegionName(name),
      `the name of region ${String(index + 1)} ${REGION_NAME_RULE}; ${showName(name)} has not`,
    );
    requireUse(names.indexOf(name) === index, `region name '${name}' is used twice`);
  }
}

function readProfile(options: SimulationOptions): Profile {
  const profile = resolveProfile(options.profile);
  const { policy = profile.policy, xaddIdMode = profile.xaddIdMode } = options;
  return {
    ...profile,
    policy,
    xaddIdMode,
    sharding: options.sharding ?? profile.sharding,
    causalConsistency: options.causalConsistency ?? profile.causalConsistency,
  };
}

function setClocks(world: World, options: SimulationOptions): void {
  for (const [index, ms] of byRegion(world, options.clockSkewMs ?? {}, 'clockSkewMs')) {
    const name = String(options.regions[index]);
    requireForm(ms, SKEW_MS, `clockSkewMs of '${name}'`);
    requireWallClock(world, name, ms);
    world.skewMs[index] = ms;
  }
  for (const [index, ppm] of byRegion(world, options.clockDriftPpm ?? {}, 'clockDriftPpm')) {
    requireForm(ppm, DRIFT_PPM, `clockDriftPpm of '${String(options.regions[index])}'`);
    world.drift[index] = ppm === 0 ? undefined : { ppm, sinceMs: 0 };
  }
}

function setPersistence(world: World, { persistence, regions }: SimulationOptions): void {
  const wanted =
    typeof persistence === 'string'
      ? Object.fromEntries(regions.map((name) => [name, persistence]))
      : (persistence ?? {});
  for (const [index, kind] of byRegion(world, wanted, 'persistence')) {
    requireForm(kind, PERSISTENCE, `persistence of '${String(regions[index])}'`);
    const region = world.regions[index];
    world.persistence[index] = kind;
    world.disks[index] =
      kind === 'everysec' && region !== undefined ? createDisk(region, world.nowMs) : undefined;
  }
}

/** The values of an option that is given by region name, by index. */
function byRegion<Value>(
  world: World,
  values: Readonly<Record<string, Value>>,
  option: string,
): (readonly [number, Value])[] {
  const names = world.regions.map(({ name }) => name);
  return Object.entries(values).map(([name, value]) => {
    const index = names.indexOf(name);
    requireUse(index !== -1, `${option} names '${name}'; the regions are: ${names.join(', ')}`);
    return [index, value] as const;
  });
}

function setLink(world: World, own: LinkOptions, options: SimulationOptions): void {
  const { from, to } = own;
  const names = world.regions.map(({ name }) => name);
  for (const end of [from, to]) {
    requireUse(
      names.includes(end),
      `a link names region '${end}'; the regions are: ${names.join(', ')}`,
    );
  }
  requireUse(from !== to, `a link has two different ends, not '${from}' twice`);
  const route = `${from} → ${to}`;
  const ends = { from: names.indexOf(from), to: names.indexOf(to) };
  const known = linkBetween(world, ends.from, ends.to);
  if (known === undefined) return;
  const weather = { ...options.weather, ...own };
  const { latency } = own.latencyMs === undefined ? weather : own;
  const latencyMs = own.latencyMs ?? world.newcomers.latencyMs;
  requireForm(latencyMs, DELAY_MS, `latencyMs of ${route}`);
  const usualMs = latency === undefined ? latencyMs : typicalMs(latency);
  const read = readWeather(latency === undefined ? withoutLatency(weather) : weather, route);
  world.links.splice(world.links.indexOf(known), 1, createLink(ends, usualMs, read));
}

/** A link with a latency of its own does not draw the general one. */
function withoutLatency({ latency: _, ...rest }: WeatherOptions): WeatherOptions {
  return rest;
}
