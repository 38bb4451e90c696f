/**
 * Where the parts of a global state stand in its tuple of small integers: a few counts, then one
 * number per region, channel and client. The numbers name interned components.
 */
export type Layout = {
  readonly width: number;
  readonly regions: number;
  readonly clients: number;
  readonly now: 0;
  /** Faults used so far, four bits for each kind. */
  readonly faults: 1;
  /** Which of the tried skew configurations is in force. */
  readonly skews: 2;
  /** Cut links, one bit each. */
  readonly cuts: 3;
  /** Crashed regions, one bit each. */
  readonly down: 4;
  /** Jumps to a key's deadline so far. */
  readonly deadlines: 5;
  readonly region: (index: number) => number;
  readonly channel: (from: number, to: number) => number;
  readonly client: (index: number) => number;
  readonly wakeAt: (index: number) => number;
};

export function createLayout(regions: number, clients: number): Layout {
  const firstRegion = 6;
  const firstChannel = firstRegion + regions;
  const firstClient = firstChannel + regions * regions;
  return {
    width: firstClient + clients * 2,
    regions,
    clients,
    now: 0,
    faults: 1,
    skews: 2,
    cuts: 3,
    down: 4,
    deadlines: 5,
    region: (index) => firstRegion + index,
    channel: (from, to) => firstChannel + from * regions + to,
    client: (index) => firstClient + index,
    wakeAt: (index) => firstClient + clients + index,
  };
}

/** The number in a slot of a tuple; every slot of a tuple of the right width is there. */
export const at = (state: Int32Array, slot: number): number => state[slot] ?? 0;

/** Kinds of fault by the place of their count in the word of faults. */
const SHIFTS = { timeouts: 0, cuts: 4, skews: 8, crashes: 12 } as const;

export type FaultKind = keyof typeof SHIFTS;

export const usedFaults = (state: Int32Array, kind: FaultKind): number =>
  (at(state, 1) >> SHIFTS[kind]) & 15;

export function useFaults(state: Int32Array, kind: FaultKind, count = 1): void {
  state[1] = at(state, 1) + (Math.min(15, count) << SHIFTS[kind]);
}

/** All faults of a state: what the search counts first. */
export function faultsOf(state: Int32Array): number {
  const word = at(state, 1);
  return (word & 15) + ((word >> 4) & 15) + ((word >> 8) & 15) + ((word >> 12) & 15);
}
