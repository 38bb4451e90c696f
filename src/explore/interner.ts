/** Gives equal data equal small numbers: a component of a state becomes one integer. */
import { canonical } from '../kernel/index.ts';

export type Interner<Item> = {
  readonly add: (item: Item, identity?: string) => number;
  readonly get: (id: number) => Item;
  readonly size: () => number;
};

export function createInterner<Item>(
  identityOf: (item: Item) => string = canonical,
): Interner<Item> {
  const ids = new Map<string, number>();
  const items: Item[] = [];
  return {
    add(item, identity = identityOf(item)) {
      const known = ids.get(identity);
      if (known !== undefined) return known;
      ids.set(identity, items.length);
      return items.push(item) - 1;
    },
    get(id) {
      const item = items[id];
      if (item === undefined)
        throw new Error(`invariant broken: no component has id ${String(id)}`);
      return item;
    },
    size: () => items.length,
  };
}
