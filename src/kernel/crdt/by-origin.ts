/**
 * Small arrays kept by ascending origin, so that equal contents are equal data whatever order they
 * came in. Linear, because they hold at most one item per region. Made anew at their exact size:
 * `push` on an empty array reserves seventeen places, which would be most of what a key takes.
 */
import type { InstanceId } from '../causality/index.ts';

export function withByOrigin<Item extends { readonly origin: InstanceId }>(
  items: Item[],
  item: Item,
): Item[] {
  let at = items.length;
  while (at > 0 && (items[at - 1]?.origin ?? 0) > item.origin) at--;
  if (items.length === 0) return [item];
  if (at === items.length) return items.concat(item);
  return items.slice(0, at).concat(item, items.slice(at));
}
