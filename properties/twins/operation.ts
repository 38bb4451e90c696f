/**
 * The raw material of every twin: operations as their origins meant them, and who had observed
 * what. A twin is a function of the visible operations alone. It keeps no state, so it has nothing
 * to merge, to apply in order or to collect, and it shares no code with the data types.
 */
import type { Write } from '../../src/kernel/index.ts';

export type Operation<What> = Write & { readonly what: What };

/** Section 2 of the model: who made `later` had seen `earlier`. */
export function observes(later: Write, earlier: Write): boolean {
  if (later.origin === earlier.origin) return earlier.n < later.n;
  return earlier.n <= (later.seen[earlier.origin] ?? 0);
}

/** Removal by observation: the adds that no remover of their scope had observed. */
export function survivors<What>(
  adds: readonly Operation<What>[],
  removers: readonly Write[],
): Operation<What>[] {
  return adds.filter((add) => !removers.some((remover) => observes(remover, add)));
}

/** CLK-2 and CLK-3: the last by wall clock, of equals the smallest instance's. */
export function lastByClock<What>(
  candidates: readonly Operation<What>[],
): Operation<What> | undefined {
  return [...candidates].sort(
    (left, right) => right.wallMs - left.wallMs || left.origin - right.origin,
  )[0];
}

/** One type's rules, said declaratively. `What` includes a DEL of the whole key. */
export type TypeTwin<Plan, What> = {
  /** What a plan means to someone who sees these operations; `undefined` when nothing. */
  resolve(visible: readonly Operation<What>[], plan: Plan, write: Write): What | undefined;
  /** What is seen, as plain data; `undefined` when there is nothing. */
  read(visible: readonly Operation<What>[]): unknown;
  /** Writes of which something is still there (KEY-3). */
  liveWrites(visible: readonly Operation<What>[]): readonly Write[];
};
