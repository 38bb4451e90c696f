/** Options to a world, each checked: what is wrong is said with what would be right. */
import {
  latencyMsMax,
  regionNameLengthMax,
  regionsMax,
  regionsMin,
  requireUse,
  seedRandom,
} from '../base/index.ts';
import { createLog, type Link } from '../network/index.ts';
import { resolveProfile, type Profile, type ProfileRequest } from '../profile.ts';
import { createRegion } from '../region/index.ts';
import { createTrace } from './trace-state.ts';
import type { World } from './world.ts';

export type LinkOptions = {
  readonly from: string;
  readonly to: string;
  readonly latencyMs?: number;
  readonly jitterMs?: number;
};

export type SimulationOptions = {
  /** 2 to 10 names; position + 1 is the instance id that breaks ties. */
  readonly regions: readonly string[];
  readonly seed?: number;
  /** One-way latency of every link, ms. */
  readonly latencyMs?: number;
  /** Links that differ; the rest keep `latencyMs`. */
  readonly links?: readonly LinkOptions[];
  /** Per region: its wall clock minus virtual time, ms. */
  readonly clockSkewMs?: Readonly<Record<string, number>>;
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
  const { regions: names } = options;
  checkNames(names);
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
  return {
    profile: readProfile(options),
    seed,
    startMs,
    delivery,
    nowMs: 0,
    regions: names.map((name, index) => createRegion(index + 1, name)),
    skewMs: readSkews(names, options.clockSkewMs ?? {}),
    logs: names.map(() => createLog()),
    links: createLinks(names, options),
    status: names.map(() => 'up'),
    random: seedRandom(seed),
    trace: options.trace === false ? undefined : createTrace(),
  };
}

function checkNames(names: readonly string[]): void {
  requireUse(
    names.length >= regionsMin && names.length <= regionsMax,
    `a database has ${String(regionsMin)} to ${String(regionsMax)} regions, not ${String(names.length)}`,
  );
  for (const [index, name] of names.entries()) {
    const isName = name.length > 0 && name.length <= regionNameLengthMax && /^[\w.-]+$/.test(name);
    requireUse(
      isName,
      `region ${String(index + 1)} needs a name of letters, digits, '-', '_' or '.', not '${name}'`,
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

function readSkews(names: readonly string[], skews: Readonly<Record<string, number>>): number[] {
  const wanted = new Map(Object.entries(skews));
  for (const [name, ms] of wanted) {
    requireUse(
      names.includes(name),
      `clockSkewMs names '${name}'; the regions are: ${names.join(', ')}`,
    );
    requireUse(Number.isInteger(ms), `clockSkewMs of '${name}' is whole ms, not ${String(ms)}`);
  }
  return names.map((name) => wanted.get(name) ?? 0);
}

function createLinks(names: readonly string[], options: SimulationOptions): Link[] {
  const general = options.latencyMs ?? defaultLatencyMs;
  checkLatency(general, 'latencyMs');
  for (const { from, to } of options.links ?? []) {
    for (const end of [from, to]) {
      requireUse(
        names.includes(end),
        `a link names region '${end}'; the regions are: ${names.join(', ')}`,
      );
    }
    requireUse(from !== to, `a link has two different ends, not '${from}' twice`);
  }
  return names.flatMap((from, fromIndex) =>
    names.flatMap((to, toIndex) =>
      from === to ? [] : [createLink({ from, to, fromIndex, toIndex }, general, options)],
    ),
  );
}

type Ends = {
  readonly from: string;
  readonly to: string;
  readonly fromIndex: number;
  readonly toIndex: number;
};

function createLink(ends: Ends, general: number, options: SimulationOptions): Link {
  const own = options.links?.find((link) => link.from === ends.from && link.to === ends.to);
  const { latencyMs = general, jitterMs = 0 } = own ?? {};
  checkLatency(latencyMs, `latencyMs of ${ends.from} → ${ends.to}`);
  checkLatency(jitterMs, `jitterMs of ${ends.from} → ${ends.to}`);
  return {
    from: ends.fromIndex,
    to: ends.toIndex,
    latencyMs,
    jitterMs,
    cursor: 0,
    isCut: false,
    readyMs: 0,
  };
}

function checkLatency(ms: number, name: string): void {
  requireUse(
    Number.isInteger(ms) && ms >= 0 && ms <= latencyMsMax,
    `${name} is whole ms from 0 to ${String(latencyMsMax)}, not ${String(ms)}`,
  );
}
