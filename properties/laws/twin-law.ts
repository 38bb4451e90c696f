/** The law of the twin: at every moment the real reading is what the visible operations say. */
import fc from 'fast-check';
import type { Clock } from '../../src/kernel/index.ts';
import { historiesOf } from './history.ts';
import { requireSame, requireThat, turnsArbitrary, type Law } from './law.ts';
import { drain, play, type Stage, type Watcher } from './stage.ts';
import type { AnySubject, AnyTwin } from './subject.ts';

export function twinLaw(twin: AnyTwin): Law {
  return {
    id: 'twin',
    name: 'at every moment, what is read is what the visible operations say',
    of: (subject) => readsAsItsTwin(subject, twin),
  };
}

function readsAsItsTwin(subject: AnySubject, twin: AnyTwin): fc.IRawProperty<unknown> {
  const shape = { syncs: true, collects: true };
  return fc.property(historiesOf(subject.plans, shape), turnsArbitrary, (history, turns) => {
    const ledger = new Map<string, unknown>();
    const watcher = watchBeside(subject, twin, ledger);
    drain(play(subject, history, watcher), turns, watcher);
  });
}

/** Keeps a ledger of operations beside a history and compares every reading with the twin's. */
function watchBeside(
  subject: AnySubject,
  twin: AnyTwin,
  ledger: Map<string, unknown>,
): Watcher<unknown> {
  return {
    wrote(plan, write, isReplicated) {
      const operation = twin.resolve(visible(ledger, write.seen), plan, write);
      const says = operation === undefined ? 'nothing to do' : 'something to do';
      requireThat(isReplicated === (operation !== undefined), `the twin sees ${says}`);
      if (operation !== undefined) ledger.set(nameOf(write.origin, write.n), operation);
    },
    changed(stage: Stage<unknown, unknown>, at: number) {
      const replica = stage.replicas[at];
      const seen = visible(ledger, subject.clockOf(replica));
      requireSame(twin.read(seen), subject.read(replica), 'the twin reads, the type reads');
    },
  };
}

const nameOf = (origin: number, n: number): string => `${String(origin)}.${String(n)}`;

function visible(ledger: ReadonlyMap<string, unknown>, clock: Clock): unknown[] {
  return clock.flatMap((last, origin) =>
    Array.from({ length: last }, (_, index) => ledger.get(nameOf(origin, index + 1))),
  );
}
