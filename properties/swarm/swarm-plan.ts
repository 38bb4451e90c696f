/**
 * A swarm world as data. First the mix is drawn: which kinds of fault may happen at all, and how
 * often; then the faults, each checked against those before it, and the commands between them.
 * Half of the kinds are missing from most worlds, and that is the point: what some faults hide
 * shows where they are absent.
 */
import type { Chooser, SimulationOptions } from '../../src/kernel/index.ts';
import {
  afterFault,
  contradictionOf,
  createFaultState,
  FAULT_KINDS,
  type Fault,
  type FaultKind,
  type FaultSchedule,
  type FaultState,
} from '../../src/scenario/index.ts';
import { commandWords } from '../worlds/command-words.ts';
import { auditCommand, AUDIT_KEYS } from './audit-commands.ts';

/** How often each kind is drawn beside the others; a kind that is missing never is. */
export type FaultMix = {
  readonly weights: Readonly<Partial<Record<FaultKind, number>>>;
  /** Of a hundred steps, how many are faults. */
  readonly perHundred: number;
};

export type SwarmCall = {
  readonly kind: 'call';
  readonly atMs: number;
  readonly region: string;
  readonly client: string;
  readonly argv: readonly string[];
  /** Accounted for at the end, see `ledger.ts`. */
  readonly isAudited: boolean;
};

export type SwarmStep = SwarmCall | { readonly kind: 'fault'; readonly fault: Fault };

export type SwarmPlan = {
  readonly options: SimulationOptions;
  readonly mix: FaultMix;
  /** In order of time. */
  readonly steps: readonly SwarmStep[];
};

const NAMES = ['ams', 'nyc', 'sin', 'gru', 'syd'] as const;

const REPAIRS: readonly (readonly [FaultKind, FaultKind])[] = [
  ['cut', 'heal'],
  ['crash', 'restart'],
  ['clog', 'unclog'],
];

export function drawMix({ pick }: Chooser): FaultMix {
  const weights: Partial<Record<FaultKind, number>> = {};
  for (const kind of FAULT_KINDS) if (pick(2, kind) === 1) weights[kind] = 1 + pick(4, 'weight');
  // What breaks is mended again in most worlds, or little would happen after it.
  for (const [harm, repair] of REPAIRS) {
    if (weights[harm] !== undefined && pick(4, repair) > 0) weights[repair] = 4;
  }
  return { weights, perHundred: [0, 5, 15, 30, 50][pick(5, 'faults')] ?? 0 };
}

export function drawOptions({ pick }: Chooser): SimulationOptions {
  const regions = NAMES.slice(0, 2 + pick(4, 'regions'));
  const persistence = regions.map(
    (name) =>
      [name, (['always', 'everysec', 'none'] as const)[pick(3, 'file')] ?? 'always'] as const,
  );
  const skews = regions.map((name) => [name, pick(7, 'skew') * 40 - 120] as const);
  const isLossy = pick(3, 'lossy') === 0;
  const isShort = pick(3, 'backlog') === 0;
  const isBound = pick(5, 'memory') === 0;
  return {
    regions,
    seed: pick(1000, 'seed'),
    latencyMs: 20 + pick(4, 'latency') * 40,
    ...(isLossy ? { weather: { lossPercent: 20 * pick(3, 'loss'), duplicationPercent: 10 } } : {}),
    ...(pick(2, 'forgetful') === 1 ? { persistence: Object.fromEntries(persistence) } : {}),
    ...(isShort ? { backlogBytes: pick(4, 'bytes') * 400 } : {}),
    ...(isBound
      ? { maxmemory: 2000 + pick(4, 'bound') * 1500, maxmemoryPolicy: 'allkeys-lru' }
      : {}),
    clockSkewMs: Object.fromEntries(skews),
    causalConsistency: pick(4, 'causal') === 0,
    sharding: false,
  };
}

/** The next step, or nothing when the drawn fault would contradict those before it. */
export function drawStep(
  chooser: Chooser,
  before: { readonly atMs: number; readonly at: number; readonly state: FaultState },
  mix: FaultMix,
): SwarmStep | undefined {
  const { pick } = chooser;
  const { state } = before;
  const atMs = before.atMs + ([0, 0, 1, 7, 40, 200][pick(6, 'ms')] ?? 0);
  const names = [...state.regions.keys()];
  const region = names[pick(names.length, 'region')] ?? '';
  if (pick(100, 'step') >= mix.perHundred) {
    const isAudited = pick(3, 'audited') > 0;
    const argv = isAudited ? auditCommand(chooser, before.at) : commandWords(chooser);
    const client = isAudited ? 'auditor' : (['', '', 'c1'][pick(3, 'client')] ?? '');
    return { kind: 'call', atMs, region, client, argv, isAudited };
  }
  const fault = drawFault(chooser, mix, atMs, region, names);
  if (fault === undefined || contradictionOf(state, fault) !== undefined) return undefined;
  afterFault(state, fault);
  return { kind: 'fault', fault };
}

function drawFault(
  { pick }: Chooser,
  { weights }: FaultMix,
  atMs: number,
  region: string,
  names: readonly string[],
): Fault | undefined {
  const kinds = FAULT_KINDS.flatMap((kind) =>
    Array.from({ length: weights[kind] ?? 0 }, () => kind),
  );
  const kind = kinds[pick(kinds.length, 'kind')];
  const others = names.filter((name) => name !== region);
  const to = others[pick(others.length, 'other')] ?? '';
  const link = { from: region, to, oneWay: pick(2, 'one way') === 1 };
  if (kind === undefined) return undefined;
  switch (kind) {
    case 'cut':
    case 'heal':
    case 'unclog':
      return { atMs, kind, ...link };
    case 'clog':
      return { atMs, kind, ...link, factor: 1 + pick(5, 'factor'), extraMs: 40 * pick(3, 'extra') };
    case 'lose':
    case 'duplicate':
    case 'full-sync':
      return { atMs, kind, from: region, to };
    case 'clock':
      return { atMs, kind, region, skewMs: pick(9, 'skew') * 50 - 200 };
    case 'drift':
      return { atMs, kind, region, ppm: pick(5, 'ppm') * 40_000 - 80_000 };
    case 'crash':
    case 'restart':
    case 'force-remove':
    case 'remove':
    case 'flush':
      return { atMs, kind, region };
    case 'join':
      return {
        atMs,
        kind,
        region: pick(3, 'new') === 0 && names.length < 8 ? `new${String(names.length)}` : region,
      };
    case 'evict':
      return { atMs, kind, region, key: AUDIT_KEYS[pick(AUDIT_KEYS.length, 'key')] ?? '' };
    case 'maxmemory':
      return { atMs, kind, region, bytes: 1500 + 1000 * pick(5, 'bytes') };
    case 'collect':
      return { atMs, kind };
  }
}

/** A whole plan from one chooser. */
export function swarmPlan(chooser: Chooser, steps: number): SwarmPlan {
  const options = drawOptions(chooser);
  return planOf(
    options,
    drawMix(chooser),
    Array.from({ length: steps }, () => chooser),
  );
}

/** One step from each chooser, so that a property-testing library can shrink them one by one. */
export function planOf(
  options: SimulationOptions,
  mix: FaultMix,
  choosers: readonly Chooser[],
): SwarmPlan {
  const state = createFaultState(options.regions);
  const steps: SwarmStep[] = [];
  let atMs = 0;
  for (const [at, chooser] of choosers.entries()) {
    const step = drawStep(chooser, { atMs, at, state }, mix);
    if (step === undefined) continue;
    atMs = step.kind === 'fault' ? step.fault.atMs : step.atMs;
    steps.push(step);
  }
  return { options, mix, steps };
}

/** The faults alone, as a schedule that can be read back. */
export const scheduleOf = ({ options, steps }: SwarmPlan): FaultSchedule => ({
  regions: options.regions,
  faults: steps.flatMap((step) => (step.kind === 'fault' ? [step.fault] : [])),
});
