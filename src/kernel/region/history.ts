/**
 * Every effect that was made on a key, by its origin and in its order: what reasons are told from.
 * A region keeps what stands, and of a removal only what it had observed; who removed it, and what
 * each write had seen, is remembered here, and only in a world that somebody listens to.
 */
import type { ByteString } from '../base/index.ts';
import { covers, type Clock, type Dot } from '../causality/index.ts';
import type { Effect } from './effect.ts';

/** By key, then by origin; ascending, since an origin's effects are made in order. */
export type History = Map<ByteString, Effect[][]>;

export function createHistory(): History {
  return new Map();
}

export function recordEffect(history: History, effect: Effect): void {
  let origins = history.get(effect.key);
  if (origins === undefined) history.set(effect.key, (origins = []));
  while (origins.length <= effect.origin) origins.push([]);
  origins[effect.origin]?.push(effect);
}

/** The effects on a key that the later clock covers and the earlier does not. */
export function effectsBetween(
  history: History,
  key: ByteString,
  earlier: Clock,
  later: Clock,
): Effect[] {
  const found: Effect[] = [];
  for (const effects of history.get(key) ?? []) {
    // From the end: only the latest can be news.
    for (let at = effects.length - 1; at >= 0; at--) {
      const effect = effects[at];
      if (effect === undefined || covers(earlier, effect.origin, effect.n)) break;
      if (covers(later, effect.origin, effect.n)) found.push(effect);
    }
  }
  return found.reverse();
}

export function effectOf(history: History, key: ByteString, dot: Dot): Effect | undefined {
  const effects = history.get(key)?.[dot.origin] ?? [];
  let low = 0;
  let high = effects.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((effects[middle]?.n ?? Infinity) < dot.n) low = middle + 1;
    else high = middle;
  }
  const found = effects[low];
  return found?.n === dot.n ? found : undefined;
}
