/** The counts of a world's links, by the names of their ends. */
import { createTraffic, type Traffic } from '../network/index.ts';
import type { World } from './world.ts';

export type LinkTraffic = { readonly from: string; readonly to: string } & Readonly<Traffic>;

/** The counts of every link, with the names of its ends. */
export function readTraffic(world: World): LinkTraffic[] {
  return world.links.map(({ from, to }) => ({
    from: world.regions[from]?.name ?? '',
    to: world.regions[to]?.name ?? '',
    ...(world.traffic.get(nameOf(from, to)) ?? createTraffic()),
  }));
}

/** The counts of one link, to add to. */
export function trafficOf(world: World, from: number, to: number): Traffic {
  const known = world.traffic.get(nameOf(from, to));
  if (known !== undefined) return known;
  const traffic = createTraffic();
  world.traffic.set(nameOf(from, to), traffic);
  return traffic;
}

const nameOf = (from: number, to: number): string => `${String(from)}>${String(to)}`;
