/** A run with everything the screen shows of it: plain data, so that a worker can hand it over. */
import type { Run } from '../../src/explain/index.ts';
import type { WhatIf } from './what-if.ts';
import type { Clock, EventId, Inspection, Simulation } from '../../src/kernel/index.ts';

/** What one region holds right after an event. */
export type RegionFrame = {
  readonly region: string;
  /** Its wall clock minus virtual time. */
  readonly skewMs: number;
  /** What it has seen, by instance id. */
  readonly clock: Clock;
  /** One for each drawn key. */
  readonly keys: readonly Inspection[];
};

export type Frame = {
  /** The last event before it; -1 before all. */
  readonly event: EventId;
  readonly regions: readonly RegionFrame[];
};

/** What became of a property in this one run; a run decides nothing beyond itself. */
export type PropertyOutcome = {
  readonly name: string;
  readonly kind: string;
  readonly isMet: boolean;
};

export type Exhibit = {
  readonly run: Run;
  /** What plays it again, and what every change of it starts from. */
  readonly plan: WhatIf;
  /** When its events happen in the plan, ms, where that is not when they stand in the run. */
  readonly moments: readonly (readonly [EventId, number])[] | undefined;
  /** The run as a scenario file; undefined where a scenario cannot repeat it. */
  readonly scenario: string | undefined;
  readonly frames: readonly Frame[];
  /** Empty for a run that a check found: its verdict says more. */
  readonly outcomes: readonly PropertyOutcome[];
};

/** Reads every region of a simulation as it is now. */
export function readFrame(simulation: Simulation, keys: readonly string[]): Frame {
  return {
    event: simulation.events.at(-1)?.id ?? -1,
    regions: simulation.regions.map((region, index) => ({
      region,
      skewMs: simulation.world.skewMs[index] ?? 0,
      clock: [...(simulation.world.regions[index]?.clock ?? [])],
      keys: keys.map((key) => structuredClone(simulation.inspect(region, key))),
    })),
  };
}

/** The frame that holds after an event; frames are in the order of their events. */
export function frameAt(frames: readonly Frame[], event: EventId): Frame | undefined {
  return frames.findLast((frame) => frame.event <= event) ?? frames[0];
}

/** The moment of the plan right after what the cursor has reached: where a change takes effect. */
export function forkMsAt({ run, moments }: Exhibit, cursorMs: number): number {
  if (moments === undefined) return Math.round(cursorMs);
  const reached = new Set(run.events.filter(({ t }) => t <= cursorMs).map(({ id }) => id));
  const times = moments.filter(([event]) => reached.has(event)).map(([, ms]) => ms);
  return times.length === 0 ? 0 : Math.max(...times) + 1;
}
