/**
 * Counts every reachable state of a reference model, level by level, without any reduction. A state
 * is one word per region, its part and its log; a step changes one or two words.
 *
 * The level of a state is how far the clients are, less what still waits on links. Every step
 * raises it, and it is a function of the state: so equal states are met within one level, only the
 * levels that steps lead into are kept, and a level that was gone through is forgotten. Where each
 * command either sends or ends something the level is the number of steps (`setnx`, `counter`,
 * `op-counter`); a remove that finds nothing (`orset`) rises past the deliveries it never causes.
 */
import { addBatch, addLater, createLevelSet, type LevelSet } from './level-set.ts';
import type { Part, ReferenceModel } from './models.ts';
import { createParts } from './tables.ts';

export type StateCounts = {
  readonly states: number;
  readonly transitions: number;
  /** The level of the last state. */
  readonly depth: number;
  /** The level of the first violation, by name; absent: never violated. */
  readonly violations: ReadonlyMap<string, number>;
  /** The most that the levels kept at one time took. */
  readonly bytes: number;
};

export function countStates(model: ReferenceModel): StateCounts {
  const { regions, operationsMax = Infinity } = model;
  const isCounted = model.operationsMax !== undefined;
  const width = regions + (isCounted ? 1 : 0);
  const parts = createParts(model);
  const { tables } = parts;
  const state = new Int32Array(width);
  const levels: (LevelSet | undefined)[] = [];
  const violations = new Map<string, number>();
  const claims = new Map(Object.entries(model.violations));
  let transitions = 0;
  let states = 0;
  let bytes = 0;
  let level = 0;
  let depth = 0;

  const levelAfter = (rise: number): LevelSet =>
    (levels[level + rise] ??= createLevelSet(width, rise === 1 ? (levels[level]?.size ?? 0) : 0));
  const judge = (): void => {
    const all: Part[] = [];
    for (let region = 0; region < regions; region++) {
      all.push(parts.partOf((state[region] ?? 0) & 0xffff));
    }
    for (const [name, isViolated] of claims) {
      if (!isViolated(all)) continue;
      violations.set(name, level);
      claims.delete(name);
    }
  };
  const runCommands = (from: number, part: number, log: number, next: LevelSet): void => {
    const ran = state[regions] ?? 0;
    if (ran >= operationsMax) return;
    if (tables.firstOutcome[part] === 0) parts.prepareCommands(part);
    const first = tables.firstOutcome[part] ?? 0;
    const end = first + (tables.outcomeCount[part] ?? 0);
    for (let at = first; at < end; at++) {
      const outcome = tables.outcomes[at] ?? 0;
      const effect = outcome >>> 16;
      let logAfter = log;
      if (effect !== 0) {
        logAfter = tables.pushed[(effect << 16) | log] ?? 0;
        if (logAfter === 0) logAfter = parts.preparePush(effect, log);
      }
      const rise = tables.rises[at] ?? 0;
      const set = rise === 1 ? next : levelAfter(rise);
      const start = addLater(set, state);
      set.batch[start + from] = (logAfter << 16) | (outcome & 0xffff);
      if (isCounted) set.batch[start + regions] = ran + 1;
    }
    transitions += end - first;
  };
  const expand = (next: LevelSet): void => {
    for (let from = 0; from < regions; from++) {
      const word = state[from] ?? 0;
      const part = word & 0xffff;
      const log = word >>> 16;
      runCommands(from, part, log, next);
      for (let to = 0; to < regions; to++) {
        if (to === from) continue;
        let delivery = tables.deliveries[log * regions + to] ?? 0;
        if (delivery === 0) delivery = parts.prepareDelivery(log, to);
        if (delivery < 0) continue;
        const before = state[to] ?? 0;
        const effect = delivery >>> 16;
        let partAfter = tables.received[(effect << 16) | (before & 0xffff)] ?? 0;
        if (partAfter === 0) partAfter = parts.prepareReceipt(effect, before & 0xffff);
        const start = addLater(next, state);
        next.batch[start + from] = (delivery << 16) | part;
        next.batch[start + to] = (before & 0xffff0000) | partAfter;
        transitions++;
      }
    }
  };

  const first = levelAfter(0);
  for (let region = 0; region < regions; region++) {
    state[region] = (parts.emptyLog << 16) | parts.initial(region);
  }
  addLater(first, state);
  for (; level < levels.length; level++) {
    const current = levels[level];
    if (current === undefined) continue;
    addBatch(current);
    depth = level;
    states += current.size;
    bytes = Math.max(bytes, bytesOf(levels));
    const { words } = current;
    const next = levelAfter(1);
    for (let start = 0; start < words.length; start += width) {
      if (words[start] === 0) continue;
      for (let at = 0; at < width; at++) state[at] = words[start + at] ?? 0;
      if (claims.size > 0) judge();
      expand(next);
    }
    levels[level] = undefined;
    if (next.size + next.batched === 0) levels[level + 1] = undefined;
  }
  return { states, transitions, depth, violations, bytes };
}

const bytesOf = (levels: readonly (LevelSet | undefined)[]): number =>
  levels.reduce((sum, set) => sum + (set?.words.byteLength ?? 0), 0);
