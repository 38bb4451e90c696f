/**
 * A replayed path as a run: what every view (diagram, table, story) consumes. What a client did, was
 * answered or told is a numbered step; so are faults. What the network did in between has no number,
 * unless it is what broke the property. After the last step the rest is delivered, as an epilogue
 * without numbers, so that one sees what the regions agree on in the end.
 */
import { indexOf, isCut, linkBetween, type EventId } from '../kernel/index.ts';
import { runOf, type Run } from '../explain/index.ts';
import type { Property, Replay } from '../explore/index.ts';

export type ReplayView = {
  readonly title: string;
  /** The property whose counterexample or witness this is. */
  readonly property: Property | undefined;
};

/** Describes the run and lets its epilogue happen in the replay's simulation. */
export function describeReplay(replayed: Replay, { title, property }: ReplayView): Run {
  const { simulation, steps } = replayed;
  const numbered = numberedEvents(replayed, property);
  const isViolation = property?.kind === 'always' && steps.length > 0;
  const violated = isViolation ? numbered.at(-1) : undefined;
  finish(replayed);
  const telling = { title, steps: numbered };
  return runOf(simulation, violated === undefined ? telling : { ...telling, violated });
}

/** What broke an invariant is numbered whatever it is. */
function numberedEvents({ steps }: Replay, property: Property | undefined): readonly EventId[] {
  const decisive = property?.kind === 'always' ? steps.at(-1) : undefined;
  return steps.flatMap((step) => (step === decisive ? step.events : step.numbered));
}

/** Restarts what is down, heals what is cut and delivers what waits, one virtual millisecond later. */
function finish({ simulation }: Replay): void {
  const { regions, world } = simulation;
  const pairs = regions.flatMap((from) => regions.map((to) => [from, to] as const));
  const links = pairs.filter(([from, to]) => from !== to);
  const linkOf = ([from, to]: readonly [string, string]): ReturnType<typeof linkBetween> =>
    linkBetween(world, indexOf(world, from), indexOf(world, to));
  for (const [index, name] of regions.entries()) {
    if (world.status[index] === 'down') simulation.restart(name);
  }
  simulation.advance(1);
  for (const pair of links) {
    const link = linkOf(pair);
    if (link !== undefined && isCut(link)) simulation.heal(...pair, { oneWay: true });
  }
  for (const pair of links) simulation.deliver(...pair);
}
