/**
 * Items of which a key has at most a few, and nearly always one: values, running totals, deadlines.
 * They hang on each other in ascending order of their origin, so that equal contents are equal data
 * whatever order they came in. A lone item is one object, where an array would be three: most of
 * what a key costs is the way to its data.
 */
import type { InstanceId } from '../causality/index.ts';

export type Link<Item> = { next: Item | undefined };
type ByOrigin<Item> = Link<Item> & { readonly origin: InstanceId };

/** Hangs the item in behind those of its own and of smaller origins; returns the first. */
export function withByOrigin<Item extends ByOrigin<Item>>(
  first: Item | undefined,
  item: Item,
): Item {
  if (first === undefined || first.origin > item.origin) {
    item.next = first;
    return item;
  }
  let before = first;
  while (before.next !== undefined && before.next.origin <= item.origin) before = before.next;
  item.next = before.next;
  before.next = item;
  return first;
}

/**
 * Unhooks every item that is not wanted; returns the first that is. What the question depends on is
 * handed along: it is asked at every write, and a function made for it would be garbage each time.
 */
export function onlyThose<Item extends Link<Item>, By>(
  first: Item | undefined,
  isWanted: (item: Item, by: By) => boolean,
  by: By,
): Item | undefined {
  let kept = first;
  while (kept !== undefined && !isWanted(kept, by)) kept = kept.next;
  for (let before = kept; before !== undefined; before = before.next) {
    while (before.next !== undefined && !isWanted(before.next, by)) before.next = before.next.next;
  }
  return kept;
}

/** The items as an array, for whoever is in no hurry. */
export function itemsOf<Item extends Link<Item>>(first: Item | undefined): Item[] {
  const items: Item[] = [];
  for (let item = first; item !== undefined; item = item.next) items.push(item);
  return items;
}
