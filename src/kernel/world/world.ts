/**
 * A world: regions, the links between them, and virtual time. Plain data, so that it can be
 * copied, compared, hashed and drafted; everything that happens to it is a choice given to the
 * door (`step`).
 */
import type { RandomState } from '../base/index.ts';
import type { Link, Log } from '../network/index.ts';
import type { Profile } from '../profile.ts';
import type { Effect, Region } from '../region/index.ts';
import type { TraceState } from './trace-state.ts';

/** What one log row carries: the effects of one command, delivered as one. */
export type Batch = readonly Effect[];

export type World = {
  readonly profile: Profile;
  readonly seed: number;
  /** Epoch ms of virtual time zero. */
  readonly startMs: number;
  /** `manual`: links deliver only when told to; time moves only the clocks and expiries. */
  readonly delivery: 'timed' | 'manual';
  /** Virtual ms since the start. */
  nowMs: number;
  readonly regions: Region[];
  /** Per region: its wall clock minus virtual time, ms. */
  readonly skewMs: number[];
  /** Per region: what it produced, in order. */
  readonly logs: Log<Batch>[];
  /** One per ordered pair of regions, by sender then receiver. */
  readonly links: Link[];
  /** Per region: `up`, `down` (crashed), or `removed` for good (MEM-3). */
  readonly status: ('up' | 'down' | 'removed')[];
  readonly random: RandomState;
  /** Present while somebody listens: what the next event needs to name its causes. */
  trace: TraceState | undefined;
};

/** The region's own wall clock, epoch ms (CLK-5: raw, uncorrected). */
export function wallMsOf(world: World, index: number): number {
  return world.startMs + world.nowMs + (world.skewMs[index] ?? 0);
}

export function linkBetween(world: World, from: number, to: number): Link | undefined {
  return world.links.find((link) => link.from === from && link.to === to);
}
