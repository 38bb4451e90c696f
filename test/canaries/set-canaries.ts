/** Sets, broken: most ways to get an observed-remove set wrong are here. */
import type { SetPlan } from '../../properties/plans/type-plans.ts';
import { SET_CASE as HEALTHY } from '../../properties/subjects/type-cases.ts';
import { subjectOfType, type TypeCase } from '../../properties/subjects/typed-subject.ts';
import { setTwin } from '../../properties/twins/set-twin.ts';
import { twinOfType } from '../../properties/twins/type-twin.ts';
import {
  addRemoval,
  addRow,
  asBytes,
  dominates,
  dropBlank,
  dropDots,
  forgetRemoval,
  hasMember,
  NO_ROW,
  rowOf,
  rowsOf,
  setType,
  type ByteString,
  type SetIntent,
  type SetPayload,
  type SetState,
} from '../../src/kernel/index.ts';
import type { Canary } from './canary.ts';

type SetCase = TypeCase<SetState, SetIntent, SetPayload, SetPlan>;

const twin = twinOfType(setTwin);

const broken = (changes: Partial<SetCase['type']>): SetCase => ({
  ...HEALTHY,
  type: { ...setType, ...changes },
});

const EVERYTHING = [0, 1e6, 1e6, 1e6, 1e6];

/** Whatever keeps it alive. */
function takeAway(state: SetState, member: ByteString): void {
  const row = rowOf(state, member);
  if (row !== NO_ROW) dropDots(state, row, EVERYTHING);
}

/** What its removals had observed. */
function forget(state: SetState, member: ByteString): void {
  const row = rowOf(state, member);
  if (row === NO_ROW) return;
  forgetRemoval(state, row);
  dropBlank(state, row);
}

/** Whatever was removed once never comes back: the tombstone covers the future too. */
const twoPhase = broken({
  apply(state, write, payload, merging) {
    setType.apply(state, write, payload, merging);
    if (payload.op === 'add') return;
    for (const member of payload.members) {
      takeAway(state, member);
      const known = rowOf(state, member);
      addRemoval(state, known === NO_ROW ? addRow(state, member) : known, EVERYTHING);
    }
  },
});

/** The removal takes what is there and remembers nothing. */
const withoutContext = broken({
  apply(state, write, payload, merging) {
    setType.apply(state, write, payload, merging);
    for (const [member] of [...rowsOf(state)]) forget(state, member);
  },
});

/** Contexts are dropped at the first round, whoever has seen what. */
const earlyDrop = broken({
  collect(state, stable) {
    const everything = stable.clock.map(() => 1e6);
    setType.collect(state, { ...stable, clock: [...everything, 1e6, 1e6, 1e6] });
  },
});

/** What geoproof itself did once: the context leaves out the removal's own dot. */
const removalForgotten = broken({
  collect(state, stable) {
    for (const [member, { removed }] of [...rowsOf(state)]) {
      const seen = removed.map((n) => Math.max(0, n - 1));
      if (dominates(stable.clock, seen)) forget(state, member);
    }
    setType.collect(state, stable);
  },
});

/** The context of the last removal replaces the ones before it. */
const loweredContext = broken({
  apply(state, write, payload, merging) {
    if (payload.op === 'remove') {
      for (const member of payload.members) forget(state, member);
    }
    setType.apply(state, write, payload, merging);
  },
});

/** SADD of a member that is there replies 0, and replicates nothing. */
const noEffectForReAdd: SetCase = {
  ...HEALTHY,
  intentOf(state, { op, members }) {
    const names = members.map(asBytes);
    if (op === 'remove') return { op, members: names };
    const added = names.filter((member) => !hasMember(state, member));
    return added.length === 0 ? undefined : { op, members: added };
  },
};

/** Counts every add that arrives, also one that a removal had covered. */
const sizeDrifts = broken({
  apply(state, write, payload, merging) {
    const before = state.size;
    setType.apply(state, write, payload, merging);
    if (payload.op === 'add' && state.size < before + 1) state.size = before + 1;
  },
});

/** A removal by value: takes whatever is there, observed or not. */
const removesUnobserved = broken({
  apply(state, write, payload, merging) {
    setType.apply(state, write, payload, merging);
    if (payload.op === 'add') return;
    for (const member of payload.members) takeAway(state, member);
  },
});

/** Never forgets, so that two regions remember different halves of one history. */
const neverCollects = broken({ collect: () => undefined });

export const SET_CANARIES: readonly Canary[] = [
  { name: 'a two-phase set', subject: subjectOfType(twoPhase), twin, caughtBy: ['twin'] },
  {
    name: 'a removal without a context',
    subject: subjectOfType(withoutContext),
    twin,
    caughtBy: ['any-order', 'commute', 'merge-effects', 'twin'],
  },
  {
    name: 'a collection that waits for nobody',
    subject: subjectOfType(earlyDrop),
    twin,
    caughtBy: ['collection-invisible', 'same-reading', 'twin'],
  },
  {
    name: 'a collection that forgets a removal before everybody has it',
    subject: subjectOfType(removalForgotten),
    twin,
    caughtBy: ['collection-invisible', 'twin'],
  },
  {
    name: 'a removal context that the next removal lowers',
    subject: subjectOfType(loweredContext),
    twin,
    caughtBy: ['any-order', 'commute', 'twin'],
  },
  {
    name: 'no effect for adding again what is there',
    subject: subjectOfType(noEffectForReAdd),
    twin,
    caughtBy: ['twin'],
  },
  {
    name: 'a size that counts what never appeared',
    subject: subjectOfType(sizeDrifts),
    caughtBy: ['counts'],
  },
  {
    name: 'a removal that takes what it had not observed',
    subject: subjectOfType(removesUnobserved),
    twin,
    caughtBy: ['any-order', 'same-reading', 'twin'],
  },
  {
    name: 'no collection at all',
    subject: subjectOfType(neverCollects),
    caughtBy: ['same-bytes'],
  },
];
