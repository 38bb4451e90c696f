/**
 * Exhaustive search in order of faults, then steps: the first violation met is the smallest. Each
 * distinct state is expanded once; what it cost to reach and from where is kept for the path.
 */
import { createStateTable } from './state-table.ts';
import { lookAt, traceOf } from './facts.ts';
import type { Model } from './model.ts';
import type { Move } from './move.ts';
import type { Property } from './property.ts';

export type Finding = {
  readonly property: string;
  /** The path to the violation or witness; `undefined` when there is none. */
  readonly path: Path | undefined;
  /** States in which the property's claim was tested, and in which it was exercised. */
  tested: number;
  exercised: number;
  /** What was thrown by the property itself, if it threw. */
  readonly thrown: string | undefined;
};

export type Path = { readonly skewsMs: readonly number[]; readonly moves: readonly Move[] };

export type Traces = {
  /** What remains visible in quiet states where the property is violated, and where it holds. */
  readonly violated: Set<string>;
  readonly kept: Set<string>;
};

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
  delivery: 'every' | 'before-commands',
  options: SearchOptions,
): Promise<SearchResult> {
  const { layout } = model;
  const table = createStateTable(layout.width);
  const parents: number[] = [];
  const steps: (readonly Move[])[] = [];
  const costs: number[] = [];
  const frontier = new Frontier();
  const judge = createJudge(model, properties);
  let transitions = 0;
  let expanded = 0;
  let depth = 0;

  const reach = (tuple: Int32Array, parent: number, moves: readonly Move[], cost: number): void => {
    const { row, isNew } = table.add(tuple);
    if (!isNew && cost >= (costs[row] ?? 0)) return;
    parents[row] = parent;
    steps[row] = moves;
    costs[row] = cost;
    frontier.add(row, model.faultsOf(tuple), cost);
  };
  const pathTo = (row: number, extra: readonly Move[]): Path => {
    const moves: Move[][] = [[...extra]];
    let at = row;
    while ((parents[at] ?? -1) >= 0) {
      moves.push([...(steps[at] ?? [])]);
      at = parents[at] ?? -1;
    }
    const state = new Int32Array(layout.width);
    table.read(at, state);
    return { skewsMs: model.skewsOf(state), moves: moves.reverse().flat() };
  };
  const result = (isComplete: boolean, stopped: SearchResult['stopped']): SearchResult => ({
    findings: judge.findings,
    traces: judge.traces,
    states: table.size(),
    transitions,
    depth,
    isComplete,
    stopped,
    needsEvery: delivery === 'before-commands' && (judge.lookedInside() || model.sawExpiry()),
  });

  for (const state of await model.initial()) reach(state, -1, [], 0);
  const state = new Int32Array(layout.width);
  for (let next = frontier.take(); next !== undefined; next = frontier.take()) {
    const { row, cost } = next;
    if (cost !== costs[row]) continue;
    table.read(row, state);
    if (cost > depth) depth = cost;
    judge.state(state, (extra) => pathTo(row, extra));
    if (delivery === 'before-commands') {
      if (model.hasEnded(state)) {
        const quiet = Int32Array.from(state);
        const drained = model.drain(quiet);
        judge.quiet(quiet, () => pathTo(row, drained));
      }
    } else if (model.isQuiet(state)) judge.quiet(state, () => pathTo(row, []));

    for (const name of judge.takeFresh()) await options.onFound?.(name, result(false, 'asked'));
    if (options.stopAtFirst === true && judge.hasFound()) return result(false, 'asked');
    if (cost >= (options.stepsMax ?? Infinity)) continue;
    const visit = (moves: readonly Move[], tuple: Int32Array): void => {
      transitions++;
      reach(tuple, row, moves, cost + moves.length);
    };
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
    if (delivery === 'before-commands' && (judge.lookedInside() || model.sawExpiry())) {
      return result(false, undefined);
    }
  }
  return result(true, undefined);
}

/** Rows to expand, fewest faults first, then fewest steps, then first come. */
class Frontier {
  readonly #byFaults: number[][][] = [];
  #faults = 0;
  #cost = 0;
  #at = 0;

  add(row: number, faults: number, cost: number): void {
    const byCost = (this.#byFaults[faults] ??= []);
    (byCost[cost] ??= []).push(row);
  }

  take(): { readonly row: number; readonly cost: number } | undefined {
    while (this.#faults < this.#byFaults.length) {
      const byCost = this.#byFaults[this.#faults] ?? [];
      const rows = byCost[this.#cost];
      const row = rows?.[this.#at];
      if (row !== undefined) {
        this.#at++;
        return { row, cost: this.#cost };
      }
      if (rows !== undefined) byCost[this.#cost] = [];
      this.#at = 0;
      this.#cost++;
      if (this.#cost < byCost.length) continue;
      this.#faults++;
      this.#cost = 0;
    }
    return undefined;
  }
}

const NONE: readonly string[] = [];

type Judge = {
  readonly findings: Map<string, Finding>;
  readonly traces: Map<string, Traces>;
  readonly lookedInside: () => boolean;
  readonly hasFound: () => boolean;
  /** Properties that a path was found for since the last time. */
  readonly takeFresh: () => readonly string[];
  readonly state: (state: Int32Array, path: (extra: readonly Move[]) => Path) => void;
  readonly quiet: (state: Int32Array, path: () => Path) => void;
};

/** Tests every property in every state it speaks about, once per distinct set of facts. */
function createJudge(model: Model, properties: ReadonlyMap<string, Property>): Judge {
  const findings = new Map<string, Finding>();
  const traces = new Map<string, Traces>();
  const known = new Map<string, boolean>();
  let looked = false;
  let fresh: string[] = [];
  for (const [name, { kind }] of properties) {
    findings.set(name, {
      property: name,
      path: undefined,
      tested: 0,
      exercised: 0,
      thrown: undefined,
    });
    if (kind === 'always') traces.set(name, { violated: new Set(), kept: new Set() });
  }
  const clientsOf = (state: Int32Array): string => {
    const { layout } = model;
    return state.subarray(layout.client(0), layout.client(0) + layout.clients).join(' ');
  };
  /** The predicate's answer, remembered for the same clients unless it looks inside a region. */
  const ask = (
    name: string,
    holds: (facts: ReturnType<typeof lookAt>['facts']) => boolean,
    state: Int32Array,
    isAlwaysState: boolean,
  ): boolean | Error => {
    const key = `${name} ${clientsOf(state)}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const looking = lookAt(model, state);
    try {
      const answer = holds(looking.facts);
      if (!looking.lookedInside()) known.set(key, answer);
      else if (isAlwaysState) looked = true;
      return answer;
    } catch (thrown) {
      return thrown instanceof Error ? thrown : new Error(String(thrown));
    }
  };
  const settle = (name: string, path: Path | undefined, thrown: Error | undefined): void => {
    const finding = findings.get(name);
    if (finding === undefined || finding.path !== undefined || finding.thrown !== undefined) return;
    findings.set(name, { ...finding, path, thrown: thrown?.message });
    if (path !== undefined) fresh.push(name);
  };
  const count = (name: string, isExercised: boolean): void => {
    const finding = findings.get(name);
    if (finding === undefined) return;
    finding.tested++;
    if (isExercised) finding.exercised++;
  };

  return {
    findings,
    traces,
    lookedInside: () => looked,
    takeFresh() {
      if (fresh.length === 0) return NONE;
      const taken = fresh;
      fresh = [];
      return taken;
    },
    hasFound: () => [...findings.values()].some(({ path }) => path !== undefined),
    state(state, path) {
      for (const [name, property] of properties) {
        if (property.kind !== 'always' && property.kind !== 'sometimes') continue;
        const answer = ask(name, property.holds, state, true);
        if (answer instanceof Error) settle(name, undefined, answer);
        else if (answer === (property.kind === 'sometimes')) settle(name, path([]), undefined);
        if (property.kind === 'sometimes') {
          count(name, answer === true);
        } else if (property.exercised !== undefined) {
          count(name, ask(`${name} exercised`, property.exercised, state, true) === true);
        } else count(name, true);
      }
    },
    quiet(state, path) {
      for (const [name, property] of properties) {
        if (property.kind === 'always') {
          const isKept = ask(name, property.holds, state, false) === true;
          traces.get(name)?.[isKept ? 'kept' : 'violated'].add(traceOf(model, state));
          continue;
        }
        if (property.kind === 'sometimes') continue;
        const holds =
          property.kind === 'converges' ? lookAt(model, state).facts.hasConverged : undefined;
        const answer =
          property.kind === 'converges'
            ? holds?.() === true
            : ask(`${name} quiet`, property.holds, state, false);
        count(name, true);
        if (answer instanceof Error) settle(name, undefined, answer);
        else if (!answer) settle(name, path(), undefined);
      }
    },
  };
}
