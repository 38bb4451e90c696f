/** Plays a plan of a random world, and brings it to rest: healed, in one time, everything delivered. */
import {
  canonical,
  createSimulation,
  hashText,
  type Reply,
  type Simulation,
} from '../../src/kernel/index.ts';
import type { WorldPlan, WorldStep } from './world-plan.ts';

export type PlayedWorld = { readonly sim: Simulation; readonly replies: readonly Reply[] };

export function playWorld(
  plan: WorldPlan,
  trace = true,
  create: typeof createSimulation = createSimulation,
): PlayedWorld {
  const sim = create({ ...plan.options, trace });
  const replies: Reply[] = [];
  for (const step of plan.steps) playStep(sim, step, replies);
  return { sim, replies };
}

function playStep(sim: Simulation, step: WorldStep, replies: Reply[]): void {
  switch (step.kind) {
    case 'call':
      replies.push(sim.call(step.region, step.argv, step.client));
      return;
    case 'advance':
      sim.advance(step.ms);
      return;
    case 'cut':
    case 'heal':
      sim[step.kind](step.from, step.to, { oneWay: step.oneWay });
      return;
    case 'full-sync':
      if (isOpen(sim, step.from, step.to)) sim.perform(step);
      return;
    case 'deliver':
      if (isOpen(sim, step.from, step.to)) sim.deliver(step.from, step.to);
      return;
    case 'clock':
      sim.setClockSkew(step.region, step.skewMs);
      return;
    case 'evict':
      sim.evict(step.region, step.key);
      return;
    case 'crash':
      if (statusOf(sim, step.region) === 'up') sim.crash(step.region);
      return;
    case 'restart':
      if (statusOf(sim, step.region) === 'down') sim.restart(step.region);
      return;
    case 'force-remove':
      if (membersOf(sim).length > 2 && statusOf(sim, step.region) !== 'removed') {
        sim.forceRemove(step.region);
      }
      return;
    case 'collect':
      sim.collect();
      return;
    case 'settle':
      sim.settle();
      return;
  }
}

function statusOf(sim: Simulation, region: string): string {
  return sim.world.status[sim.regions.indexOf(region)] ?? 'up';
}

function isOpen(sim: Simulation, from: string, to: string): boolean {
  const [source, target] = [sim.regions.indexOf(from), sim.regions.indexOf(to)];
  const link = sim.world.links.find((each) => each.from === source && each.to === target);
  const isUp = statusOf(sim, from) === 'up' && statusOf(sim, to) === 'up';
  return isUp && link?.isCut === false;
}

/** The regions that take part: all but those removed by force. */
export function membersOf(sim: Simulation): string[] {
  return sim.regions.filter((region) => statusOf(sim, region) !== 'removed');
}

/** Longer than every TTL and clock difference that a plan can make. */
const UNTIL_EVERYTHING_EXPIRED_MS = 10_000;

/**
 * Restarts, heals, sets the clocks right, lets every deadline pass, delivers everything. After a
 * removal by force the others also synchronise in full: what only some of them got from the
 * removed region travels on no link any more.
 */
export function bringToRest(sim: Simulation): void {
  const members = membersOf(sim);
  for (const region of members) {
    if (statusOf(sim, region) === 'down') sim.restart(region);
    sim.setClockSkew(region, 0);
    for (const other of members) if (other !== region) sim.heal(region, other);
  }
  sim.settle();
  if (members.length < sim.regions.length) {
    for (const region of members) {
      for (const other of members) if (region !== other) sim.fullSync(region, other);
    }
  }
  sim.advance(UNTIL_EVERYTHING_EXPIRED_MS);
  sim.settle();
}

/** The replicated keyspace of each region, as canonical text. */
export function keyspaces(sim: Simulation): string[] {
  const members = membersOf(sim);
  return sim.world.regions.flatMap(({ name, keys }) =>
    members.includes(name) ? [canonical(keys)] : [],
  );
}

/** One text for everything a run showed: replies, events and the world it ended in. */
export function recordOf({ sim, replies }: PlayedWorld): string {
  return `${hashText(canonical(replies))} ${hashText(canonical(sim.events))} ${sim.digest()}`;
}
