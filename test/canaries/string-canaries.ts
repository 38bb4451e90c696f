/** Strings and counters, broken. */
import { STRING_CASE as HEALTHY, amountOf } from '../../properties/subjects/type-cases.ts';
import { subjectOfType, type TypeCase } from '../../properties/subjects/typed-subject.ts';
import { stringTwin } from '../../properties/twins/string-twin.ts';
import { twinOfType } from '../../properties/twins/type-twin.ts';
import type { StringPlan } from '../../properties/plans/type-plans.ts';
import {
  addDecimal,
  asBytes,
  copyData,
  createTally,
  COUNTED_DECIMALS,
  decimalOfText,
  formatDecimal,
  hasWrites,
  itemsOf,
  onlyThose,
  readCell,
  stringType,
  winningBase,
  type StampedDot,
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
  if (winner !== undefined) state.bases = { ...winner, next: undefined };
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
    const before = itemsOf(into.tallies);
    into.tallies = onlyThose(into.tallies, () => false, undefined);
    stringType.merge(into, from, merging);
    for (const tally of itemsOf(into.tallies)) {
      const last = before.find(({ origin }) => origin === tally.origin);
      if (last !== undefined) tally.total = COUNTED_DECIMALS.add(tally.total, last.total);
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
    if (shown === undefined || hasWrites(state)) return;
    const origin = context.findIndex((n) => n > 0);
    const n = (context[origin] ?? 0) + 1;
    state.tallies = createTally({ origin, n, wallMs: 0 }, COUNTED_DECIMALS.zero, COUNTED_DECIMALS);
  },
});

const overwritingMerge = broken({
  merge(into, from) {
    Object.assign(into, copyData(from));
  },
});

const forgetsPoints = broken({
  collect(state, stable) {
    stringType.collect(state, stable);
    const unsettled = ({ origin, n }: StampedDot): boolean => n > (stable.clock[origin] ?? 0);
    state.tallies = onlyThose(state.tallies, unsettled, undefined);
  },
});

const mergeThatMoves = broken({
  merge(into, from, merging) {
    stringType.merge(into, from, merging);
    from.bases = undefined;
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
    isSettled: () => true,
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
