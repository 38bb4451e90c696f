/** Laws of collection: nobody can tell that something was forgotten, and all of it is in the end. */
import fc from 'fast-check';
import { requireAgreement } from './delivery-laws.ts';
import { historiesOf, type History } from './history.ts';
import { requireSame, turnsArbitrary, type Law } from './law.ts';
import { collectEverywhere, drain, play, type Stage } from './stage.ts';
import type { AnySubject } from './subject.ts';

export const COLLECTION_LAWS: readonly Law[] = [
  {
    id: 'collection-invisible',
    name: 'collection is invisible: every later reading is what it would have been without it',
    of: (subject) =>
      fc.property(
        historiesOf(subject.plans, { syncs: true, collects: true }),
        turnsArbitrary,
        (history, turns) => {
          const collected = readingsOf(subject, history, turns, true);
          const kept = readingsOf(subject, history, turns, false);
          requireSame(collected.join('\n  '), kept.join('\n  '), 'with collection, without it');
        },
      ),
  },
  {
    id: 'collection-at-once',
    name: 'a collection changes no reading at the moment it happens',
    of: (subject) =>
      fc.property(
        historiesOf(subject.plans, { syncs: true, collects: true }),
        turnsArbitrary,
        (history, turns) => {
          const stage = play(subject, history);
          drain(stage, turns);
          const before = readAll(stage);
          collectEverywhere(stage);
          requireSame(before, readAll(stage), 'before and after a collection');
          requireAgreement(stage);
        },
      ),
  },
  {
    id: 'same-bytes',
    name: 'once everybody knows everything, all replicas hold the same bytes',
    of: (subject) =>
      fc.property(
        historiesOf(subject.plans, { syncs: true, collects: true }),
        turnsArbitrary,
        (history, turns) => {
          // No link stays slow: a replica that nobody hears from holds collection back (GC-3).
          const stage = play(subject, { ...history, slow: { from: 0, to: 0 } });
          drain(stage, turns);
          collectEverywhere(stage);
          const [first, ...others] = stage.replicas.map((replica) => subject.bytes(replica));
          for (const other of others) requireSame(first ?? '', other, 'bytes after collection');
        },
      ),
  },
];

/** What was read after each act at the replica it changed, and everywhere in the end. */
function readingsOf(
  subject: AnySubject,
  history: History<unknown>,
  turns: readonly number[],
  collects: boolean,
): string[] {
  const readings: string[] = [];
  const stage = play(subject, history, {
    skipsCollection: !collects,
    changed: ({ replicas }, at) => readings.push(subject.read(replicas[at])),
  });
  drain(stage, turns);
  readings.push(readAll(stage));
  return readings;
}

function readAll({ subject, replicas }: Stage<unknown, unknown>): string {
  return replicas.map((replica) => subject.read(replica)).join('\n  ');
}
