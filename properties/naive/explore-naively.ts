/**
 * A naive twin of the search: every move from every situation is carried out on a copy of the whole
 * world, and a situation is known again by its whole text. No interning, no tables, no memory of
 * what a command did elsewhere, no reduction, no symmetry. Faults are counted before steps, as the
 * search does it, so what is met first is smallest.
 */
import {
  resolveBounds,
  type BoundsRequest,
  type Move,
  type Pattern,
} from '../../src/explore/index.ts';
import { simulatedFacts, type Facts, type Property } from '../../src/explore/index.ts';
import { hasConverged, headOf } from '../../src/kernel/index.ts';
import { carryOut } from './carry-out.ts';
import { possibleMoves } from './possible.ts';
import { beginnings, faultsOf, textOf, type Situation } from './situation.ts';

/** The smallest execution that violates a property or, for `sometimes`, shows it. */
export type Shown = {
  readonly faults: number;
  readonly steps: number;
  readonly skewsMs: readonly number[];
  readonly moves: readonly Move[];
};

export type NaiveResult = {
  /** False when there are more situations than the walk was to visit. */
  readonly isComplete: boolean;
  readonly states: number;
  readonly transitions: number;
  readonly shown: ReadonlyMap<string, Shown>;
};

type Node = { readonly situation: Situation; readonly moves: readonly Move[] };

export async function exploreNaively(
  pattern: Pattern,
  request: BoundsRequest = {},
  statesMax = Infinity,
): Promise<NaiveResult> {
  const bounds = resolveBounds(pattern.bounds, request);
  const isTimed = bounds.lagMsMax !== undefined;
  const known = new Set<string>();
  const shown = new Map<string, Shown>();
  /** Nodes to visit, by faults and then by steps. */
  const waiting: Node[][][] = [];
  let transitions = 0;
  const add = (node: Node): void => {
    const bySteps = (waiting[faultsOf(node.situation)] ??= []);
    (bySteps[node.moves.length] ??= []).push(node);
  };

  for (const situation of await beginnings(pattern, bounds)) add({ situation, moves: [] });
  for (let faults = 0; faults < waiting.length; faults++) {
    const bySteps = waiting[faults] ?? [];
    for (let steps = 0; steps < bySteps.length; steps++) {
      for (const { situation, moves } of bySteps[steps] ?? []) {
        const text = textOf(situation, isTimed);
        if (known.has(text)) continue;
        if (known.size >= statesMax) {
          return { isComplete: false, states: known.size, transitions, shown };
        }
        known.add(text);
        for (const [name, property] of Object.entries(pattern.properties)) {
          if (shown.has(name) || !isShownBy(property, situation)) continue;
          shown.set(name, { faults, steps, skewsMs: situation.world.skewMs, moves });
        }
        for (const move of possibleMoves(pattern, bounds, situation)) {
          transitions++;
          const next = await carryOut(pattern, bounds, situation, move);
          add({ situation: next, moves: [...moves, move] });
        }
      }
      bySteps[steps] = [];
    }
  }
  return { isComplete: true, states: known.size, transitions, shown };
}

function isShownBy(property: Property, situation: Situation): boolean {
  const facts = factsOf(situation);
  switch (property.kind) {
    case 'always':
      return !property.holds(facts);
    case 'sometimes':
      return property.holds(facts);
    case 'when-quiet':
      return isQuiet(situation) && !property.holds(facts);
    case 'converges':
      return isQuiet(situation) && !facts.hasConverged();
  }
}

const factsOf = ({ world, progresses }: Situation): Facts =>
  simulatedFacts(
    {
      world,
      profile: world.profile,
      regions: world.regions.map(({ name }) => name),
      hasConverged: () => hasConverged(world),
    },
    progresses,
  );

/** Every client has ended, every region is up, nothing is on its way. */
function isQuiet({ world, progresses, late }: Situation): boolean {
  const haveEnded =
    progresses.every(({ ask }) => ask.kind === 'done' || ask.kind === 'threw') &&
    late.every((ask) => ask === undefined);
  const isUnderWay = world.links.some((link) => {
    const log = world.logs[link.from];
    return log !== undefined && headOf(link, log) !== undefined;
  });
  return haveEnded && !isUnderWay && world.status.every((status) => status === 'running');
}
