/**
 * A set of fixed-width integer tuples: states are rows of one Int32Array, found through an
 * open-addressing table of row numbers. Grows by doubling; nothing is ever removed. A row number
 * is a state's name for as long as the table lives.
 */
export type StateTable = {
  readonly width: number;
  /** How many states there are. */
  readonly size: () => number;
  /** The row of this tuple, and whether it is new. The tuple is copied. */
  readonly add: (tuple: Int32Array) => { readonly row: number; readonly isNew: boolean };
  /** Copies a row out. */
  readonly read: (row: number, into: Int32Array) => void;
  readonly bytes: () => number;
};

export function createStateTable(width: number): StateTable {
  let rows = new Int32Array(width * 1024);
  let slots = new Int32Array(4096).fill(-1);
  let size = 0;

  const isAt = (row: number, tuple: Int32Array): boolean => {
    const start = row * width;
    for (let at = 0; at < width; at++) if (rows[start + at] !== tuple[at]) return false;
    return true;
  };
  const findSlot = (tuple: Int32Array): number => {
    let slot = hashTuple(tuple) & (slots.length - 1);
    for (;;) {
      const row = slots[slot] ?? -1;
      if (row < 0 || isAt(row, tuple)) return slot;
      slot = (slot + 1) & (slots.length - 1);
    }
  };
  const grow = (): void => {
    slots = new Int32Array(slots.length * 2).fill(-1);
    const tuple = new Int32Array(width);
    for (let row = 0; row < size; row++) {
      tuple.set(rows.subarray(row * width, (row + 1) * width));
      slots[findSlot(tuple)] = row;
    }
  };

  return {
    width,
    size: () => size,
    add(tuple) {
      let slot = findSlot(tuple);
      const known = slots[slot] ?? -1;
      if (known >= 0) return { row: known, isNew: false };
      if (size * 2 >= slots.length) {
        grow();
        slot = findSlot(tuple);
      }
      if ((size + 1) * width > rows.length) {
        const wider = new Int32Array(rows.length * 2);
        wider.set(rows);
        rows = wider;
      }
      rows.set(tuple, size * width);
      slots[slot] = size;
      return { row: size++, isNew: true };
    },
    read(row, into) {
      into.set(rows.subarray(row * width, (row + 1) * width));
    },
    bytes: () => rows.byteLength + slots.byteLength,
  };
}

function hashTuple(tuple: Int32Array): number {
  let hash = 0x811c9dc5;
  for (const word of tuple) {
    hash = Math.imul(hash ^ word, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash, 0x85ebca77);
  return hash ^ (hash >>> 13);
}
