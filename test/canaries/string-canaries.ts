/** Strings and counters, broken. */
import { STRING_CASE as HEALTHY, amountOf } from '../../properties/subjects/type-cases.ts';
import { subjectOfType, type TypeCase } from '../../properties/subjects/typed-subject.ts';
import { stringTwin } from '../../properties/twins/string-twin.ts';
import { twinOfType } from '../../properties/twins/type-twin.ts';
import type { StringPlan } from '../../properties/plans/type-plans.ts';
import {
  addDecimal,
  asBytes,
  DECIMALS,
  decimalOfText,
  formatDecimal,
  readCell,
  stringType,
  winningBase,
  type StringIntent,
  type StringPayload,
  type StringState,
} from '../../src/kernel/index.ts';
import type { Canary } from './canary.ts';

type StringCase = TypeCase<StringState, StringIntent, StringPayload, StringPlan>;

const twin = twinOfType(stringTwin);

const broken = (changes: Partial<StringCase['type']>): StringCase => ({
  ...HEALTHY,
  type: { ...stringType, ...changes },
});

function keepWinner(state: StringState): void {
  const winner = winningBase(state, 'smaller-id');
  if (winner !== undefined) state.bases = [winner];
}

const keepOnlyWinner = broken({
  apply(state, write, payload, merging) {
    stringType.apply(state, write, payload, merging);
    keepWinner(state);
  },
  merge(into, from, merging) {
    stringType.merge(into, from, merging);
    keepWinner(into);
  },
});

const addsTotalsWhenMerging = broken({
  merge(into, from, merging) {
    const before = into.tallies;
    into.tallies = [];
    stringType.merge(into, from, merging);
    for (const tally of into.tallies) {
      const points = before.find(({ origin }) => origin === tally.origin)?.points;
      const last = points?.at(-1);
      if (last === undefined) continue;
      tally.points = tally.points.map((point) => ({
        ...point,
        total: DECIMALS.add(point.total, last.total),
      }));
    }
  },
});

/** INCR replicated as the number it gave here. */
const counterAsRegister: StringCase = {
  ...HEALTHY,
  intentOf(state, plan, profile) {
    if (plan.op === 'assign') return { op: 'assign', value: asBytes(plan.value) };
    const before = decimalOfText(readCell(state, profile) ?? asBytes('0'));
    if (before === undefined) return undefined;
    return { op: 'assign', value: formatDecimal(addDecimal(before, amountOf(plan.by))) };
  },
};

const removalBySubtraction = broken({
  remove(state, context, merging) {
    const shown = decimalOfText(readCell(state, merging.profile) ?? asBytes('x'));
    stringType.remove(state, context, merging);
    // What is left is what was there before, minus what the issuer had seen: nothing goes away.
    const first = state.tallies[0];
    if (shown === undefined || first !== undefined || state.bases.length > 0) return;
    const origin = context.findIndex((n) => n > 0);
    const n = (context[origin] ?? 0) + 1;
    state.tallies = [{ origin, points: [{ n, wallMs: 0, total: DECIMALS.zero }] }];
  },
});

const overwritingMerge = broken({
  merge(into, from) {
    into.bases = [...from.bases];
    into.tallies = from.tallies.map(({ origin, points }) => ({ origin, points: [...points] }));
    into.removed = [...from.removed];
  },
});

const forgetsPoints = broken({
  collect(state, stable) {
    stringType.collect(state, stable);
    for (const tally of state.tallies) {
      tally.points = tally.points.filter(({ n }) => n > (stable.clock[tally.origin] ?? 0));
    }
    state.tallies = state.tallies.filter(({ points }) => points.length > 0);
  },
});

const mergeThatMoves = broken({
  merge(into, from, merging) {
    stringType.merge(into, from, merging);
    from.bases = [];
  },
});

/** A counter that adds doubles as they come in: the sum depends on the order. */
type FloatCounter = { sum: number; isWritten: boolean };
const floatSum: TypeCase<FloatCounter, number, number, StringPlan> = {
  type: {
    name: 'string',
    create: () => ({ sum: 0, isWritten: false }),
    prepare: (_state, by) => by,
    apply(state, _write, by) {
      state.sum += by;
      state.isWritten = true;
    },
    remove: () => undefined,
    merge: () => undefined,
    collect: () => undefined,
    isLive: ({ isWritten }) => isWritten,
    isBlank: ({ isWritten }) => !isWritten,
    smallestOrigin: () => 1,
    lastWrites: () => [],
    tombstones: () => 0,
  },
  plans: HEALTHY.plans,
  intentOf: (_state, plan) => Number(plan.op === 'assign' ? 0.7 : plan.by),
  read: ({ sum }) => sum,
  essence: ({ sum }) => sum,
};

export const STRING_CANARIES: readonly Canary[] = [
  {
    name: 'a register that keeps only the winner',
    subject: subjectOfType(keepOnlyWinner),
    twin,
    caughtBy: ['any-order', 'same-reading', 'merge-associates', 'merge-effects', 'twin'],
  },
  {
    name: 'a merge that adds totals up',
    subject: subjectOfType(addsTotalsWhenMerging),
    twin,
    caughtBy: ['merge-twice', 'merge-effects', 'twin'],
  },
  {
    name: 'a counter that is a register',
    subject: subjectOfType(counterAsRegister),
    twin,
    caughtBy: ['twin'],
  },
  {
    name: 'a DEL that subtracts instead of removing',
    subject: subjectOfType(removalBySubtraction),
    twin,
    caughtBy: ['twin'],
  },
  {
    name: 'a merge that overwrites',
    subject: subjectOfType(overwritingMerge),
    twin,
    caughtBy: ['merge-commutes', 'merge-effects', 'twin'],
  },
  {
    name: 'a collection that forgets the increments that everybody has',
    subject: subjectOfType(forgetsPoints),
    twin,
    caughtBy: ['collection-at-once', 'collection-invisible', 'twin'],
  },
  {
    name: 'a merge that takes from its source',
    subject: subjectOfType(mergeThatMoves),
    caughtBy: ['merge-source'],
  },
  {
    name: 'a float counter that adds in order of arrival',
    subject: subjectOfType(floatSum),
    caughtBy: ['any-order', 'commute'],
  },
];
