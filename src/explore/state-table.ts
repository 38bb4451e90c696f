/**
 * A set of fixed-width integer tuples: states are rows of one Int32Array, found through an
 * open-addressing table of row numbers. Grows by doubling; nothing is ever removed. A row number
 * is a state's name for as long as the table lives.
 */
export type StateTable = {
  readonly width: number;
  /** How many states there are. */
  readonly size: () => number;
  /** The row of this tuple; the old size, when it is new. The tuple is copied. */
  readonly add: (tuple: Int32Array) => number;
  /** A row as it stands in the table: neither change it nor keep it past the next `add`. */
  readonly read: (row: number) => Int32Array;
  readonly bytes: () => number;
};

export function createStateTable(width: number): StateTable {
  let rows = new Int32Array(width * 256);
  let slots = new Int32Array(1024).fill(-1);
  let size = 0;

  const isAt = (row: number, tuple: Int32Array): boolean => {
    const start = row * width;
    for (let at = 0; at < width; at++) if (rows[start + at] !== tuple[at]) return false;
    return true;
  };
  const findSlot = (tuple: Int32Array): number => {
    let slot = hashTuple(tuple, 0, width) & (slots.length - 1);
    for (;;) {
      const row = slots[slot] ?? -1;
      if (row < 0 || isAt(row, tuple)) return slot;
      slot = (slot + 1) & (slots.length - 1);
    }
  };
  /** All rows differ, so a row goes into the first free slot after its hash. */
  const grow = (): void => {
    slots = new Int32Array(slots.length * 4).fill(-1);
    const mask = slots.length - 1;
    for (let row = 0; row < size; row++) {
      let slot = hashTuple(rows, row * width, width) & mask;
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      slots[slot] = row;
    }
  };

  return {
    width,
    size: () => size,
    add(tuple) {
      const slot = findSlot(tuple);
      const known = slots[slot] ?? -1;
      if (known >= 0) return known;
      if ((size + 1) * width > rows.length) {
        const wider = new Int32Array(rows.length * 2);
        wider.set(rows);
        rows = wider;
      }
      rows.set(tuple, size * width);
      slots[slot] = size++;
      if (size * 2 >= slots.length) grow();
      return size - 1;
    },
    read: (row) => rows.subarray(row * width, (row + 1) * width),
    bytes: () => rows.byteLength + slots.byteLength,
  };
}

function hashTuple(words: Int32Array, start: number, width: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < start + width; at++) {
    hash = Math.imul(hash ^ (words[at] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash, 0x85ebca77);
  return hash ^ (hash >>> 13);
}
