/** What a plan does to the links of the simulation that plays it. */
import { isCut, type Simulation } from '../../src/kernel/index.ts';
import type { Direction, WhatIf } from './what-if.ts';

type Ends = Direction & { readonly oneWay: boolean };

/** Both directions that take the same from the same moment on are one change. */
export function inPairs(
  latencies: WhatIf['latencies'],
): readonly (Ends & { readonly atMs: number; readonly ms: number })[] {
  return latencies.flatMap((one, at) => {
    const isBack = (other: (typeof latencies)[number]): boolean =>
      other.from === one.to &&
      other.to === one.from &&
      other.atMs === one.atMs &&
      other.ms === one.ms;
    const other = latencies.findIndex(isBack);
    return other !== -1 && other < at ? [] : [{ ...one, oneWay: other === -1 }];
  });
}

/**
 * A slower link is a clogged one. None can be quicker than its latency, so that is lowered; the
 * simulation is the player's own, and the end of a clog stands for the change.
 */
export function setLatency(simulation: Simulation, ends: Ends, ms: number, usualMs: number): void {
  const back = { from: ends.to, to: ends.from };
  for (const direction of ends.oneWay ? [ends] : [ends, back]) {
    const link = linkOf(simulation, direction);
    if (link !== undefined) link.latencyMs = Math.min(ms, usualMs);
  }
  const { from, to, oneWay } = ends;
  if (ms > usualMs) {
    simulation.perform({ kind: 'clog', from, to, oneWay, factor: 1, extraMs: ms - usualMs });
  } else simulation.perform({ kind: 'unclog', from, to, oneWay });
}

export function linkOf(
  { world, regions }: Simulation,
  { from, to }: Direction,
): Simulation['world']['links'][number] | undefined {
  const [sender, receiver] = [regions.indexOf(from), regions.indexOf(to)];
  return world.links.find((link) => link.from === sender && link.to === receiver);
}

/** Heals every direction that is cut; false when none was. */
export function healAll(simulation: Simulation): boolean {
  const { world, regions } = simulation;
  const cut = world.links.filter(isCut);
  for (const { from, to } of cut) {
    simulation.heal(regions[from] ?? '', regions[to] ?? '', { oneWay: true });
  }
  return cut.length > 0;
}
