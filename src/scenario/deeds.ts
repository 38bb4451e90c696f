/** What some directives do to a simulation, or ask of it, in more than a line. */
import {
  array,
  bulk,
  bytes,
  headOf,
  indexOf,
  integer,
  linkBetween,
  requireUse,
  type Simulation,
} from '../kernel/index.ts';

import type { Outcome } from './outcome.ts';
import type { Link, Pair } from './slots.ts';

export type Wire = Simulation['world']['links'][number];

/** Refuses a step about a link of which neither direction meant is as it must be. */
export function requireLink(
  { world }: Simulation,
  { from, to, oneWay }: Link,
  isFit: (wire: Wire) => boolean,
  problem: string,
): void {
  const [one, other] = [indexOf(world, from), indexOf(world, to)];
  const isAnyFit = world.links.some(
    (wire) =>
      ((wire.from === one && wire.to === other) ||
        (!oneWay && wire.from === other && wire.to === one)) &&
      isFit(wire),
  );
  requireUse(isAnyFit, `the link ${from} ${oneWay ? '→' : '⇄'} ${to} ${problem}`);
}

export function countTraffic(simulation: Simulation, { from, to }: Pair): Outcome {
  const counted = simulation.traffic().find((link) => link.from === from && link.to === to);
  const counts = Object.entries(counted ?? {}).flatMap(([name, count]) =>
    typeof count === 'number' && count > 0 ? [bulk(bytes(name)), integer(count)] : [],
  );
  return { kind: 'answered', reply: array(counts) };
}

/** What one command produced, the head of the link. */
export function deliverNext(simulation: Simulation, from: string, to: string): void {
  const isWaiting = hasHead(simulation, from, to);
  simulation.perform({ kind: 'deliver', from, to });
  requireUse(isWaiting, `nothing more waits from ${from} to ${to}`);
}

/** Asked of the world and not of its events: an untraced one has none. */
function hasHead({ world }: Simulation, from: string, to: string): boolean {
  const wire = linkBetween(world, indexOf(world, from), indexOf(world, to));
  if (wire === undefined) return false;
  const log = world.logs[wire.from];
  return log !== undefined && headOf(wire, log) !== undefined;
}

export function checkConvergence(simulation: Simulation, isExpected: boolean): Outcome {
  const hasConverged = simulation.hasConverged();
  if (hasConverged === isExpected) return { kind: 'done' };
  return {
    kind: 'unmet',
    message: hasConverged ? 'all regions hold the same state' : 'the regions hold different states',
    instead: [bytes(hasConverged ? 'converged' : 'diverged')],
  };
}
