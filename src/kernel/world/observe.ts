/** Looks at a whole world: has it converged, and what identifies it. */
import type { Row } from '../network/index.ts';
import { plainKeys, visibleKeys, type Region } from '../region/index.ts';
import { isMember } from './region-chart.ts';
import { wallMsOf, type Sent, type World } from './world.ts';

/**
 * True when every member shows the same keys with the same types, values and deadlines. Effects
 * that are still waiting may make it false again.
 */
export function hasConverged(world: World): boolean {
  const { profile } = world;
  let first: Visible | undefined;
  for (const [index, region] of world.regions.entries()) {
    if (!isMember(world.status[index])) continue;
    const visible = visibleKeys(region, { wallMs: wallMsOf(world, index), profile });
    if (first === undefined) first = visible;
    else if (!showSame(first, visible)) return false;
  }
  return true;
}

type Visible = ReturnType<typeof visibleKeys>;

function showSame(left: Visible, right: Visible): boolean {
  if (left.size !== right.size) return false;
  for (const [key, [type, value, deadline]] of left) {
    const other = right.get(key);
    if (other?.[0] !== type || other[1] !== value || other[2] !== deadline) return false;
  }
  return true;
}

/** Everything about a world that decides how it goes on: all but what is only counted or told. */
export function decidingState({
  trace: _,
  traffic: __,
  syncedWith: ___,
  names: ____,
  ...world
}: World): unknown {
  const disks = world.disks.map((disk) => disk && { ...disk, image: decidingParts(disk.image) });
  const logs = world.logs.map((log) => ({ ...log, rows: log.rows.map(decidingRow) }));
  return { ...world, regions: world.regions.map(decidingParts), disks, logs };
}

/** Where a receiver finds the key says nothing. */
const decidingRow = ({ sentMs, payload }: Row<Sent>): unknown => ({ sentMs, payload });

/** All of a region but how its keys are encoded and what a round of collection has to look at: its keys know. */
function decidingParts(region: Region): unknown {
  const { uncollected: _, isUncollected: __, fresh: ___, stamps: ____, ...parts } = region;
  return { ...parts, keys: plainKeys(region) };
}
