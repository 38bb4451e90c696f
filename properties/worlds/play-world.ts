/** Plays a plan of a random world, and brings it to rest: healed, in one time, everything delivered. */
import {
  canonical,
  plainKeys,
  createSimulation,
  hashText,
  isMember,
  isUp,
  type Reply,
  type Simulation,
  UsageError,
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

/** Plays one step; false when it contradicts the world (a restart of what runs…) and is refused. */
export function playStep(sim: Simulation, step: WorldStep, replies: Reply[]): boolean {
  try {
    carryOut(sim, step, replies);
    return true;
  } catch (error) {
    if (error instanceof UsageError) return false;
    throw error;
  }
}

function carryOut(sim: Simulation, step: WorldStep, replies: Reply[]): void {
  switch (step.kind) {
    case 'call':
      replies.push(sim.call(step.region, step.argv, step.client));
      return;
    case 'advance':
      sim.advance(step.ms);
      return;
    case 'cut':
    case 'heal':
    case 'unclog':
      sim[step.kind](step.from, step.to, { oneWay: step.oneWay });
      return;
    case 'clog': {
      const { from, to, ...pace } = step;
      sim.clog(from, to, { oneWay: pace.oneWay, factor: pace.factor, extraMs: pace.extraMs });
      return;
    }
    case 'full-sync':
      sim.perform(step);
      return;
    case 'deliver':
    case 'lose':
    case 'duplicate':
      sim[step.kind](step.from, step.to);
      return;
    case 'clock':
      sim.setClockSkew(step.region, step.skewMs);
      return;
    case 'drift':
      sim.setClockDrift(step.region, step.ppm);
      return;
    case 'evict':
      sim.evict(step.region, step.key);
      return;
    case 'crash':
    case 'restart':
    case 'flush':
    case 'join':
      sim[step.kind](step.region);
      return;
    case 'remove':
      if (membersOf(sim).length > 2) sim.remove(step.region);
      return;
    case 'force-remove':
      if (membersOf(sim).length > 2) sim.forceRemove(step.region);
      return;
    case 'reboot':
      sim.crash(step.region);
      sim.restart(step.region);
      return;
    case 'rejoin':
      if (membersOf(sim).length > 2) sim.forceRemove(step.region);
      sim.join(step.region);
      return;
    case 'collect':
      sim.collect();
      return;
    case 'settle':
      sim.settle();
      return;
  }
}

/** The regions that take part: all but those removed. */
export function membersOf(sim: Simulation): string[] {
  return sim.regions.filter((region) => isMember(sim.status(region)));
}

/** Longer than every TTL and clock difference that a plan can make. */
const UNTIL_EVERYTHING_EXPIRED_MS = 10_000;

/** Restarts, heals, sets the clocks right, lets every deadline pass, delivers everything. */
export function bringToRest(sim: Simulation): void {
  const members = membersOf(sim);
  for (const region of members) {
    if (!isUp(sim.status(region))) sim.restart(region);
    sim.setClockDrift(region, 0);
    sim.setClockSkew(region, 0);
    for (const other of members) if (other !== region) sim.heal(region, other);
  }
  sim.settle();
  sim.advance(UNTIL_EVERYTHING_EXPIRED_MS);
  sim.settle();
}

/** The replicated keyspace of each region, as canonical text. */
export function keyspaces(sim: Simulation): string[] {
  const members = membersOf(sim);
  return sim.world.regions.flatMap((region) =>
    members.includes(region.name) ? [canonical(plainKeys(region))] : [],
  );
}

/** One text for everything a run showed: replies, events and the world it ended in. */
export function recordOf({ sim, replies }: PlayedWorld): string {
  return `${hashText(canonical(replies))} ${hashText(canonical(sim.events))} ${sim.digest()}`;
}
