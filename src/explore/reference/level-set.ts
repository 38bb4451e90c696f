/**
 * The states of one level, as a set of fixed-width tuples of 32-bit words: one open-addressing
 * table that holds the words themselves, so that a probe touches one place in memory and going
 * through the set needs no list beside it. A tuple whose first word is 0 is an empty place, so no
 * tuple may begin with 0. Grows by doubling; nothing is ever removed.
 *
 * Tuples are added in batches. A lone probe waits for memory, and what to do next hangs on what it
 * finds; a batch first touches the places of all its tuples, which the processor does side by side.
 */
export type LevelSet = {
  readonly width: number;
  words: Int32Array;
  /** Tuples there is room for: a power of two. */
  places: number;
  size: number;
  /** Tuples to be added, and how many there are. */
  readonly batch: Int32Array;
  batched: number;
  /** What the batch found on its first way through: kept so that nobody leaves the way out. */
  touched: number;
};

/** Enough to hide the wait for memory, few enough to stay in the nearest cache. */
const batchMax = 128;
const placesMin = 1024;
/** Where the search for each tuple of a batch begins. */
const firstPlaces = new Int32Array(batchMax);

export function createLevelSet(width: number, expected: number): LevelSet {
  let places = placesMin;
  while (places * 3 < expected * 4) places *= 2;
  return {
    width,
    words: new Int32Array(places * width),
    places,
    size: 0,
    batch: new Int32Array(batchMax * width),
    batched: 0,
    touched: 0,
  };
}

/** Copies a tuple to the end of the batch; gives back where it stands there, to be changed. */
export function addLater(set: LevelSet, tuple: Int32Array): number {
  if (set.batched === batchMax) addBatch(set);
  const { batch, width } = set;
  const start = set.batched++ * width;
  for (let at = 0; at < width; at++) batch[start + at] = tuple[at] ?? 0;
  return start;
}

/** Adds what is in the batch, each tuple once. */
export function addBatch(set: LevelSet): void {
  // Fuller tables are smaller, and waiting for memory costs more than a few more probes.
  while ((set.size + set.batched) * 4 > set.places * 3) grow(set);
  const { words, width, batch, batched } = set;
  const mask = set.places - 1;
  for (let index = 0; index < batched; index++) {
    firstPlaces[index] = hashOf(batch, index * width, width) & mask;
  }
  // One way through that waits for nothing it finds: the memory that the next needs is then near.
  let touched = 0;
  for (let index = 0; index < batched; index++) {
    touched ^= words[(firstPlaces[index] ?? 0) * width] ?? 0;
  }
  set.touched = touched;
  let added = 0;
  for (let index = 0; index < batched; index++) {
    const from = index * width;
    const first = batch[from] ?? 0;
    let place = firstPlaces[index] ?? 0;
    for (;;) {
      const start = place * width;
      const held = words[start] ?? 0;
      if (held === 0) {
        for (let at = 0; at < width; at++) words[start + at] = batch[from + at] ?? 0;
        added++;
        break;
      }
      if (held === first) {
        let at = 1;
        while (at < width && words[start + at] === batch[from + at]) at++;
        if (at === width) break;
      }
      place = (place + 1) & mask;
    }
  }
  set.size += added;
  set.batched = 0;
}

function hashOf(words: Int32Array, start: number, width: number): number {
  let hash = 0;
  for (let at = start; at < start + width; at++) {
    hash = Math.imul(hash ^ (words[at] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}

/** All tuples differ, so each goes into the first empty place after its hash. */
function grow(set: LevelSet): void {
  const { words: before, width } = set;
  const places = set.places * 2;
  const words = new Int32Array(places * width);
  const mask = places - 1;
  for (let from = 0; from < before.length; from += width) {
    if (before[from] === 0) continue;
    let place = hashOf(before, from, width) & mask;
    while (words[place * width] !== 0) place = (place + 1) & mask;
    for (let at = 0; at < width; at++) words[place * width + at] = before[from + at] ?? 0;
  }
  set.words = words;
  set.places = places;
}
