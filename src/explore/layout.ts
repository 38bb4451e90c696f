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
  /** How regions and links stand where some crashed (`outages`); 0: nothing ever happened to them. */
  readonly members: 4;
  /** Jumps to a key's deadline so far. */
  readonly deadlines: 5;
  /** The bit of one direction in the word of cut links. */
  readonly cutBit: (from: number, to: number) => number;
  readonly region: (index: number) => number;
  readonly channel: (from: number, to: number) => number;
  readonly client: (index: number) => number;
  readonly wakeAt: (index: number) => number;
  /** A progress that asks for the command which a client gave up on its way, plus 1; else 0. */
  readonly late: (index: number) => number;
  /** Every slot of a client: what two clients exchange that cannot be told apart. */
  readonly ofClient: readonly ((index: number) => number)[];
};

/** `hasLate`: commands may run after their client gave them up. Without it nothing is kept of that. */
export function createLayout(regions: number, clients: number, hasLate = false): Layout {
  const firstRegion = 6;
  const firstChannel = firstRegion + regions;
  const firstClient = firstChannel + regions * regions;
  const client = (index: number): number => firstClient + index;
  const wakeAt = (index: number): number => firstClient + clients + index;
  const late = (index: number): number => firstClient + 2 * clients + index;
  return {
    width: firstClient + clients * (hasLate ? 3 : 2),
    regions,
    clients,
    now: 0,
    faults: 1,
    skews: 2,
    cuts: 3,
    members: 4,
    deadlines: 5,
    cutBit: (from, to) => 1 << (from * regions + to),
    region: (index) => firstRegion + index,
    channel: (from, to) => firstChannel + from * regions + to,
    client,
    wakeAt,
    late,
    ofClient: hasLate ? [client, wakeAt, late] : [client, wakeAt],
  };
}

/** The number in a slot of a tuple; every slot of a tuple of the right width is there. */
export const at = (state: Int32Array, slot: number): number => state[slot] ?? 0;

/** Kinds of fault by the place of their count in the word of faults. */
const SHIFTS = { timeouts: 0, cuts: 4, skews: 8, crashes: 12, lateCommands: 16 } as const;

export type FaultKind = keyof typeof SHIFTS;

export const usedFaults = (state: Int32Array, kind: FaultKind): number =>
  (at(state, 1) >> SHIFTS[kind]) & 15;

export function useFaults(state: Int32Array, kind: FaultKind, count = 1): void {
  state[1] = at(state, 1) + (Math.min(15, count) << SHIFTS[kind]);
}

/** All faults of a state: what the search counts first. */
export function faultsOf(state: Int32Array): number {
  let sum = 0;
  for (let word = at(state, 1); word > 0; word >>= 4) sum += word & 15;
  return sum;
}
