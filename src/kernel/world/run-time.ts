/** Lets virtual time pass: whatever falls due on the way happens, earliest first, then by link. */
import { invariant, stepsPerAdvanceMax } from '../base/index.ts';
import { dueMs, waiting, type Link } from '../network/index.ts';
import type { TraceEvent } from '../trace/index.ts';
import { isOpen } from './choices.ts';
import { expireRegion, performDelivery } from './perform.ts';
import { wallMsOf, type World } from './world.ts';

/** Where events go, when somebody listens. */
export type Listener = (events: readonly TraceEvent[]) => void;

/** Runs to virtual instant `untilMs`; what is due exactly then still happens. */
export function runUntil(world: World, untilMs: number, listen: Listener): void {
  for (let steps = 0; ; steps++) {
    invariant(steps < stepsPerAdvanceMax, 'time to pass within stepsPerAdvanceMax steps');
    const next = earliest(world);
    if (next === undefined || next.atMs > untilMs) break;
    if (next.atMs > world.nowMs) world.nowMs = next.atMs;
    listen(
      next.link === undefined
        ? expireRegion(world, next.region)
        : performDelivery(world, next.link),
    );
  }
  if (untilMs > world.nowMs && untilMs !== Infinity) world.nowMs = untilMs;
}

type Next = { readonly atMs: number; readonly region: number; readonly link: Link | undefined };

/** The next thing due: expiries before deliveries at one instant, then in order of links. */
function earliest(world: World): Next | undefined {
  let atMs = Infinity;
  let region = -1;
  let best: Link | undefined;
  for (let index = 0; index < world.regions.length; index++) {
    const checkMs = world.regions[index]?.nextCheckMs ?? Infinity;
    if (checkMs === Infinity || world.status[index] === 'down') continue;
    const due = Math.max(world.nowMs, world.nowMs + checkMs - wallMsOf(world, index));
    if (due < atMs) {
      atMs = due;
      region = index;
    }
  }
  if (world.delivery === 'timed') {
    for (const link of world.links) {
      const log = world.logs[link.from];
      if (log === undefined || !isOpen(world, link.from, link.to)) continue;
      const due = dueMs(link, log, world.seed);
      if (due !== undefined && due < atMs) {
        atMs = due;
        best = link;
      }
    }
  }
  return atMs === Infinity ? undefined : { atMs, region, link: best };
}

/** Delivers everything that open links can deliver, letting time pass as far as that needs. */
export function settle(world: World, listen: Listener): void {
  for (let steps = 0; ; steps++) {
    invariant(steps < stepsPerAdvanceMax, 'a world to settle within stepsPerAdvanceMax steps');
    if (world.delivery === 'manual') {
      if (!deliverAll(world, listen)) return;
      continue;
    }
    const link = nextDue(world);
    if (link === undefined) return;
    const log = world.logs[link.from];
    const due = log === undefined ? undefined : dueMs(link, log, world.seed);
    if (due !== undefined && due > world.nowMs) runUntil(world, due, listen);
    else listen(performDelivery(world, link));
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

function nextDue(world: World): Link | undefined {
  let best: Link | undefined;
  let atMs = Infinity;
  for (const link of world.links) {
    const log = world.logs[link.from];
    if (log === undefined || !isOpen(world, link.from, link.to)) continue;
    const due = dueMs(link, log, world.seed);
    if (due !== undefined && due < atMs) {
      atMs = due;
      best = link;
    }
  }
  return best;
}

export function isDeliverable(world: World, link: Link): boolean {
  const log = world.logs[link.from];
  return (
    log !== undefined && !link.isCut && isOpen(world, link.from, link.to) && waiting(link, log) > 0
  );
}
