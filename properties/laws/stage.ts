/**
 * Plays a history with the replicas of one subject. The stage holds what a network would: each
 * origin's log, and what each replica has heard of the others' clocks, which is all that a
 * collection may rely on (GC-2).
 */
import { trimmedClock, type Clock, type Write } from '../../src/kernel/index.ts';
import type { Act, History } from './history.ts';
import type { Subject } from './subject.ts';

export const EPOCH_MS = 1_000_000;

export type Stage<Replica, Plan> = {
  readonly subject: Subject<Replica, Plan>;
  readonly history: History<Plan>;
  readonly replicas: Replica[];
  /** Effects by origin; the n-th write of an origin stands at n - 1. */
  readonly logs: Write[][];
  /** What a replica knows of another's clock: by receiver, then by sender. */
  readonly heard: Clock[][];
  readonly skewsMs: number[];
  nowMs: number;
};

/** Somebody who watches a history: told what each act did, right after it. */
export type Watcher<Plan> = {
  /** A plan was carried out; `write` is the name its effect has, or would have had. */
  readonly wrote?: (plan: Plan, write: Write, isReplicated: boolean) => void;
  /** An effect is about to be received for the first time. */
  readonly arrives?: (stage: Stage<unknown, unknown>, at: number, effect: Write) => void;
  /** A replica wrote, received or merged something. */
  readonly changed?: (stage: Stage<unknown, unknown>, at: number) => void;
  /** Every replica is about to collect. */
  readonly collects?: (stage: Stage<unknown, unknown>) => void;
  /** Every replica collected. */
  readonly collected?: (stage: Stage<unknown, unknown>) => void;
  /** When false, the history is played without its collections. */
  readonly skipsCollection?: boolean;
};

export function play<Replica, Plan>(
  subject: Subject<Replica, Plan>,
  history: History<Plan>,
  watcher: Watcher<Plan> = {},
): Stage<Replica, Plan> {
  const ids = Array.from({ length: history.size }, (_, index) => index + 1);
  const stage: Stage<Replica, Plan> = {
    subject,
    history,
    replicas: ids.map((id) => subject.create(id)),
    logs: ids.map(() => []),
    heard: ids.map(() => ids.map(() => [])),
    skewsMs: ids.map((id) => history.skewsMs[id - 1] ?? 0),
    nowMs: 0,
  };
  for (const act of history.acts) carryOut(stage, act, watcher);
  return stage;
}

function carryOut<Replica, Plan>(
  stage: Stage<Replica, Plan>,
  act: Act<Plan>,
  watcher: Watcher<Plan>,
): void {
  const { size } = stage.history;
  switch (act.kind) {
    case 'write':
      write(stage, act.at % size, act.plan, watcher);
      return;
    case 'deliver': {
      const [from, to] = [act.from % size, act.to % size];
      if (isSlow(stage, from, to)) return;
      for (let left = act.count; left > 0; left--) deliverNext(stage, from, to, watcher);
      return;
    }
    case 'detour': {
      const [from, over, to] = [act.from % size, act.over % size, act.to % size];
      deliverAll(stage, from, over, watcher);
      write(stage, over, act.plan, watcher);
      deliverAll(stage, over, to, watcher);
      return;
    }
    case 'repeat':
      repeat(stage, act.from % size, act.to % size, act.back, watcher);
      return;
    case 'sync':
      if (!isSlow(stage, act.from % size, act.to % size)) {
        sync(stage, act.from % size, act.to % size, watcher);
      }
      return;
    case 'pass':
      stage.nowMs += act.ms;
      return;
    case 'step':
      stage.skewsMs[act.at % size] = act.skewMs;
      return;
    case 'settle':
      drain(stage, [], watcher);
      if (watcher.skipsCollection === true) return;
      watcher.collects?.(stage);
      collectEverywhere(stage, 'every link');
      watcher.collected?.(stage);
      return;
    case 'collect':
      if (watcher.skipsCollection === true) return;
      watcher.collects?.(stage);
      collectEverywhere(stage);
      watcher.collected?.(stage);
      return;
  }
}

export function replicaAt<Replica>(stage: Stage<Replica, unknown>, index: number): Replica {
  const replica = stage.replicas[index];
  if (replica === undefined) throw new RangeError(`no replica at index ${String(index)}`);
  return replica;
}

function isSlow(stage: Stage<unknown, unknown>, from: number, to: number): boolean {
  const { slow, size } = stage.history;
  return slow.from % size === from && slow.to % size === to;
}

function write<Replica, Plan>(
  stage: Stage<Replica, Plan>,
  at: number,
  plan: Plan,
  watcher: Watcher<Plan>,
): void {
  const { subject, logs, nowMs, skewsMs } = stage;
  const replica = replicaAt(stage, at);
  const wallMs = EPOCH_MS + nowMs + (skewsMs[at] ?? 0);
  const seen = [...subject.clockOf(replica)];
  const log = logs[at] ?? [];
  const effect = subject.perform(replica, plan, wallMs);
  if (effect !== undefined) log.push(effect);
  const named = { origin: at + 1, n: (seen[at + 1] ?? 0) + 1, seen, wallMs };
  watcher.wrote?.(plan, named, effect !== undefined);
  watcher.changed?.(stage, at);
}

/** The next effect of an origin that a replica has not seen, or `undefined`. */
export function nextEffect<Replica>(
  stage: Stage<Replica, unknown>,
  from: number,
  clock: Clock,
): Write | undefined {
  return stage.logs[from]?.[clock[from + 1] ?? 0];
}

function deliverNext<Replica, Plan>(
  stage: Stage<Replica, Plan>,
  from: number,
  to: number,
  watcher: Watcher<Plan>,
): void {
  const replica = replicaAt(stage, to);
  const effect = nextEffect(stage, from, stage.subject.clockOf(replica));
  if (from === to || effect === undefined) return;
  watcher.arrives?.(stage, to, effect);
  stage.subject.receive(replica, effect);
  hear(stage, to, from, clockAfter(effect));
  watcher.changed?.(stage, to);
}

function deliverAll<Replica, Plan>(
  stage: Stage<Replica, Plan>,
  from: number,
  to: number,
  watcher: Watcher<Plan>,
): void {
  const { length } = stage.logs[from] ?? [];
  if (!isSlow(stage, from, to)) {
    for (let left = length; left > 0; left--) deliverNext(stage, from, to, watcher);
  }
}

/** What the origin of an effect had seen once it had made it. */
function clockAfter(effect: Write): Clock {
  const clock = [...effect.seen];
  while (clock.length <= effect.origin) clock.push(0);
  clock[effect.origin] = effect.n;
  return clock;
}

function hear<Replica>(
  stage: Stage<Replica, unknown>,
  at: number,
  from: number,
  clock: Clock,
): void {
  const row = stage.heard[at];
  if (row !== undefined) row[from] = joined(row[from] ?? [], clock);
}

function repeat<Replica, Plan>(
  stage: Stage<Replica, Plan>,
  from: number,
  to: number,
  back: number,
  watcher: Watcher<Plan>,
): void {
  const replica = replicaAt(stage, to);
  const seen = stage.subject.clockOf(replica)[from + 1] ?? 0;
  const effect = stage.logs[from]?.[seen - 1 - back];
  if (effect === undefined) return;
  stage.subject.receive(replica, effect);
  watcher.changed?.(stage, to);
}

function sync<Replica, Plan>(
  stage: Stage<Replica, Plan>,
  from: number,
  to: number,
  watcher: Watcher<Plan>,
): void {
  if (from === to) return;
  const source = replicaAt(stage, from);
  stage.subject.merge(replicaAt(stage, to), source);
  hear(stage, to, from, stage.subject.clockOf(source));
  watcher.changed?.(stage, to);
}

/** Every replica hears what its open links can tell, then forgets what all have seen. */
export function collectEverywhere<Replica>(
  stage: Stage<Replica, unknown>,
  hearing: 'open links' | 'every link' = 'open links',
): void {
  const { subject, replicas, heard } = stage;
  const clocks = replicas.map((replica) => [...subject.clockOf(replica)]);
  for (const [to, clock] of clocks.entries()) {
    for (const [from, theirs] of clocks.entries()) {
      const hasAll = (clock[from + 1] ?? 0) >= (theirs[from + 1] ?? 0);
      const isOpen = hearing === 'every link' || !isSlow(stage, from, to);
      if (from !== to && hasAll && isOpen) hear(stage, to, from, theirs);
    }
  }
  const isQuiet = clocks.every((clock) => isSame(clock, clocks[0] ?? []));
  for (const [at, replica] of replicas.entries()) {
    const others = (heard[at] ?? []).filter((_, from) => from !== at);
    const clock = others.reduce<Clock>(met, clocks[at] ?? []);
    subject.collect(replica, { clock, isQuiet });
  }
}

/** Delivers everything to everyone, in the order in which `turns` picks among what is possible. */
export function drain<Replica, Plan>(
  stage: Stage<Replica, Plan>,
  turns: readonly number[] = [],
  watcher: Watcher<Plan> = {},
): void {
  for (let turn = 0; ; turn++) {
    const open = waitingLinks(stage);
    const link = open[(turns[turn % Math.max(1, turns.length)] ?? 0) % Math.max(1, open.length)];
    if (link === undefined) return;
    deliverNext(stage, link.from, link.to, watcher);
  }
}

function waitingLinks<Replica>(stage: Stage<Replica, unknown>): { from: number; to: number }[] {
  return stage.replicas.flatMap((replica, to) =>
    stage.logs.flatMap((_, from) => {
      const effect = nextEffect(stage, from, stage.subject.clockOf(replica));
      return from === to || effect === undefined ? [] : [{ from, to }];
    }),
  );
}

/**
 * A fresh observer that has received every effect (or those that `until` covers), in the order in
 * which `turns` picks origins.
 */
export function observerOf<Replica, Plan>(
  stage: Stage<Replica, Plan>,
  turns: readonly number[],
  until?: Clock,
): Replica {
  const { subject, logs } = stage;
  const observer = subject.create(logs.length + 1);
  for (let turn = 0; ; turn++) {
    const clock = subject.clockOf(observer);
    const ready = logs.flatMap((_, from) => {
      const effect = nextEffect(stage, from, clock);
      const last = until === undefined ? Infinity : (until[from + 1] ?? 0);
      return effect !== undefined && effect.n <= last ? [effect] : [];
    });
    const effect =
      ready[(turns[turn % Math.max(1, turns.length)] ?? 0) % Math.max(1, ready.length)];
    if (effect === undefined) return observer;
    subject.receive(observer, effect);
  }
}

export function joined(left: Clock, right: Clock): Clock {
  const length = Math.max(left.length, right.length);
  return Array.from({ length }, (_, id) => Math.max(left[id] ?? 0, right[id] ?? 0));
}

function met(left: Clock, right: Clock): Clock {
  return left.map((entry, id) => Math.min(entry, right[id] ?? 0));
}

function isSame(left: Clock, right: Clock): boolean {
  return trimmedClock(left).join() === trimmedClock(right).join();
}
