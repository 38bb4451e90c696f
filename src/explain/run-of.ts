/** A run from a simulation: its events so far, and what its world knows about links and clocks. */
import type { ByteString, EventId, RegionState, Simulation } from '../kernel/index.ts';
import type { SetLatency } from './pace.ts';
import { describeRun, type Run } from './run.ts';

export type Telling = {
  readonly title?: string;
  readonly keys?: readonly ByteString[];
  readonly steps?: readonly EventId[];
  readonly violated?: EventId;
  /** What links took before anybody changed it, and what they take from an event on. */
  readonly usualMs?: number;
  readonly latencies?: readonly SetLatency[];
};

/** Reads the simulation and leaves it as it is; call it again after more has happened. */
export function runOf(simulation: Simulation, telling: Telling = {}): Run {
  const { world, regions, events, profile } = simulation;
  return describeRun({
    ...telling,
    regions,
    events: [...events],
    startMs: world.startMs,
    clockSkewMs: Object.fromEntries(
      regions.map((name, index) => [name, firstSkew(simulation, name, index)]),
    ),
    unsynced: regions.filter((_, index) => isUnsynced(world.status[index])),
    // Under manual delivery no time says when an effect would land.
    links: world.links.map(({ from, to, latencyMs }) => ({
      from: regions[from] ?? '',
      to: regions[to] ?? '',
      ...(world.delivery === 'timed' ? { latencyMs: telling.usualMs ?? latencyMs } : {}),
    })),
    tieBreak: profile.switches.tieBreak,
  });
}

const isUnsynced = (state: RegionState | undefined): boolean =>
  state === 'stale' || state === 'joining';

/** The skew a region began with: what its first command saw, or what it still has. */
function firstSkew({ world, events }: Simulation, name: string, index: number): number {
  const step = events.find((event) => event.kind === 'clock' && event.region === name);
  if (step === undefined) return world.skewMs[index] ?? 0;
  const first = events.find((event) => event.kind === 'command' && event.region === name);
  return first?.kind === 'command' && first.id < step.id ? first.skewMs : 0;
}
