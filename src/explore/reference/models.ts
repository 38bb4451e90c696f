/**
 * The reference models: small replicated systems whose state spaces independent model checkers
 * have counted. They keep the search honest, because a search that merges two states, or visits
 * one twice, cannot reproduce the counts.
 *
 * All share one frame: regions in a full mesh, one FIFO link per ordered pair, one effect
 * delivered per step, no clock other than a register's own. A model says only what a region with
 * its clients does; what waits on the links is the search's. Left out on purpose: the kernel, time,
 * faults, and every reduction.
 */

/** A region with its clients, as a few small integers: equal parts are the same state. */
export type Part = readonly number[];

export type Outcome = {
  readonly part: Part;
  /** What the region sends to all others, above 0; `undefined`: nothing. */
  readonly effect: number | undefined;
};

export type ReferenceModel = {
  readonly name: string;
  readonly regions: number;
  readonly initial: Part;
  /** Everything the clients of a region may do next. */
  readonly commands: (region: number, part: Part) => readonly Outcome[];
  readonly receive: (part: Part, from: number, effect: number) => Part;
  /**
   * How far the clients of a region have come; no delivery changes it. A command raises it by at
   * least one for itself and, when it sends, one for each delivery to come. Where a part does not
   * tell how far its clients are, the commands of all regions are counted (`operationsMax`).
   */
  readonly rank?: (part: Part, region: number) => number;
  /** Commands that all clients may run together; absent: the model ends by itself. */
  readonly operationsMax?: number;
  /** What must never happen, by name. */
  readonly violations: Readonly<Record<string, (parts: readonly Part[]) => boolean>>;
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
 * A part is the register's writer, the captures, and each client's progress.
 */
export function setNx(regions: number, clientsPerRegion: number): ReferenceModel {
  const captures = (part: Part): number => part[1] ?? 0;
  const progresses = (part: Part): Part => part.slice(2);
  const count = (part: Part, wanted: number): number =>
    progresses(part).filter((progress) => progress === wanted).length;
  const granted = (part: Part): number => captures(part) + count(part, won);
  const set = (part: Part, region: number, position: number): Outcome => {
    const [writer = 0, captured = 0] = part;
    // The region held nothing, so its stamp is 1 everywhere and writer ids alone decide.
    const id = position * regions + region + 1;
    return writer === 0
      ? { part: [id, captured, ...advanced(part, position, won)], effect: id }
      : { part: [writer, captured, ...advanced(part, position, done)], effect: undefined };
  };
  const capture = (part: Part, position: number): Outcome => ({
    part: [part[0] ?? 0, captures(part) + 1, ...advanced(part, position, done)],
    effect: undefined,
  });
  const advanced = (part: Part, position: number, progress: number): Part =>
    progresses(part).with(position, progress);

  return {
    name: `setnx:${String(regions)}:${String(clientsPerRegion)}`,
    regions,
    initial: Array.from({ length: 2 + clientsPerRegion }, () => 0),
    commands: (region, part) =>
      progresses(part).flatMap((progress, position) => {
        if (progress === done) return [];
        return progress === idle ? [set(part, region, position)] : [capture(part, position)];
      }),
    receive: ([writer = 0, ...rest], _from, effect) => [Math.max(writer, effect), ...rest],
    rank: (part) => {
      const steps = clientsPerRegion - count(part, idle) + captures(part);
      return steps + granted(part) * (regions - 1);
    },
    violations: {
      'two captures': (parts) => total(parts, captures) >= 2,
      'one capture and another OK': (parts) =>
        total(parts, captures) >= 1 && total(parts, granted) >= 2,
    },
  };
}

const total = (parts: readonly Part[], count: (part: Part) => number): number =>
  parts.reduce((sum, part) => sum + count(part), 0);

/**
 * One client per region doing `increments` increments; a region keeps one subtotal per origin, and
 * its own tells how far its client is. An effect carries the new subtotal.
 */
export function counter(regions: number, increments: number): ReferenceModel {
  return {
    name: `counter:${String(regions)}:1:${String(increments)}`,
    regions,
    initial: Array.from({ length: regions }, () => 0),
    commands: (region, part) => {
      const next = at(part, region) + 1;
      return next > increments ? [] : [{ part: part.with(region, next), effect: next }];
    },
    receive: (part, from, subtotal) => part.with(from, subtotal),
    rank: (part, region) => at(part, region) * regions,
    violations: {},
  };
}

/**
 * One client per region alternating add and remove of one element. A part holds, per origin, the
 * adds it saw; per origin, how many of them it saw removed; and the operations done. A remove
 * carries, per origin, the add it observed (0: none that is still there), and is no effect at all
 * when the element is absent.
 */
export function orSet(regions: number, operations: number): ReferenceModel {
  const done = 2 * regions;
  const origins = Array.from({ length: regions }, (_, origin) => origin);
  const base = operations + 1;
  const observed = (part: Part): number =>
    origins.reduceRight((sum, origin) => {
      const adds = at(part, origin);
      return sum * base + (adds > at(part, regions + origin) ? adds : 0);
    }, 0);
  const remove = (part: Part, removed: number): Part =>
    origins.reduce((after, origin) => {
      const upTo = Math.floor(removed / base ** origin) % base;
      return after.with(regions + origin, Math.max(at(part, regions + origin), upTo));
    }, part);
  /** An add is sent as its number, a remove as what it observed, above all adds. */
  const firstRemove = operations;

  return {
    name: `orset:${String(regions)}:${String(operations)}`,
    regions,
    initial: Array.from({ length: 2 * regions + 1 }, () => 0),
    commands: (region, part) => {
      const ran = at(part, done);
      if (ran >= operations) return [];
      const after = part.with(done, ran + 1);
      if (ran % 2 === 0) {
        const adds = at(part, region) + 1;
        return [{ part: after.with(region, adds), effect: adds }];
      }
      const removed = observed(part);
      if (removed === 0) return [{ part: after, effect: undefined }];
      return [{ part: remove(after, removed), effect: firstRemove + removed }];
    },
    receive: (part, from, effect) =>
      effect > firstRemove ? remove(part, effect - firstRemove) : part.with(from, effect),
    rank: (part) => at(part, done) * regions,
    violations: {},
  };
}

/** Three regions, increments of 1 or 2, at most `operationsMax` operations anywhere. */
export function opCounter(operationsMax: number): ReferenceModel {
  const increment = (part: Part, amount: number): Part => [at(part, 0) + amount];
  return {
    name: `op-counter:${String(operationsMax)}`,
    regions: 3,
    initial: [0],
    commands: (_region, part) =>
      [1, 2].map((effect) => ({ part: increment(part, effect), effect })),
    receive: (part, _from, effect) => increment(part, effect),
    operationsMax,
    violations: {},
  };
}

const at = (part: Part, index: number): number => part[index] ?? 0;
