/**
 * The reference models: small replicated systems whose state spaces independent model checkers
 * have counted. They keep the search honest, because a search that merges two states, or visits
 * one twice, cannot reproduce the counts.
 *
 * All share one frame: regions in a full mesh, one FIFO link per ordered pair, one effect
 * delivered per step, no clock other than a register's own. Cost: a state is one tuple of small
 * integers. Left out on purpose: the kernel, time, faults, and every reduction.
 */
import { createQueues, emptyQueue, queuesMax, type Queues } from './queues.ts';

export type ReferenceModel = {
  readonly name: string;
  readonly width: number;
  /** The largest value of each column. */
  readonly limits: readonly number[];
  readonly initial: Int32Array;
  /** Emits every successor; the emitted tuple is reused, so it must be copied to be kept. */
  readonly visit: (state: Int32Array, emit: (next: Int32Array) => void) => void;
  /** What must never happen, by name. */
  readonly violations: Readonly<Record<string, (state: Int32Array) => boolean>>;
};

/** A client's progress in `setNx`. */
const idle = 0;
const won = 1;
const done = 2;

/**
 * `SET k <own id> NX` by every client, then one step "capture" for whoever was answered OK. What a
 * client's end was is no part of its state, so that a capture and a refusal are both `done`; each
 * region counts its captures. Ids number the clients across the regions first (client 0 of every
 * region, then client 1), so that neither region wins every tie. Both choices decide the counts.
 */
export function setNx(regions: number, clientsPerRegion: number): ReferenceModel {
  const firstClient = regions;
  const firstCapture = firstClient + regions * clientsPerRegion;
  const link = (from: number, to: number): number => firstCapture + regions + from * regions + to;
  const width = link(regions, 0);
  const next = new Int32Array(width);
  const captures = (state: Int32Array): number =>
    sum(state.subarray(firstCapture, firstCapture + regions));
  const granted = (state: Int32Array): number =>
    captures(state) +
    state.subarray(firstClient, firstCapture).filter((progress) => progress === won).length;

  const runSet = (region: number, position: number): void => {
    const slot = firstClient + region * clientsPerRegion + position;
    if (at(next, region) !== 0) {
      next[slot] = done;
      return;
    }
    // The region held nothing, so its stamp is 1 everywhere and writer ids alone decide.
    const id = position * regions + region + 1;
    next[slot] = won;
    next[region] = id;
    for (let to = 0; to < regions; to++) if (to !== region) next[link(region, to)] = id;
  };
  return {
    name: `setnx:${String(regions)}:${String(clientsPerRegion)}`,
    width,
    limits: Array.from({ length: width }, (_, column) => {
      const isId = column < firstClient || column >= firstCapture + regions;
      return isId ? regions * clientsPerRegion : column < firstCapture ? done : clientsPerRegion;
    }),
    initial: new Int32Array(width),
    visit(state, emit) {
      for (let region = 0; region < regions; region++) {
        for (let position = 0; position < clientsPerRegion; position++) {
          const slot = firstClient + region * clientsPerRegion + position;
          const progress = at(state, slot);
          if (progress === done) continue;
          next.set(state);
          if (progress === idle) runSet(region, position);
          else {
            next[slot] = done;
            next[firstCapture + region] = at(state, firstCapture + region) + 1;
          }
          emit(next);
        }
      }
      for (let from = 0; from < regions; from++) {
        for (let to = 0; to < regions; to++) {
          const writer = at(state, link(from, to));
          if (writer === 0) continue;
          next.set(state);
          next[link(from, to)] = 0;
          next[to] = Math.max(at(state, to), writer);
          emit(next);
        }
      }
    },
    violations: {
      'two captures': (state) => captures(state) >= 2,
      'one capture and another OK': (state) => captures(state) >= 1 && granted(state) >= 2,
    },
  };
}

/**
 * One client per region doing `increments` increments; a region keeps one subtotal per origin.
 * Effects carry 1, 2, 3 … in order, so a link's queue is what was sent minus what has come.
 */
export function counter(regions: number, increments: number): ReferenceModel {
  const subtotal = (region: number, origin: number): number => region * regions + origin;
  const width = regions * regions;
  const next = new Int32Array(width);
  return {
    name: `counter:${String(regions)}:1:${String(increments)}`,
    width,
    limits: Array.from({ length: width }, () => increments),
    initial: new Int32Array(width),
    visit(state, emit) {
      for (let region = 0; region < regions; region++) {
        for (let origin = 0; origin < regions; origin++) {
          const reached = at(state, subtotal(region, origin));
          const limit = region === origin ? increments : at(state, subtotal(origin, origin));
          if (reached >= limit) continue;
          next.set(state);
          next[subtotal(region, origin)] = reached + 1;
          emit(next);
        }
      }
    },
    violations: {},
  };
}

/**
 * One client per region alternating add and remove of one element. A region holds, per origin, the
 * adds it saw and the adds it saw removed. A remove carries, per origin, the add it observed (0:
 * none that is still there), and is no effect at all when the element is absent.
 */
export function orSet(regions: number, operations: number): ReferenceModel {
  const seen = (region: number, origin: number): number => region * regions + origin;
  const removed = (region: number, origin: number): number => seen(region + regions, origin);
  const firstCount = 2 * regions * regions;
  const link = (from: number, to: number): number => firstCount + regions + from * regions + to;
  const width = link(regions, 0);
  const next = new Int32Array(width);
  const base = operations + 1;
  const queues = createQueues();

  const prepareRemove = (state: Int32Array, region: number): number => {
    let observed = 0;
    for (let origin = regions - 1; origin >= 0; origin--) {
      const adds = at(state, seen(region, origin));
      observed = observed * base + (adds > at(state, removed(region, origin)) ? adds : 0);
    }
    return observed;
  };
  const applyRemove = (region: number, observed: number): void => {
    let rest = observed;
    for (let origin = 0; origin < regions; origin++) {
      const slot = removed(region, origin);
      next[slot] = Math.max(at(next, slot), rest % base);
      rest = Math.floor(rest / base);
    }
  };
  const send = (from: number, effect: number): void => {
    for (let to = 0; to < regions; to++) {
      if (to !== from) next[link(from, to)] = queues.push(at(next, link(from, to)), effect);
    }
  };
  return {
    name: `orset:${String(regions)}:${String(operations)}`,
    width,
    limits: Array.from({ length: width }, (_, column) =>
      column < firstCount + regions ? operations : queuesMax,
    ),
    initial: new Int32Array(width),
    visit(state, emit) {
      for (let region = 0; region < regions; region++) {
        const done = at(state, firstCount + region);
        if (done >= operations) continue;
        next.set(state);
        next[firstCount + region] = done + 1;
        if (done % 2 === 0) {
          const adds = at(state, seen(region, region)) + 1;
          next[seen(region, region)] = adds;
          send(region, -adds);
        } else {
          const observed = prepareRemove(state, region);
          applyRemove(region, observed);
          if (observed > 0) send(region, observed);
        }
        emit(next);
      }
      eachHead(state, queues, { regions, link }, ({ from, to, effect, rest }) => {
        next.set(state);
        next[link(from, to)] = rest;
        if (effect < 0) next[seen(to, from)] = -effect;
        else applyRemove(to, effect);
        emit(next);
      });
    },
    violations: {},
  };
}

/** Three regions, increments of 1 or 2, at most `operationsMax` operations anywhere. */
export function opCounter(operationsMax: number): ReferenceModel {
  const regions = 3;
  const done = regions;
  const link = (from: number, to: number): number => done + 1 + from * regions + to;
  const width = link(regions, 0);
  const next = new Int32Array(width);
  const queues = createQueues();
  return {
    name: `op-counter:${String(operationsMax)}`,
    width,
    limits: Array.from({ length: width }, (_, column) =>
      column < done ? 2 * operationsMax : column === done ? operationsMax : queuesMax,
    ),
    initial: new Int32Array(width),
    visit(state, emit) {
      for (let region = 0; region < regions && at(state, done) < operationsMax; region++) {
        for (const amount of [1, 2]) {
          next.set(state);
          next[done] = at(state, done) + 1;
          next[region] = at(state, region) + amount;
          for (let to = 0; to < regions; to++) {
            const slot = link(region, to);
            if (to !== region) next[slot] = queues.push(at(state, slot), amount);
          }
          emit(next);
        }
      }
      eachHead(state, queues, { regions, link }, ({ from, to, effect, rest }) => {
        next.set(state);
        next[link(from, to)] = rest;
        next[to] = at(state, to) + effect;
        emit(next);
      });
    },
    violations: {},
  };
}

const at = (state: Int32Array, slot: number): number => state[slot] ?? 0;
const sum = (counts: Int32Array): number => counts.reduce((total, count) => total + count, 0);

type Mesh = {
  readonly regions: number;
  readonly link: (from: number, to: number) => number;
};
type Head = {
  readonly from: number;
  readonly to: number;
  readonly effect: number;
  readonly rest: number;
};

/** The oldest effect of every link that carries one. */
function eachHead(
  state: Int32Array,
  queues: Queues,
  { regions, link }: Mesh,
  visit: (head: Head) => void,
): void {
  for (let from = 0; from < regions; from++) {
    for (let to = 0; to < regions; to++) {
      const queue = at(state, link(from, to));
      if (queue === emptyQueue) continue;
      visit({ from, to, effect: queues.head(queue), rest: queues.rest(queue) });
    }
  }
}
