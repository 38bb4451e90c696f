/**
 * Tests every property in every state it speaks about. Most properties look only at what clients
 * were answered and told, so their answer is remembered for each distinct set of client histories;
 * one that looks inside a region is asked again in every state.
 */
import { invariant } from '../kernel/index.ts';
import { lookAt, traceOf } from './facts.ts';
import type { Model } from './transition-system.ts';
import type { Path } from './path.ts';
import type { Predicate, Property } from './property.ts';
import { createStateTable } from './state-table.ts';

export type Finding = {
  readonly property: string;
  /** The path to the violation or witness; `undefined` when there is none. */
  readonly path: Path | undefined;
  /** States in which the property's claim was tested, and in which it was exercised. */
  readonly tested: number;
  readonly exercised: number;
  /** What was thrown by the property itself, if it threw. */
  readonly thrown: string | undefined;
};

export type Traces = {
  /** What remains visible in quiet states where the property is violated, and where it holds. */
  readonly violated: Set<string>;
  readonly kept: Set<string>;
};

export type Judge = {
  readonly findings: () => ReadonlyMap<string, Finding>;
  /** Of each `always` that was refuted: what remains of it. `read` gives back a judged state. */
  readonly traces: (read: (row: number) => Int32Array) => ReadonlyMap<string, Traces>;
  /** True once an `always` or `sometimes` looked inside a region. */
  readonly lookedInside: () => boolean;
  readonly hasFound: () => boolean;
  /** Properties that a path was found for since the last time. */
  readonly takeFresh: () => readonly string[];
  /** Judges the state of a row; quiet: every client ended, everything arrived. */
  readonly judge: (state: Int32Array, row: number, isQuiet: boolean, path: () => Path) => void;
};

type Case = {
  readonly name: string;
  readonly property: Property;
  readonly holds: Question | undefined;
  readonly exercised: Question | undefined;
  path: Path | undefined;
  thrown: string | undefined;
  tested: number;
  exercisedIn: number;
};

/** A predicate with its remembered answers, by the number of the client histories. */
type Question = { readonly predicate: Predicate; readonly known: (boolean | undefined)[] };

const NONE: readonly string[] = [];

export function createJudge(model: Model, properties: ReadonlyMap<string, Property>): Judge {
  const { layout } = model;
  const histories = createStateTable(layout.clients);
  const cases = [...properties].map(([name, property]) => createCase(name, property));
  const quietRows: number[] = [];
  let looked = false;
  let fresh: string[] = [];

  const ask = (
    { predicate, known }: Question,
    state: Int32Array,
    history: number,
    isEverywhere: boolean,
  ): boolean | Error => {
    const before = known[history];
    if (before !== undefined) return before;
    const looking = lookAt(model, state);
    try {
      const answer: unknown = predicate(looking.facts);
      if (typeof answer !== 'boolean') return new Error(notAnAnswer(answer));
      if (!looking.lookedInside()) known[history] = answer;
      else if (isEverywhere) looked = true;
      return answer;
    } catch (thrown) {
      return thrown instanceof Error ? thrown : new Error(String(thrown));
    }
  };
  const settle = (one: Case, answer: boolean | Error, isMet: boolean, path: () => Path): void => {
    if (one.path !== undefined || one.thrown !== undefined) return;
    if (answer instanceof Error) one.thrown = answer.message;
    else if (isMet) {
      one.path = path();
      fresh.push(one.name);
    }
  };

  const historyOf = (state: Int32Array): number =>
    histories.add(state.subarray(layout.client(0), layout.wakeAt(0)));
  const judgeAnywhere = (one: Case, state: Int32Array, history: number, path: () => Path): void => {
    if (one.holds === undefined) return;
    const isWanted = one.property.kind === 'sometimes';
    const answer = ask(one.holds, state, history, true);
    settle(one, answer, answer === isWanted, path);
    one.tested++;
    const isExercised =
      one.exercised === undefined
        ? !isWanted || answer === true
        : ask(one.exercised, state, history, true) === true;
    if (isExercised) one.exercisedIn++;
  };
  const judgeQuiet = (one: Case, state: Int32Array, history: number, path: () => Path): void => {
    const answer =
      one.holds === undefined
        ? lookAt(model, state).facts.hasConverged()
        : ask(one.holds, state, history, false);
    one.tested++;
    one.exercisedIn++;
    settle(one, answer, answer === false, path);
  };

  return {
    findings: () => new Map(cases.map((one) => [one.name, findingOf(one)])),
    traces(read) {
      const refuted = cases.filter(
        ({ property, path }) => property.kind === 'always' && path !== undefined,
      );
      const traces = new Map(refuted.map(({ name }) => [name, createTraces()]));
      for (const row of refuted.length === 0 ? [] : quietRows) {
        const state = read(row);
        const left = traceOf(model, state);
        for (const { name, holds } of refuted) {
          const isKept = holds !== undefined && ask(holds, state, historyOf(state), false) === true;
          traces.get(name)?.[isKept ? 'kept' : 'violated'].add(left);
        }
      }
      return traces;
    },
    lookedInside: () => looked,
    takeFresh() {
      if (fresh.length === 0) return NONE;
      const taken = fresh;
      fresh = [];
      return taken;
    },
    hasFound: () => cases.some(({ path }) => path !== undefined),
    judge(state, row, isQuiet, path) {
      const history = historyOf(state);
      if (isQuiet) quietRows.push(row);
      for (const one of cases) {
        const { kind } = one.property;
        if (kind === 'always' || kind === 'sometimes') judgeAnywhere(one, state, history, path);
        else if (isQuiet) judgeQuiet(one, state, history, path);
      }
    },
  };
}

/** Files in JavaScript come here too: a promise is true to `if`, and would hold for ever. */
function notAnAnswer(answer: unknown): string {
  const what = answer instanceof Promise ? 'a promise (it is async)' : typeof answer;
  return `it answered ${what} where true or false is asked for`;
}

const createTraces = (): Traces => ({ violated: new Set(), kept: new Set() });

function createCase(name: string, property: Property): Case {
  const question = (predicate: Predicate | undefined): Question | undefined =>
    predicate === undefined ? undefined : { predicate, known: [] };
  return {
    name,
    property,
    holds: property.kind === 'converges' ? undefined : question(property.holds),
    exercised: property.kind === 'always' ? question(property.exercised) : undefined,
    path: undefined,
    thrown: undefined,
    tested: 0,
    exercisedIn: 0,
  };
}

function findingOf({ name, path, tested, exercisedIn, thrown }: Case): Finding {
  return { property: name, path, tested, exercised: exercisedIn, thrown };
}

/** The finding of a property that was judged. */
export function findingFor(findings: ReadonlyMap<string, Finding>, property: string): Finding {
  const finding = findings.get(property);
  invariant(finding !== undefined, `a finding for property '${property}'`);
  return finding;
}
