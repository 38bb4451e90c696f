/** What the parts of the diagram share: the run, what was read from it, and where things stand. */
import type { ByteString, TraceEvent } from '../../kernel/index.ts';
import type { Journey } from '../journey.ts';
import { regionNamed, type Run } from '../run.ts';
import type { Disagreement, Span } from '../timeline.ts';
import type { HalfBand } from './half-band.ts';
import type { BarPlace, Geometry, LanePlace } from './geometry.ts';
import type { Scale } from './scale.ts';

export type Scene = {
  readonly run: Run;
  readonly spans: readonly Span[];
  readonly disagreements: readonly Disagreement[];
  readonly journeys: readonly Journey[];
  readonly halves: readonly HalfBand[];
  readonly scale: Scale;
  readonly geometry: Geometry;
};

export function laneAt({ geometry }: Scene, position: number): LanePlace {
  const lane = geometry.lanes[position];
  if (lane === undefined)
    throw new Error(`invariant broken: no lane ${String(position)} in the geometry`);
  return lane;
}

export function barAt(scene: Scene, position: number, bar: number): BarPlace {
  const { bars } = laneAt(scene, position);
  const place = bars[Math.min(bar, bars.length - 1)];
  if (place === undefined) throw new Error(`invariant broken: lane ${String(position)} has no bar`);
  return place;
}

/** The bar of a key, or undefined when the key is not drawn. */
export function barOfKey(run: Run, key: ByteString): number | undefined {
  const index = run.keys.findIndex((shown) => shown.key === key);
  return index < 0 ? undefined : index;
}

/** The lane an event belongs to; network events belong to the first region they name. */
export function laneOf(run: Run, event: TraceEvent): number | undefined {
  return regionNamed(run, 'region' in event ? event.region : event.from)?.position;
}
