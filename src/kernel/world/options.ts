/** What a simulation may be asked for, and that nothing else is. */
import {
  backlogBytesMax,
  either,
  FLAG,
  formOf,
  listOf,
  oneWordOf,
  optional,
  record,
  RECORD,
  requireForm,
  requireForms,
  requireNames,
  requireUse,
  startMsMax,
  whole,
  within,
  type Form,
} from '../base/index.ts';
import { DELAY_MS, WEATHER_FIELDS, type WeatherOptions } from '../network/index.ts';
import { PROFILE_FORM, type ProfileRequest } from '../profile.ts';
import { EVICTION_POLICIES, type EvictionPolicy } from '../region/index.ts';
import { MEMORY_BYTES } from './choice-forms.ts';
import { PERSISTENCES, type Persistence } from './disk.ts';

export type LinkOptions = WeatherOptions & {
  readonly from: string;
  readonly to: string;
  /** One-way, ms; `latency` in its place draws it anew for every transfer. */
  readonly latencyMs?: number;
};

export type SimulationOptions = {
  /** 2 to 10 names; position + 1 is the instance id that breaks ties. */
  readonly regions: readonly string[];
  readonly seed?: number;
  /** One-way latency of every link, ms. */
  readonly latencyMs?: number;
  /** What every link is like beside its constant latency: variation, jitter, loss, duplication. */
  readonly weather?: WeatherOptions;
  /** Links that differ in anything, each direction at most once; the rest keep `latencyMs` and `weather`. */
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
  /** Bytes a region may hold, for all regions or by name; without it there is no bound. */
  readonly maxmemory?: number | Readonly<Record<string, number>>;
  /** What goes when memory is short; default `noeviction` (EVI-1). */
  readonly maxmemoryPolicy?: EvictionPolicy;
  /** Percent of `maxmemory` that clients' writes may not use, 0 to 20; default 5 (OOM-4). */
  readonly oomReservePercent?: number;
};

const SEED = formOf(Number.isSafeInteger, 'is a whole number');

const FORMS: Readonly<Record<keyof SimulationOptions, Form>> = {
  regions: listOf('names'),
  seed: optional(SEED),
  latencyMs: optional(DELAY_MS),
  weather: optional(RECORD),
  links: optional(listOf('{ from, to, … }')),
  clockSkewMs: optional(byRegion('ms')),
  clockDriftPpm: optional(byRegion('millionths')),
  persistence: optional(either(oneWordOf(...PERSISTENCES), byRegion('words'))),
  backlogBytes: optional(whole({ least: 0, most: backlogBytesMax, limit: 'backlogBytesMax' })),
  linkingMs: optional(DELAY_MS),
  profile: optional(PROFILE_FORM),
  startMs: optional(
    whole({ unit: 'epoch ms, a whole number', least: 0, most: startMsMax, limit: 'startMsMax' }),
  ),
  delivery: optional(oneWordOf('timed', 'manual')),
  causalConsistency: optional(FLAG),
  policy: optional(oneWordOf('enterprise', 'oss')),
  sharding: optional(FLAG),
  xaddIdMode: optional(oneWordOf('strict', 'semi-strict', 'liberal')),
  trace: optional(FLAG),
  maxmemory: optional(either(MEMORY_BYTES, byRegion('bytes'))),
  maxmemoryPolicy: optional(oneWordOf(...EVICTION_POLICIES)),
  oomReservePercent: optional(within({ least: 0, most: 20 })),
};

function byRegion(of: string): Form {
  return record(`is an object of ${of} by region`);
}

/** Refuses what is misspelt or misshapen, which would otherwise be left out in silence. */
export function checkOptions(options: SimulationOptions): void {
  requireForm(options, record('takes an object of options'), 'createSimulation');
  requireForms(options, FORMS, 'createSimulation has no option', '');
  const { weather, links = [] } = options;
  if (weather !== undefined) requireNames(weather, WEATHER_FIELDS, 'weather has no field');
  for (const [at, link] of links.entries()) {
    const place = `links[${String(at)}]`;
    requireForm(link, RECORD, place);
    requireNames(link, ['from', 'to', 'latencyMs', ...WEATHER_FIELDS], `${place} has no field`);
    const twin = links.findIndex(({ from, to }) => from === link.from && to === link.to);
    requireUse(
      twin === at,
      `${place} is about ${link.from} → ${link.to}, as links[${String(twin)}] is; each direction has one entry`,
    );
  }
}
