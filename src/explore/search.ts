/**
 * Exhaustive search in order of faults, then steps: the first violation met is the smallest. Each
 * distinct state is expanded once; of how it was reached only the state before it is kept, and the
 * moves between the two are found again when a path is asked for.
 */
import { createFrontier } from './frontier.ts';
import { createJudge, type Finding, type Traces } from './judge.ts';
import { faultsOf } from './layout.ts';
import type { Delivery, Model } from './transition-system.ts';
import type { Move } from './move.ts';
import type { Path } from './path.ts';
import type { Property } from './property.ts';
import { createStateTable } from './state-table.ts';

export type SearchResult = {
  readonly findings: ReadonlyMap<string, Finding>;
  readonly traces: ReadonlyMap<string, Traces>;
  readonly states: number;
  readonly transitions: number;
  /** Steps of the longest execution reached. */
  readonly depth: number;
  readonly isComplete: boolean;
  /** Why the search ended early. */
  readonly stopped: 'states' | 'asked' | undefined;
  /** True when something named a client whom symmetry had exchanged: search again without. */
  readonly needsNames: boolean;
  /** True when it matters at which instant a write came: search again with instants. */
  readonly needsInstants: boolean;
  /** True when `before-commands` turned out not to be justified: search again with `every`. */
  readonly needsEvery: boolean;
};

export type SearchOptions = {
  readonly statesMax: number;
  /** Longer executions are not explored; absent: no limit. */
  readonly stepsMax?: number;
  /** Ends as soon as one property is violated or witnessed. */
  readonly stopAtFirst?: boolean;
  /** Asked now and then; true ends the search with what is known. */
  readonly shouldStop: () => boolean | Promise<boolean>;
  readonly onProgress: (progress: { readonly states: number; readonly depth: number }) => void;
  /** Told of a violation or witness as soon as it is met, with what is known so far. */
  readonly onFound?: (property: string, soFar: SearchResult) => void | Promise<void>;
  /** Asked when `shouldStop` said so; true goes on from here. */
  readonly goOn?: (soFar: SearchResult) => boolean | Promise<boolean>;
};

/** Small enough that a search of costly states still hears at once that it should stop. */
const statesPerPause = 64;

export async function search(
  model: Model,
  properties: ReadonlyMap<string, Property>,
  delivery: Delivery,
  options: SearchOptions,
): Promise<SearchResult> {
  const { layout, symmetry } = model;
  const table = createStateTable(layout.width);
  const parents: number[] = [];
  const costs: number[] = [];
  const frontier = createFrontier();
  const judge = createJudge(model, properties);
  const state = new Int32Array(layout.width);
  let row = -1;
  let cost = 0;
  let transitions = 0;
  let expanded = 0;
  let depth = 0;

  const reach = (tuple: Int32Array, steps: number): void => {
    const known = table.size();
    if (!symmetry.isTrivial) symmetry.sort(tuple);
    const reached = table.add(tuple);
    const reachedCost = cost + steps;
    if (reached < known && reachedCost >= (costs[reached] ?? 0)) return;
    parents[reached] = row;
    costs[reached] = reachedCost;
    frontier.add(reached, faultsOf(tuple), reachedCost);
  };
  const visit = (tuple: Int32Array, steps: number): void => {
    transitions++;
    reach(tuple, steps);
  };
  const path = (): Path => pathTo(row);
  const pathTo = (last: number): Path => {
    const rows = [last];
    for (let from = parents[last] ?? -1; from >= 0; from = parents[from] ?? -1) rows.unshift(from);
    /** Which client stands at each place: symmetry moves them about. */
    const clients = Array.from({ length: layout.clients }, (_, client) => client);
    const moves = rows.slice(1).flatMap((to, at) => movesBetween(rows[at] ?? to, to, clients));
    const { persistence } = model;
    return { skewsMs: model.skewsOf(table.read(rows[0] ?? last)), persistence, moves };
  };
  /** The first moves that lead from a row to its successor at the cost that is known of it. */
  const movesBetween = (from: number, to: number, clients: number[]): readonly Move[] => {
    const steps = (costs[to] ?? 0) - (costs[from] ?? 0);
    const wanted = table.read(to);
    let found: readonly Move[] | undefined;
    model.successors(table.read(from), (tuple, count) => {
      if (found !== undefined || count !== steps) return;
      const named = [...clients];
      const moves = model
        .moves()
        .map((move) => ('client' in move ? { ...move, client: named[move.client] ?? 0 } : move));
      symmetry.sort(tuple, named);
      if (!tuple.every((part, at) => part === wanted[at])) return;
      found = moves;
      clients.splice(0, clients.length, ...named);
    });
    return found ?? [];
  };
  const isUnjustified = (): boolean =>
    delivery === 'before-commands' && (judge.lookedInside() || model.sawExpiry());
  const mustBeginAgain = (): boolean =>
    isUnjustified() || symmetry.isNamed() || model.needsInstants();
  const result = (isComplete: boolean, stopped: SearchResult['stopped']): SearchResult => ({
    findings: judge.findings(),
    traces: judge.traces((judged) => table.read(judged)),
    states: table.size(),
    transitions,
    depth,
    isComplete,
    stopped,
    needsNames: symmetry.isNamed(),
    needsEvery: isUnjustified(),
    // Last: to look at what remains visible may be what needs instants.
    needsInstants: model.needsInstants(),
  });

  const tell = async (): Promise<void> => {
    for (const name of judge.takeFresh()) await options.onFound?.(name, result(false, 'asked'));
  };

  for (const first of await model.initial()) reach(first, 0);
  for (row = frontier.take(); row >= 0; row = frontier.take()) {
    cost = frontier.cost();
    if (cost !== costs[row]) continue;
    state.set(table.read(row));
    if (cost > depth) depth = cost;
    judge.judge(state, row, model.isQuiet(state), path);
    // While all writes come at one instant, what is found now may yet be found anew.
    if (model.hasInstants && !mustBeginAgain()) await tell();
    if (options.stopAtFirst === true && judge.hasFound()) return result(false, 'asked');
    if (cost >= (options.stepsMax ?? Infinity)) continue;
    const before = transitions;
    while (!model.successors(state, visit)) {
      transitions = before;
      await model.prepare();
    }
    if (++expanded % statesPerPause === 0) {
      options.onProgress({ states: table.size(), depth });
      if (await options.shouldStop()) {
        const soFar = result(false, 'asked');
        if ((await options.goOn?.(soFar)) !== true) return soFar;
      }
    }
    if (table.size() > options.statesMax) return result(false, 'states');
    if (mustBeginAgain()) return result(false, undefined);
  }
  const final = result(true, undefined);
  if (!mustBeginAgain()) await tell();
  return final;
}
