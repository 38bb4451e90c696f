/** Laws of effects: they may arrive in any order the network allows, and more than once. */
import fc from 'fast-check';
import { historiesOf } from './history.ts';
import { requireSame, requireThat, turnsArbitrary, type Law } from './law.ts';
import type { AnySubject } from './subject.ts';
import { drain, nextEffect, observerOf, play, type Stage } from './stage.ts';

export const DELIVERY_LAWS: readonly Law[] = [
  {
    id: 'same-reading',
    name: 'replicas that saw the same writes read the same',
    of: (subject) =>
      fc.property(
        historiesOf(subject.plans, { syncs: true, collects: true }),
        turnsArbitrary,
        (history, turns) => {
          const stage = play(subject, history);
          drain(stage, turns);
          requireAgreement(stage);
        },
      ),
  },
  {
    id: 'any-order',
    name: 'any order of arrival that keeps each origin in order gives the same state',
    of: (subject) =>
      fc.property(
        historiesOf(subject.plans),
        turnsArbitrary,
        turnsArbitrary,
        (history, turns, otherTurns) => {
          const stage = play(subject, history);
          const one = observerOf(stage, turns);
          const other = observerOf(stage, otherTurns);
          requireSame(subject.essence(one), subject.essence(other), 'two orders, two states');
          requireSame(subject.read(one), subject.read(other), 'two orders, two readings');
        },
      ),
  },
  {
    id: 'commute',
    name: 'two effects of different origins commute, also when one depends on the other',
    of: (subject) =>
      fc.property(
        historiesOf(subject.plans, { sizeMin: 3 }),
        fc.array(fc.nat({ max: 6 }), { minLength: 5, maxLength: 5 }),
        turnsArbitrary,
        (history, until, turns) => {
          const stage = play(subject, history);
          requireCommutation(stage, observerOf(stage, turns, until));
        },
      ),
  },
  {
    id: 'twice',
    name: 'an effect that arrives twice counts once',
    of: (subject) =>
      fc.property(historiesOf(subject.plans, { syncs: true, collects: true }), (history) => {
        const stage = play(subject, history);
        for (const replica of stage.replicas) {
          const before = subject.bytes(replica);
          for (const effect of stage.logs.flat()) {
            const seen = subject.clockOf(replica)[effect.origin] ?? 0;
            if (effect.n > seen) continue;
            const receipt = subject.receive(replica, effect);
            requireThat(receipt === 'duplicate', `a known effect was ${receipt}`);
          }
          requireSame(before, subject.bytes(replica), 'a duplicate changed something');
        }
      }),
  },
  {
    id: 'gap',
    name: 'an effect that leaves a gap is refused and changes nothing',
    of: (subject) =>
      fc.property(historiesOf(subject.plans), (history) => {
        const stage = play(subject, history);
        for (const replica of stage.replicas) {
          const before = subject.bytes(replica);
          for (const effect of stage.logs.flat()) {
            const seen = subject.clockOf(replica)[effect.origin] ?? 0;
            if (effect.n <= seen + 1) continue;
            const receipt = subject.receive(replica, effect);
            requireThat(receipt === 'gap', `an effect past a gap was ${receipt}`);
          }
          requireSame(before, subject.bytes(replica), 'a refused effect changed something');
        }
      }),
  },
  {
    id: 'counts',
    name: 'counts and flags say what is there',
    of: (subject) =>
      fc.property(historiesOf(subject.plans, { syncs: true, collects: true }), (history) => {
        play(subject, history, {
          changed: ({ replicas }, at) => requireAudit(subject, replicas[at]),
          collected: ({ replicas }) => {
            for (const replica of replicas) requireAudit(subject, replica);
          },
        });
      }),
  },
];

export function requireAgreement(stage: Stage<unknown, unknown>): void {
  const { subject, replicas } = stage;
  const [first, ...others] = replicas.map((replica) => subject.read(replica));
  for (const other of others) requireSame(first ?? '', other, 'converged regions read differently');
}

function requireCommutation(stage: Stage<unknown, unknown>, base: unknown): void {
  const { subject, logs } = stage;
  const heads = logs.flatMap((_, from) => nextEffect(stage, from, subject.clockOf(base)) ?? []);
  for (const one of heads) {
    for (const other of heads) {
      if (one.origin >= other.origin) continue;
      const forward = subject.copy(base);
      subject.receive(forward, one);
      subject.receive(forward, other);
      const backward = subject.copy(base);
      subject.receive(backward, other);
      subject.receive(backward, one);
      requireSame(subject.essence(forward), subject.essence(backward), 'the order showed');
    }
  }
}

function requireAudit(subject: AnySubject, replica: unknown): void {
  const complaint = subject.audit(replica);
  requireThat(complaint === undefined, complaint ?? '');
}
