/** Choices among members, fields or keys, made by the world (SPOP, SRANDMEMBER, ZRANDMEMBER…). */
import { repeatedPicksMax, type ErrorReply } from '../base/index.ts';
import { error } from './errors.ts';
import type { View } from './view.ts';

const OUT_OF_RANGE = error('ERR value is out of range');

/** Up to `count` different items, in the order they were chosen; all of them, as given, if few. */
export function pickDistinct<Item>(
  view: View,
  items: readonly Item[],
  count: number,
  what: string,
): readonly Item[] {
  if (count >= items.length) return items;
  const rest = [...items];
  const chosen: Item[] = [];
  while (chosen.length < count) chosen.push(...rest.splice(view.pick(rest.length, what), 1));
  return chosen;
}

/**
 * `count` items, each chosen from all of them. Redis sets no limit but its own memory; here it is
 * `repeatedPicksMax`, and then the error Redis has for counts that are too large.
 */
export function pickRepeatedly<Item>(
  view: View,
  items: readonly Item[],
  count: number,
  what: string,
): Item[] | ErrorReply {
  if (count > repeatedPicksMax) return OUT_OF_RANGE;
  const chosen: Item[] = [];
  while (chosen.length < count && items.length > 0) {
    const at = view.pick(items.length, what);
    chosen.push(...items.slice(at, at + 1));
  }
  return chosen;
}
