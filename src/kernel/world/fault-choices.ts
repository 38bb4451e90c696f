/**
 * Faults that could happen at this moment, by link and then by region: what an explorer adds to
 * `choices`. Those that take an amount (a clog, a clock, a bound of memory) are left to whoever
 * draws it. Lifecycles propose, and the door decides: a fault is listed when `step` takes it, so
 * that no condition is written twice. Cost: one drafted step per proposal.
 */
import { UsageError } from '../base/index.ts';
import { isCut } from '../network/index.ts';
import type { Choice } from './choice.ts';
import { regionChart, type RegionSignal, type RegionState } from './region-chart.ts';
import { step } from './step.ts';
import type { World } from './world.ts';

const SIGNALS = [
  ['crash', 'crash'],
  ['restart', 'restart'],
  ['remove', 'leave'],
  ['force-remove', 'force-remove'],
  ['join', 'join'],
] as const satisfies readonly (readonly [Choice['kind'], RegionSignal])[];

/** Every fault without an amount that the world would take now, in a deterministic order. */
export function faultChoices(world: World): Choice[] {
  const proposed = [...linkFaults(world), ...regionFaults(world)];
  return proposed.filter((choice) => isTaken(world, choice));
}

function linkFaults({ links, regions }: World): Choice[] {
  return links.flatMap((link): Choice[] => {
    const from = regions[link.from]?.name ?? '';
    const to = regions[link.to]?.name ?? '';
    const reach: Choice = { kind: isCut(link) ? 'heal' : 'cut', from, to, oneWay: true };
    return [reach, { kind: 'lose', from, to }, { kind: 'duplicate', from, to }];
  });
}

function regionFaults({ regions, status }: World): Choice[] {
  return regions.flatMap(({ name: region }, index) => {
    const state: RegionState = status[index] ?? 'outside';
    const able = SIGNALS.filter(([, signal]) => regionChart.after(state, signal) !== undefined);
    return able.map(([kind]): Choice => ({ kind, region }));
  });
}

function isTaken(world: World, choice: Choice): boolean {
  try {
    step(world, choice);
    return true;
  } catch (error) {
    if (error instanceof UsageError) return false;
    throw error;
  }
}
