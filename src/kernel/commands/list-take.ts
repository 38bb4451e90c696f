/** What a pop takes: the step that all list commands which pop have in common. */
import type { ByteString } from '../base/index.ts';
import type { ListEnd } from './list-ends.ts';
import { indexesBetween } from './list-ranges.ts';
import { removeElements } from './list-updates.ts';
import type { TypedUpdate } from './update.ts';
import type { ListView } from './view.ts';

/** Elements in the order in which one pop after the other would give them. */
export function takeElements(
  key: ByteString,
  list: ListView,
  take: { readonly end: ListEnd; readonly count: number },
): { readonly values: readonly ByteString[]; readonly update: TypedUpdate } {
  const count = Math.min(take.count, list.size);
  const start = take.end === 'left' ? 0 : list.size - count;
  const update = removeElements(key, indexesBetween(start, start + count));
  if (count === 1) {
    const only = list.at(start);
    return { values: only === undefined ? [] : [only], update };
  }
  const values = list.values().slice(start, start + count);
  return { values: take.end === 'left' ? values : values.reverse(), update };
}
