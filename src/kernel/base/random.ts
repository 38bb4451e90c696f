/**
 * The one source of choice. Whatever could go either way is picked through a `Chooser`, so that
 * a run is its choices: seeded here, recorded or exhaustive elsewhere. The generator is
 * xoroshiro-like in miniature (sfc32): four 32-bit words of plain data, so it can be part of a
 * drafted world. Own code because the state must be plain numbers that Immer may copy.
 */
export type RandomState = { a: number; b: number; c: number; counter: number };

export type Chooser = {
  /** An integer in [0, count). `what` names the choice, for recording and for messages. */
  readonly pick: (count: number, what: string) => number;
};

export function seedRandom(seed: number): RandomState {
  const state = {
    a: 0x9e3779b9,
    b: seed >>> 0,
    c: Math.floor(seed / 0x1_0000_0000) >>> 0,
    counter: 1,
  };
  for (let round = 0; round < 12; round++) nextUint32(state);
  return state;
}

export function nextUint32(state: RandomState): number {
  const sum = (((state.a + state.b) | 0) + state.counter) | 0;
  state.counter = (state.counter + 1) | 0;
  state.a = state.b ^ (state.b >>> 9);
  state.b = (state.c + (state.c << 3)) | 0;
  state.c = (((state.c << 21) | (state.c >>> 11)) + sum) | 0;
  return sum >>> 0;
}

/** Uniform in [0, count), without modulo bias: draws again in the uneven tail. */
export function pickBelow(state: RandomState, count: number): number {
  if (count <= 1) return 0;
  const tail = 0x1_0000_0000 % count;
  let drawn = nextUint32(state);
  while (drawn >= 0x1_0000_0000 - tail) drawn = nextUint32(state);
  return drawn % count;
}

export function seededChooser(state: RandomState): Chooser {
  return { pick: (count) => pickBelow(state, count) };
}

/** Gives the listed picks in order, then 0; each is brought into range by remainder. */
export function scriptedChooser(picks: readonly number[]): Chooser {
  let at = 0;
  return { pick: (count) => (count <= 1 ? 0 : (picks[at++] ?? 0) % count) };
}

/** A number from (seed, a, b) alone: delays that do not depend on the order they are asked in. */
export function hashFraction(seed: number, a: number, b: number): number {
  let mixed = Math.imul(seed ^ 0x85ebca6b, 0xc2b2ae35) ^ Math.imul(a + 0x165667b1, 0x27d4eb2f);
  mixed = Math.imul(mixed ^ (mixed >>> 15) ^ Math.imul(b + 0x9e3779b9, 0x85ebca77), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000;
}
