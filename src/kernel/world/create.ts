/** Options to a world, each checked: what is wrong is said with what would be right. */
import {
  backlogBytesMax,
  clockDriftPpmMax,
  clockSkewMsMax,
  regionsMax,
  regionsMin,
  requireUse,
  seedRandom,
} from '../base/index.ts';
import {
  checkMs,
  createLink,
  readWeather,
  typicalMs,
  type WeatherOptions,
} from '../network/index.ts';
import { resolveProfile, type Profile, type ProfileRequest } from '../profile.ts';
import { createKeyNames } from '../region/index.ts';
import { addRegion } from './add-region.ts';
import { createDisk, isPersistence, PERSISTENCES, type Persistence } from './disk.ts';
import { isRegionName, REGION_NAME_RULE } from './region-name.ts';
import { signalRegion } from './release.ts';
import { setMemory, type MemoryOptions } from './set-memory.ts';
import { createTrace } from './trace-state.ts';
import { linkBetween, type World } from './world.ts';

export type LinkOptions = WeatherOptions & {
  readonly from: string;
  readonly to: string;
  /** One-way, ms; `latency` in its place draws it anew for every transfer. */
  readonly latencyMs?: number;
};

export type SimulationOptions = MemoryOptions & {
  /** 2 to 10 names; position + 1 is the instance id that breaks ties. */
  readonly regions: readonly string[];
  readonly seed?: number;
  /** One-way latency of every link, ms. */
  readonly latencyMs?: number;
  /** What every link is like beside its constant latency: variation, jitter, loss, duplication. */
  readonly weather?: WeatherOptions;
  /** Links that differ in anything; the rest keep `latencyMs` and `weather`. */
  readonly links?: readonly LinkOptions[];
  /** Per region: its wall clock minus virtual time, ms. */
  readonly clockSkewMs?: Readonly<Record<string, number>>;
  /** Per region: how much too fast (or, below zero, too slow) its clock runs, in millionths. */
  readonly clockDriftPpm?: Readonly<Record<string, number>>;
  /** What a crash leaves, of all regions or by name; the others keep everything (`always`). */
  readonly persistence?: Persistence | Readonly<Record<string, Persistence>>;
  /** Bytes of what it produced that each region keeps for its peers; everything without (REP-3). */
  readonly backlogBytes?: number;
  /** How long a region that joins is being linked, ms: it answers nobody then (MEM-5). Default 0. */
  readonly linkingMs?: number;
  readonly profile?: ProfileRequest;
  /** Virtual epoch ms of the first instant. */
  readonly startMs?: number;
  /** `manual`: effects wait until `deliver` or `settle` is called. */
  readonly delivery?: 'timed' | 'manual';
  readonly causalConsistency?: boolean;
  readonly policy?: 'enterprise' | 'oss';
  /** A database created without sharding has no slot limits (CLU-5). */
  readonly sharding?: boolean;
  readonly xaddIdMode?: 'strict' | 'semi-strict' | 'liberal';
  /** Keep a trace of events and reasons; off for bulk runs. Default on. */
  readonly trace?: boolean;
};

const defaultStartMs = 1_700_000_000_000;
const defaultLatencyMs = 80;

export function createWorld(options: SimulationOptions): World {
  checkShape(options);
  const { regions: names } = options;
  checkRegionNames(names);
  const seed = options.seed ?? 1;
  const startMs = options.startMs ?? defaultStartMs;
  requireUse(Number.isSafeInteger(seed), `seed is a whole number, not ${String(seed)}`);
  requireUse(
    Number.isSafeInteger(startMs) && startMs >= 0,
    `startMs is epoch ms, a whole number from 0, not ${String(startMs)}`,
  );
  const { delivery = 'timed' } = options;
  requireUse(
    ['timed', 'manual'].includes(delivery),
    `delivery is 'timed' or 'manual', not '${delivery}'`,
  );
  const { latencyMs = defaultLatencyMs, weather = {} } = options;
  checkMs(latencyMs, 'latencyMs');
  const { linkingMs = 0 } = options;
  checkMs(linkingMs, 'linkingMs');
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
      backlogBytes: readBacklog(options),
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

/** What types promise, for callers without them: an object of options, lists and switches. */
function checkShape(options: unknown): void {
  const isObject = typeof options === 'object' && options !== null;
  requireUse(isObject, `createSimulation takes an object of options, not ${String(options)}`);
  const values = new Map<string, unknown>(Object.entries(options));
  const regions = values.get('regions');
  requireUse(Array.isArray(regions), `regions is a list of names, not ${String(regions)}`);
  const links = values.get('links') ?? [];
  requireUse(Array.isArray(links), `links is a list of { from, to, … }, not ${typeof links}`);
  for (const name of ['causalConsistency', 'sharding', 'trace']) {
    const value = values.get(name) ?? false;
    requireUse(typeof value === 'boolean', `${name} is true or false, not ${typeof value}`);
  }
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
      `the name of region ${String(index + 1)} ${REGION_NAME_RULE}; '${name}' has not`,
    );
    requireUse(names.indexOf(name) === index, `region name '${name}' is used twice`);
  }
}

function readProfile(options: SimulationOptions): Profile {
  const profile = resolveProfile(options.profile);
  const { policy = profile.policy, xaddIdMode = profile.xaddIdMode } = options;
  requireUse(
    ['enterprise', 'oss'].includes(policy),
    `policy is 'enterprise' or 'oss', not '${policy}'`,
  );
  requireUse(
    ['strict', 'semi-strict', 'liberal'].includes(xaddIdMode),
    `xaddIdMode is 'strict', 'semi-strict' or 'liberal', not '${xaddIdMode}'`,
  );
  return {
    ...profile,
    policy,
    xaddIdMode,
    sharding: options.sharding ?? profile.sharding,
    causalConsistency: options.causalConsistency ?? profile.causalConsistency,
  };
}

function readBacklog({ backlogBytes }: SimulationOptions): number | undefined {
  requireUse(
    backlogBytes === undefined ||
      (Number.isInteger(backlogBytes) && backlogBytes >= 0 && backlogBytes <= backlogBytesMax),
    `backlogBytes is a whole number from 0 to ${String(backlogBytesMax)}, not ${String(backlogBytes)}`,
  );
  return backlogBytes;
}

function setClocks(world: World, options: SimulationOptions): void {
  for (const [index, ms] of byRegion(world, options.clockSkewMs ?? {}, 'clockSkewMs')) {
    const name = String(options.regions[index]);
    checkSkew(ms, `clockSkewMs of '${name}'`);
    world.skewMs[index] = ms;
  }
  for (const [index, ppm] of byRegion(world, options.clockDriftPpm ?? {}, 'clockDriftPpm')) {
    checkDrift(ppm);
    world.drift[index] = ppm === 0 ? undefined : { ppm, sinceMs: 0 };
  }
}

function setPersistence(world: World, { persistence, regions }: SimulationOptions): void {
  const wanted =
    typeof persistence === 'string'
      ? Object.fromEntries(regions.map((name) => [name, persistence]))
      : (persistence ?? {});
  for (const [index, kind] of byRegion(world, wanted, 'persistence')) {
    requireUse(isPersistence(kind), `persistence is ${PERSISTENCES.join(', ')}, not '${kind}'`);
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
  // The first line about a link counts, as it always did.
  const isFirst = options.links?.find((link) => link.from === from && link.to === to) === own;
  if (known === undefined || !isFirst) return;
  const weather = { ...options.weather, ...own };
  const { latency } = own.latencyMs === undefined ? weather : own;
  const latencyMs = own.latencyMs ?? world.newcomers.latencyMs;
  checkMs(latencyMs, `latencyMs of ${route}`);
  const usualMs = latency === undefined ? latencyMs : typicalMs(latency);
  const read = readWeather(latency === undefined ? withoutLatency(weather) : weather, route);
  world.links.splice(world.links.indexOf(known), 1, createLink(ends, usualMs, read));
}

/** A link with a latency of its own does not draw the general one. */
function withoutLatency({ latency: _, ...rest }: WeatherOptions): WeatherOptions {
  return rest;
}

export function checkSkew(ms: number, what: string): void {
  requireUse(
    Number.isInteger(ms) && Math.abs(ms) <= clockSkewMsMax,
    `${what} is whole ms up to ${String(clockSkewMsMax)} either way, not ${String(ms)}`,
  );
}

export function checkDrift(ppm: number): void {
  requireUse(
    Number.isInteger(ppm) && Math.abs(ppm) <= clockDriftPpmMax,
    `a clock drifts by whole millionths up to ${String(clockDriftPpmMax)} either way, not ${String(ppm)}`,
  );
}
