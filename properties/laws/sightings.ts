/**
 * What histories ran into. A law that never meets its hard case proves nothing, so the hard cases
 * are counted, and a test demands each of them in a share of all histories.
 */
import { dominates, type Write } from '../../src/kernel/index.ts';
import type { History } from './history.ts';
import { drain, play, type Stage } from './stage.ts';
import type { AnySubject } from './subject.ts';

export const SIGHTINGS = [
  'an effect arrives before one it depends on',
  'concurrent writes have equal timestamps',
  'a clock steps back between two writes',
  'a DEL leaves something it had not observed',
  'a collection forgets something while effects are on their way',
  'a collection forgets something and more is written later',
] as const;

export type Sighting = (typeof SIGHTINGS)[number];

/** The hard cases that one history contains. */
export function sightingsOf(subject: AnySubject, history: History<unknown>): Set<Sighting> {
  const seen = new Set<Sighting>();
  const deletions = new Set<string>();
  let before = '';
  let hasForgotten = false;
  const stage = play(subject, history, {
    wrote(plan, write, isReplicated) {
      if (isDelete(plan)) deletions.add(nameOf(write));
      if (hasForgotten && isReplicated) {
        seen.add('a collection forgets something and more is written later');
      }
    },
    arrives(at, index, effect) {
      const replica = at.replicas[index];
      if (isEarly(at, index, effect)) seen.add('an effect arrives before one it depends on');
      if (!deletions.has(nameOf(effect))) return;
      const after = subject.copy(replica);
      subject.receive(after, effect);
      if (subject.read(after) !== 'absent') seen.add('a DEL leaves something it had not observed');
    },
    collects(at) {
      before = bytesOf(at);
    },
    collected(at) {
      if (before === bytesOf(at)) return;
      hasForgotten = true;
      if (!isDrained(at)) seen.add('a collection forgets something while effects are on their way');
    },
  });
  drain(stage);
  const writes = stage.logs.flat();
  if (writes.some((one) => writes.some((other) => isTie(one, other)))) {
    seen.add('concurrent writes have equal timestamps');
  }
  if (
    stage.logs.some((log) => log.some((write, at) => write.wallMs < (log[at - 1]?.wallMs ?? 0)))
  ) {
    seen.add('a clock steps back between two writes');
  }
  return seen;
}

const nameOf = ({ origin, n }: Write): string => `${String(origin)}.${String(n)}`;

function isDelete(plan: unknown): boolean {
  return typeof plan === 'object' && plan !== null && 'op' in plan && plan.op === 'delete';
}

/** The receiver lacks something that the writer had seen, of a third origin. */
function isEarly(
  { subject, replicas }: Stage<unknown, unknown>,
  at: number,
  effect: Write,
): boolean {
  const others = effect.seen.map((n, origin) => (origin === effect.origin ? 0 : n));
  return !dominates(subject.clockOf(replicas[at]), others);
}

function isTie(one: Write, other: Write): boolean {
  const isUnseen = (by: Write, dot: Write): boolean => (by.seen[dot.origin] ?? 0) < dot.n;
  return (
    one.origin < other.origin &&
    one.wallMs === other.wallMs &&
    isUnseen(one, other) &&
    isUnseen(other, one)
  );
}

function bytesOf({ subject, replicas }: Stage<unknown, unknown>): string {
  return replicas.map((replica) => subject.bytes(replica)).join('\n');
}

function isDrained({ subject, replicas, logs }: Stage<unknown, unknown>): boolean {
  return replicas.every((replica) =>
    logs.every((log, from) => (subject.clockOf(replica)[from + 1] ?? 0) === log.length),
  );
}
