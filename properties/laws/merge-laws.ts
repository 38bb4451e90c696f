/** Laws of full synchronisation: merge is a join, and says what the effects would have said. */
import fc from 'fast-check';
import { historiesOf } from './history.ts';
import { joined, observerOf, play, type Stage } from './stage.ts';
import { requireSame, turnsArbitrary, type Law } from './law.ts';

/** Of the replicas of a stage, three by number, copies so that nothing is shared. */
function threeOf(stage: Stage<unknown, unknown>, picks: readonly number[]): unknown[] {
  const { replicas, subject } = stage;
  return [0, 1, 2].map((k) => subject.copy(replicas[(picks[k] ?? 0) % replicas.length]));
}

const picksArbitrary = fc.array(fc.nat({ max: 11 }), { minLength: 3, maxLength: 3 });

function lawOfThree(
  id: string,
  name: string,
  claim: (stage: Stage<unknown, unknown>, three: readonly unknown[]) => void,
): Law {
  return {
    id,
    name,
    of: (subject) =>
      fc.property(historiesOf(subject.plans, { syncs: true }), picksArbitrary, (history, picks) => {
        const stage = play(subject, history);
        claim(stage, threeOf(stage, picks));
      }),
  };
}

export const MERGE_LAWS: readonly Law[] = [
  lawOfThree('merge-commutes', 'merge is commutative', ({ subject }, [a, b]) => {
    const [left, right] = [subject.copy(a), subject.copy(b)];
    subject.merge(left, b);
    subject.merge(right, a);
    requireSame(subject.essence(left), subject.essence(right), 'a ∪ b is not b ∪ a');
  }),
  lawOfThree('merge-associates', 'merge is associative', ({ subject }, [a, b, c]) => {
    const left = subject.copy(a);
    subject.merge(left, b);
    subject.merge(left, c);
    const middle = subject.copy(b);
    subject.merge(middle, c);
    const right = subject.copy(a);
    subject.merge(right, middle);
    requireSame(subject.essence(left), subject.essence(right), '(a ∪ b) ∪ c is not a ∪ (b ∪ c)');
  }),
  lawOfThree('merge-twice', 'merge is idempotent', ({ subject }, [a, b]) => {
    const before = subject.essence(a);
    subject.merge(a, subject.copy(a));
    requireSame(before, subject.essence(a), 'a ∪ a is not a');
    subject.merge(a, b);
    const once = subject.essence(a);
    subject.merge(a, b);
    requireSame(once, subject.essence(a), 'merging twice is not merging once');
  }),
  lawOfThree('merge-source', 'merge leaves its source alone', ({ subject }, [a, b]) => {
    const before = subject.bytes(b);
    subject.merge(a, b);
    requireSame(before, subject.bytes(b), 'the source of a merge changed');
  }),
  {
    id: 'merge-effects',
    name: 'merging states gives what applying the effects gives',
    of: (subject) =>
      fc.property(
        historiesOf(subject.plans, { syncs: true, sizeMin: 3 }),
        turnsArbitrary,
        (history, turns) => {
          const stage = play(subject, history);
          const merged = subject.create(9);
          for (const replica of stage.replicas) subject.merge(merged, replica);
          const clock = stage.replicas.map((replica) => subject.clockOf(replica)).reduce(joined);
          const applied = observerOf(stage, turns, clock);
          requireSame(subject.essence(merged), subject.essence(applied), 'merge against effects');
          requireSame(subject.read(merged), subject.read(applied), 'merge against effects, read');
        },
      ),
  },
];
