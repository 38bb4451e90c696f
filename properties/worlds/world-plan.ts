/**
 * Random worlds as plans: options and steps, drawn from a chooser. fast-check gives a chooser of
 * naturals, step by step, so that it can shrink; the determinism check gives a seeded one.
 */
import type { Chooser, Latency, SimulationOptions } from '../../src/kernel/index.ts';
import { commandWords } from './command-words.ts';

export type WorldStep =
  | {
      readonly kind: 'call';
      readonly region: string;
      readonly client: string;
      readonly argv: readonly string[];
    }
  | { readonly kind: 'advance'; readonly ms: number }
  | {
      readonly kind: 'cut' | 'heal' | 'unclog';
      readonly from: string;
      readonly to: string;
      readonly oneWay: boolean;
    }
  | {
      readonly kind: 'clog';
      readonly from: string;
      readonly to: string;
      readonly oneWay: boolean;
      readonly factor: number;
      readonly extraMs: number;
    }
  | { readonly kind: 'lose' | 'duplicate'; readonly from: string; readonly to: string }
  | { readonly kind: 'full-sync'; readonly from: string; readonly to: string }
  | { readonly kind: 'drift'; readonly region: string; readonly ppm: number }
  | { readonly kind: 'clock'; readonly region: string; readonly skewMs: number }
  | { readonly kind: 'evict'; readonly region: string; readonly key: string }
  | {
      readonly kind: 'crash' | 'restart' | 'force-remove' | 'remove' | 'join' | 'flush';
      readonly region: string;
    }
  /** Down and up again; out by force and back as a new instance: what seldom meets by chance. */
  | { readonly kind: 'reboot' | 'rejoin'; readonly region: string }
  | { readonly kind: 'deliver'; readonly from: string; readonly to: string }
  | { readonly kind: 'collect' }
  | { readonly kind: 'settle' };

export type WorldPlan = {
  readonly options: SimulationOptions;
  readonly steps: readonly WorldStep[];
};

const NAMES = ['ams', 'nyc', 'sin', 'gru', 'syd'] as const;

export function worldOptions(chooser: Chooser): SimulationOptions {
  const { pick } = chooser;
  const regions = NAMES.slice(0, 2 + pick(4, 'regions'));
  const skews = regions.map((name) => [name, pick(7, 'skew') * 40 - 120] as const);
  // One link is far slower than any detour: effects overtake those they depend on.
  const from = pick(regions.length, 'slow from');
  const to = (from + 1 + pick(regions.length - 1, 'slow to')) % regions.length;
  const slow = { from: NAMES[from] ?? 'ams', to: NAMES[to] ?? 'nyc', latencyMs: 1500 };
  return {
    regions,
    seed: pick(1000, 'seed'),
    latencyMs: 20 + pick(4, 'latency') * 20,
    links: [{ ...slow, jitterMs: pick(2, 'jitter') * 300 }],
    clockSkewMs: Object.fromEntries(skews),
    delivery: pick(4, 'delivery') === 0 ? 'manual' : 'timed',
    causalConsistency: pick(4, 'causal') === 0,
    sharding: false,
    ...weatherOptions(chooser, regions),
    profile: {
      switches: { execVisibility: pick(3, 'exec') === 0 ? 'atomic' : 'effect-by-effect' },
    },
  };
}

/** Half of the worlds have links that vary, crashes that forget, short backlogs, or all of that. */
function weatherOptions({ pick }: Chooser, regions: readonly string[]): Partial<SimulationOptions> {
  if (pick(2, 'weather') === 0) return {};
  const kinds = regions.map(
    (name) =>
      [name, (['always', 'everysec', 'none'] as const)[pick(3, 'file')] ?? 'always'] as const,
  );
  const latencies: readonly Latency[] = [
    { kind: 'uniform', minMs: 0, maxMs: 200 },
    { kind: 'normal', meanMs: 60, deviationMs: 40 },
    { kind: 'exponential', minMs: 10, meanMs: 90 },
    { kind: 'trace', samplesMs: [10, 400, 20, 90] },
  ];
  const latency = latencies[pick(8, 'latencies')];
  const lossPercent = [0, 0, 20, 60][pick(4, 'loss')] ?? 0;
  const duplicationPercent = [0, 0, 0, 40][pick(4, 'duplication')] ?? 0;
  const isForgetful = pick(2, 'forgetful') === 1;
  const isShort = pick(3, 'backlog') === 0;
  return {
    weather: { ...(latency === undefined ? {} : { latency }), lossPercent, duplicationPercent },
    ...(isForgetful ? { persistence: Object.fromEntries(kinds) } : {}),
    ...(isShort ? { backlogBytes: pick(4, 'bytes') * 400 } : {}),
  };
}

export function worldStep(chooser: Chooser, regions: readonly string[]): WorldStep {
  const { pick } = chooser;
  const kind = pick(28, 'step') - 2;
  const region = regions[pick(regions.length, 'region')] ?? '';
  if (kind < 14) {
    const client = ['', '', '', 'c1'][pick(4, 'client')] ?? '';
    return { kind: 'call', region, client, argv: commandWords(chooser) };
  }
  const [from, to] = [region, otherThan(region, regions, chooser)];
  switch (kind) {
    case 14:
    case 15:
    case 16:
      return { kind: 'advance', ms: [1, 30, 90, 700][pick(4, 'ms')] ?? 1 };
    case 17:
      return { kind: 'cut', from, to, oneWay: pick(2, 'one way') === 1 };
    case 18:
      return { kind: 'heal', from, to, oneWay: pick(2, 'one way') === 1 };
    case 19:
      return { kind: 'full-sync', from, to };
    case 20:
      return { kind: 'clock', region, skewMs: pick(9, 'skew') * 50 - 200 };
    case 21:
      return { kind: 'deliver', from, to };
    case 22:
    case 23:
      return rareStep(chooser, region);
    case 24:
      return linkStep(chooser, from, to);
    default:
      return { kind: pick(3, 'quiet') === 0 ? 'settle' : 'collect' };
  }
}

function rareStep({ pick }: Chooser, region: string): WorldStep {
  switch (pick(14, 'rare')) {
    case 0:
      return { kind: 'evict', region, key: ['s1', 'h1', 'e1', 'm'][pick(4, 'key')] ?? 'm' };
    case 1:
    case 2:
      return { kind: 'crash', region };
    case 3:
      return { kind: 'force-remove', region };
    case 4:
      return { kind: 'remove', region };
    case 5:
      return { kind: 'join', region: pick(3, 'who') === 0 ? 'new' : region };
    case 6:
      return { kind: 'drift', region, ppm: pick(5, 'ppm') * 40_000 - 80_000 };
    case 7:
      return pick(4, 'flush') === 0 ? { kind: 'flush', region } : { kind: 'restart', region };
    case 8:
    case 9:
      return { kind: 'reboot', region };
    case 10:
    case 11:
      return { kind: 'rejoin', region };
    default:
      return { kind: 'restart', region };
  }
}

function linkStep({ pick }: Chooser, from: string, to: string): WorldStep {
  const oneWay = pick(2, 'one way') === 1;
  switch (pick(4, 'link')) {
    case 0:
      return { kind: 'clog', from, to, oneWay, factor: 1 + pick(6, 'factor'), extraMs: 50 };
    case 1:
      return { kind: 'unclog', from, to, oneWay };
    case 2:
      return { kind: 'lose', from, to };
    default:
      return { kind: 'duplicate', from, to };
  }
}

function otherThan(region: string, regions: readonly string[], { pick }: Chooser): string {
  const others = regions.filter((name) => name !== region);
  return others[pick(others.length, 'other')] ?? '';
}

/** A whole plan from one chooser. */
export function worldPlan(chooser: Chooser, steps: number): WorldPlan {
  const options = worldOptions(chooser);
  const drawn = Array.from({ length: steps }, () => worldStep(chooser, options.regions));
  return { options, steps: drawn };
}

/** A chooser over given naturals; once they are used up it always picks the first. */
export function naturalsChooser(naturals: readonly number[]): Chooser {
  let at = 0;
  return { pick: (count) => (naturals[at++] ?? 0) % Math.max(1, count) };
}
