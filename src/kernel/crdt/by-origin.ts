/**
 * Small arrays kept by ascending origin, so that equal contents are equal data whatever order they
 * came in. Linear, because they hold at most one item per region.
 */
import type { InstanceId } from '../causality/index.ts';

export function insertByOrigin<Item extends { readonly origin: InstanceId }>(
  items: Item[],
  item: Item,
): void {
  let at = items.length;
  while (at > 0 && (items[at - 1]?.origin ?? 0) > item.origin) at--;
  if (at === items.length) items.push(item);
  else items.splice(at, 0, item);
}
