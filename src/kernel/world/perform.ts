/**
 * Carries out one choice on a world that the caller owns, in place, and tells what happened.
 * `step` is the same for a world that must not change. What is no choice, and a choice that
 * contradicts the world, is a `UsageError` and changes nothing.
 *
 * Events are made only while the world is traced; a world without a trace pays for none of it.
 */
import type { TraceEvent } from '../trace/index.ts';
import { checkChoice } from './check-choice.ts';
import type { Choice, Outcome } from './choice.ts';
import { performCollection } from './collection.ts';
import { openLink, performDelivery, performDuplicate, performLoss } from './deliver.ts';
import { performFullSync } from './full-sync.ts';
import { performClog, performCut } from './link-faults.ts';
import {
  performCrash,
  performForcedRemoval,
  performJoin,
  performLinked,
  performRemoval,
  performRestart,
} from './members.ts';
import { performMaxmemory, settleMemory } from './memory.ts';
import { indexOf, NO_EVENTS } from './party.ts';
import { performCommand } from './perform-command.ts';
import { regionEvent } from './release.ts';
import { performEviction, performExpiries, performFlush } from './removals.ts';
import { causesOf } from './tracer.ts';
import { requireRunTime, requireWallClock } from './wall-clock.ts';
import { skewMsOf, type World } from './world.ts';

export function perform(world: World, choice: Choice): Outcome {
  checkChoice(choice);
  return carryOut(world, choice);
}

/** Of a choice that was made here: its fields are right, and not looked at again. */
export function carryOut(world: World, choice: Choice): Outcome {
  if (choice.kind === 'command') return performCommand(world, choice);
  return { reply: undefined, events: change(world, choice) };
}

function change(world: World, choice: Exclude<Choice, { kind: 'command' }>): readonly TraceEvent[] {
  switch (choice.kind) {
    case 'deliver':
      return performDelivery(world, openLink(world, choice));
    case 'advance':
      requireRunTime(world, choice.ms);
      world.nowMs += choice.ms;
      return [...performLinked(world), ...performExpiries(world)];
    case 'cut':
    case 'heal':
      return performCut(world, choice);
    case 'clog':
    case 'unclog':
      return performClog(world, choice);
    case 'lose':
      return performLoss(world, choice);
    case 'duplicate':
      return performDuplicate(world, choice);
    case 'full-sync':
      return performFullSync(world, openLink(world, choice), 'asked');
    case 'clock':
      return performClock(world, choice);
    case 'drift':
      return performDrift(world, choice);
    case 'crash':
      return performCrash(world, choice.region);
    case 'restart':
      return performRestart(world, choice.region);
    case 'force-remove':
      return performForcedRemoval(world, choice.region);
    case 'remove':
      return performRemoval(world, choice.region);
    case 'join':
      return performJoin(world, choice.region);
    case 'evict':
      return performEviction(world, choice);
    case 'flush':
      return performFlush(world, choice.region);
    case 'collect':
      return [
        ...performCollection(world),
        ...world.regions.flatMap((_, index) => settleMemory(world, index)),
      ];
    case 'maxmemory':
      return performMaxmemory(world, choice);
    case 'tell':
      return performTell(world, choice);
  }
}

/** A step of the clock; where it drifts, it drifts on from there. */
function performClock(
  world: World,
  { region, skewMs }: Extract<Choice, { kind: 'clock' }>,
): readonly TraceEvent[] {
  const index = indexOf(world, region);
  requireWallClock(world, region, skewMs);
  world.skewMs[index] = skewMs;
  const drift = world.drift[index];
  if (drift !== undefined) world.drift[index] = { ...drift, sinceMs: world.nowMs };
  return regionEvent(world, 'clock', index, skewMs);
}

/** The clock goes on from what it reads, at another pace. */
function performDrift(
  world: World,
  { region, ppm }: Extract<Choice, { kind: 'drift' }>,
): readonly TraceEvent[] {
  const index = indexOf(world, region);
  world.skewMs[index] = skewMsOf(world, index);
  world.drift[index] = ppm === 0 ? undefined : { ppm, sinceMs: world.nowMs };
  return regionEvent(world, 'drift', index, ppm);
}

function performTell(
  world: World,
  choice: Extract<Choice, { kind: 'tell' }>,
): readonly TraceEvent[] {
  const { trace } = world;
  indexOf(world, choice.region);
  if (trace === undefined) return NO_EVENTS;
  const id = trace.nextId++;
  const causes = causesOf(trace.clients.get(choice.client));
  trace.clients.set(choice.client, id);
  const { region, client, what, value } = choice;
  return [{ kind: 'told', id, t: world.nowMs, causes, region, client, what, value }];
}
