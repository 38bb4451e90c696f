/** Lets virtual time pass: whatever falls due on the way happens, earliest first, then by link. */
import { invariant, stepsPerAdvanceMax } from '../base/index.ts';
import { dueMs, headOf, isCut, type Link } from '../network/index.ts';
import type { TraceEvent } from '../trace/index.ts';
import { isOpen } from './choices.ts';
import { deliverPlainly, isPlainLink, performDelivery } from './deliver.ts';
import { performLinked } from './members.ts';
import { mayWrite } from './region-chart.ts';
import { expireRegion } from './removals.ts';
import { virtualMsOf, type World } from './world.ts';

/** Where events go, when somebody listens. */
export type Listener = (events: readonly TraceEvent[]) => void;

/** Runs to virtual instant `untilMs`; what is due exactly then still happens. */
export function runUntil(world: World, untilMs: number, listen: Listener): void {
  for (let steps = 0; ; steps++) {
    invariant(steps < stepsPerAdvanceMax, 'time to pass within stepsPerAdvanceMax steps');
    const next = earliest(world);
    if (next === undefined || next.atMs > untilMs) break;
    if (next.atMs > world.nowMs) world.nowMs = next.atMs;
    if (next.link === undefined) {
      listen(performLinked(world));
      listen(expireRegion(world, next.region));
    } else deliverUpTo(world, next.link, Math.min(untilMs, next.aloneUntilMs), listen);
  }
  if (untilMs > world.nowMs && untilMs !== Infinity) world.nowMs = untilMs;
}

type Next = {
  readonly atMs: number;
  readonly region: number;
  readonly link: Link | undefined;
  /** Until then nothing else comes before what this link has. */
  readonly aloneUntilMs: number;
};

/**
 * The next thing due: expiries before deliveries at one instant, then in order of links. One link
 * usually has many rows in a row, so what comes after it is found in the same look.
 */
function earliest(world: World): Next | undefined {
  let atMs = Infinity;
  let aloneUntilMs = Infinity;
  let region = -1;
  let best: Link | undefined;
  for (const [index, linkedMs] of world.linking) {
    if (linkedMs >= atMs) continue;
    atMs = linkedMs;
    region = index;
    aloneUntilMs = linkedMs - 1;
  }
  for (let index = 0; index < world.regions.length; index++) {
    const checkMs = world.regions[index]?.nextCheckMs ?? Infinity;
    if (checkMs === Infinity || !mayWrite(world.status[index])) continue;
    const due = virtualMsOf(world, index, checkMs);
    if (due < atMs) {
      atMs = due;
      region = index;
      aloneUntilMs = due - 1;
    }
  }
  if (world.delivery === 'timed') {
    for (const link of world.links) {
      const log = world.logs[link.from];
      if (log === undefined || !isOpen(world, link.from, link.to)) continue;
      const due = dueMs(link, log, world.seed);
      if (due === undefined) continue;
      if (due >= atMs) {
        if (due < aloneUntilMs) aloneUntilMs = due;
        continue;
      }
      // What was the earliest until now precedes this link where both are due at one instant.
      if (best !== undefined && atMs - 1 < aloneUntilMs) aloneUntilMs = atMs - 1;
      atMs = due;
      best = link;
    }
  }
  return atMs === Infinity ? undefined : { atMs, region, link: best, aloneUntilMs };
}

/** Delivers the rows of one link that are due until then, as long as nothing new comes between. */
function deliverUpTo(world: World, link: Link, untilMs: number, listen: Listener): void {
  const log = world.logs[link.from];
  const region = world.regions[link.to];
  invariant(log !== undefined && region !== undefined, 'a log and a region at the ends of a link');
  if (isPlainLink(world, link)) {
    deliverPlainly(world, link, log, region, untilMs);
    return;
  }
  const { nextCheckMs } = region;
  const isRelayed = world.profile.causalConsistency;
  for (;;) {
    const { state } = link;
    listen(performDelivery(world, link));
    // A full sync, an answer or a removal may change what every other link has.
    if (state.sync !== 'streaming' || link.state !== state) return;
    if (world.status[link.from] !== 'running') return;
    const due = dueMs(link, log, world.seed);
    if (due === undefined || due > untilMs) return;
    if (isRelayed || region.memory !== undefined || region.nextCheckMs !== nextCheckMs) return;
    if (due > world.nowMs) world.nowMs = due;
  }
}

/** Delivers everything that open links can deliver, letting time pass as far as that needs. */
export function settle(world: World, listen: Listener): void {
  for (let steps = 0; ; steps++) {
    invariant(steps < stepsPerAdvanceMax, 'a world to settle within stepsPerAdvanceMax steps');
    if (world.delivery === 'manual') {
      if (!deliverAll(world, listen)) return;
      continue;
    }
    const due = nextDueMs(world);
    if (due === undefined) return;
    runUntil(world, Math.max(due, world.nowMs), listen);
  }
}

/** Empties every open link once, in order; false when there was nothing to deliver. */
function deliverAll(world: World, listen: Listener): boolean {
  let isAny = false;
  for (const link of world.links) {
    while (isDeliverable(world, link)) {
      isAny = true;
      listen(performDelivery(world, link));
    }
  }
  return isAny;
}

function nextDueMs(world: World): number | undefined {
  let earliestMs = Infinity;
  for (const link of world.links) {
    const log = world.logs[link.from];
    if (log === undefined || !isOpen(world, link.from, link.to)) continue;
    const due = dueMs(link, log, world.seed);
    if (due !== undefined && due < earliestMs) earliestMs = due;
  }
  return earliestMs === Infinity ? undefined : earliestMs;
}

export function isDeliverable(world: World, link: Link): boolean {
  const log = world.logs[link.from];
  return (
    log !== undefined &&
    !isCut(link) &&
    isOpen(world, link.from, link.to) &&
    headOf(link, log) !== undefined
  );
}
