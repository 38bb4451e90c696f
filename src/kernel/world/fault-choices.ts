/**
 * Faults that could happen at this moment, by link, then by region, then of the whole database:
 * what an explorer adds to `choices`. Between them they have every kind of choice that is a fault;
 * those that take an amount are proposed with the amounts of `fault-menu.ts`. Lifecycles propose,
 * and the door decides: a fault is listed when `step` takes it, so that no condition is written
 * twice; one that would leave everything as it is, is not proposed. Cost: one drafted step per
 * proposal.
 */
import { regionsMax, UsageError } from '../base/index.ts';
import { isCut, type Link } from '../network/index.ts';
import { entriesOf } from '../region/index.ts';
import type { Choice } from './choice.ts';
import {
  CLOCK_SKEWS_MS,
  CLOGS,
  DRIFTS_PPM,
  keysEvictedMax,
  MAXMEMORY_BYTES,
} from './fault-menu.ts';
import { isMember, regionChart, type RegionSignal, type RegionState } from './region-chart.ts';
import { step } from './step.ts';
import { linkBetween, skewMsOf, type World } from './world.ts';

const SIGNALS = [
  ['crash', 'crash'],
  ['restart', 'restart'],
  ['remove', 'leave'],
  ['force-remove', 'force-remove'],
  ['join', 'join'],
] as const satisfies readonly (readonly [Choice['kind'], RegionSignal])[];

/** Every fault that the world would take now, in a deterministic order. */
export function faultChoices(world: World): Choice[] {
  const proposed = [
    ...world.links.flatMap((link) => linkFaults(world, link)),
    ...world.regions.flatMap((_, index) => regionFaults(world, index)),
    ...newcomer(world),
    { kind: 'collect' } as const,
  ];
  // Nobody hears of what is only tried.
  const quiet = { ...world, trace: undefined };
  return proposed.filter((choice) => isTaken(quiet, choice));
}

/** One direction; what befalls both is said once, with the first of the two. */
function linkFaults(world: World, link: Link): Choice[] {
  const from = nameOf(world, link.from);
  const to = nameOf(world, link.to);
  const back = linkBetween(world, link.to, link.from);
  const isFirst = link.from < link.to;
  const ways = (is: (one: Link) => boolean): readonly { readonly oneWay: boolean }[] => [
    ...(is(link) ? [{ oneWay: true }] : []),
    ...(isFirst && is(link) && back !== undefined && is(back) ? [{ oneWay: false }] : []),
  ];
  const isClogged = ({ state }: Link): boolean => state.pace === 'clogged';
  return [
    ...ways((one) => !isCut(one)).map(({ oneWay }): Choice => ({ kind: 'cut', from, to, oneWay })),
    ...ways(isCut).map(({ oneWay }): Choice => ({ kind: 'heal', from, to, oneWay })),
    ...ways((one) => !isClogged(one)).flatMap(({ oneWay }) =>
      CLOGS.map((clog): Choice => ({ kind: 'clog', from, to, oneWay, ...clog })),
    ),
    ...ways(isClogged).map(({ oneWay }): Choice => ({ kind: 'unclog', from, to, oneWay })),
    { kind: 'lose', from, to },
    { kind: 'duplicate', from, to },
    { kind: 'full-sync', from, to },
  ];
}

function regionFaults(world: World, index: number): Choice[] {
  const region = nameOf(world, index);
  const state: RegionState = world.status[index] ?? 'outside';
  const able = SIGNALS.filter(([, signal]) => regionChart.after(state, signal) !== undefined);
  const changes = able.map(([kind]): Choice => ({ kind, region }));
  return isMember(state)
    ? [...changes, ...amounts(world, index), ...deletions(world, index)]
    : changes;
}

/** Clocks and memory. */
function amounts(world: World, index: number): Choice[] {
  const region = nameOf(world, index);
  const ppmNow = world.drift[index]?.ppm ?? 0;
  const bytesNow = world.regions[index]?.memory?.maxmemory;
  return [
    ...CLOCK_SKEWS_MS.filter((skewMs) => skewMs !== skewMsOf(world, index)).map(
      (skewMs): Choice => ({ kind: 'clock', region, skewMs }),
    ),
    ...DRIFTS_PPM.filter((ppm) => ppm !== ppmNow).map((ppm): Choice => ({
      kind: 'drift',
      region,
      ppm,
    })),
    ...MAXMEMORY_BYTES.filter((bytes) => bytes !== bytesNow).map((bytes): Choice => ({
      kind: 'maxmemory',
      region,
      bytes,
    })),
  ];
}

function deletions({ regions }: World, index: number): Choice[] {
  const region = regions[index];
  if (region === undefined) return [];
  const present = [...entriesOf(region)]
    .filter(([, { headers }]) => headers !== undefined)
    .map(([key]) => key)
    .sort((left, right) => (left < right ? -1 : 1));
  if (present.length === 0) return [];
  return [
    ...present
      .slice(0, keysEvictedMax)
      .map((key): Choice => ({ kind: 'evict', region: region.name, key })),
    { kind: 'flush', region: region.name },
  ];
}

/** A region that was never there, under the first name that is free. */
function newcomer({ regions, status }: World): Choice[] {
  if (status.filter(isMember).length >= regionsMax) return [];
  const names = new Set(regions.map(({ name }) => name));
  let nth = regions.length + 1;
  while (names.has(`r${String(nth)}`)) nth++;
  return [{ kind: 'join', region: `r${String(nth)}` }];
}

const nameOf = ({ regions }: World, index: number): string => regions[index]?.name ?? '';

function isTaken(world: World, choice: Choice): boolean {
  try {
    step(world, choice);
    return true;
  } catch (error) {
    if (error instanceof UsageError) return false;
    throw error;
  }
}
