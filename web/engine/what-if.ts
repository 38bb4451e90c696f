/**
 * A run that somebody changed, as a plan: who acts when, over which links, by which clocks. A plan
 * made from a found run repeats it to the letter; a change takes effect from a moment on and leaves
 * what was before as it is.
 */
import type { Persistence } from '../../src/index.ts';

/** One direction of a link, from one region's name to another's. */
export type Direction = { readonly from: string; readonly to: string };

/**
 * What a client's turn comes to: its reply, or a reply that is lost, the command having run or not;
 * or the client gives it up while it is on its way (`delayed`), and it runs another time (`late`).
 */
export const OUTCOMES = ['reply', 'lost', 'never ran', 'delayed', 'late'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type Action = {
  readonly atMs: number;
  /** The client's position in the pattern. */
  readonly client: number;
  readonly outcome: Outcome;
  /** What Redis draws at random, in order; empty lets the seed decide. */
  readonly picks: readonly number[];
};

export type WhatIf = {
  /** One-way latency of every link that is not listed, ms. */
  readonly latencyMs: number;
  /** What a crash leaves of every region. */
  readonly persistence: Persistence;
  readonly latencies: readonly (Direction & { readonly atMs: number; readonly ms: number })[];
  /** Clocks: a region's wall clock minus virtual time, from a moment on. */
  readonly skews: readonly {
    readonly atMs: number;
    readonly region: string;
    readonly ms: number;
  }[];
  /** Turns of clients, when they may act. */
  readonly actions: readonly Action[];
  /** Effects that arrive ahead of their latency, because the found run had them arrive there. */
  readonly arrivals: readonly (Direction & { readonly atMs: number })[];
  /** Pauses that end later than they could, because the found run had them end there. */
  readonly wakes: readonly { readonly atMs: number; readonly client: number }[];
  readonly changes: readonly (Direction & {
    readonly atMs: number;
    readonly kind: 'cut' | 'heal';
  })[];
  /** Regions that go down and come back. */
  readonly crashes: readonly {
    readonly atMs: number;
    readonly kind: 'crash' | 'restart';
    readonly region: string;
  }[];
  /** Commands that somebody typed into the run, as at a prompt. */
  readonly commands: readonly {
    readonly atMs: number;
    readonly region: string;
    readonly text: string;
  }[];
};

/** What somebody changes at a moment; a latency is that of both directions. */
export type Change =
  | (Direction & { readonly kind: 'toggle' })
  | (Direction & { readonly kind: 'latency'; readonly ms: number })
  | { readonly kind: 'skew'; readonly region: string; readonly ms: number }
  | { readonly kind: 'command'; readonly region: string; readonly text: string };

/** Between two turns of clients, where nothing asks for less, ms. */
export const stepMs = 30;
export const usualLatencyMs = 80;

export const emptyPlan: WhatIf = {
  latencyMs: usualLatencyMs,
  persistence: 'always',
  latencies: [],
  skews: [],
  actions: [],
  arrivals: [],
  wakes: [],
  changes: [],
  crashes: [],
  commands: [],
};

const isSame = (left: Direction, right: Direction): boolean =>
  left.from === right.from && left.to === right.to;

/** Every client in turn: a run to look at where no search found one. */
export function everyoneOnce(clients: number): WhatIf {
  const actions = Array.from({ length: clients }, (_, client): Action => ({
    atMs: (client + 1) * stepMs,
    client,
    outcome: 'reply',
    picks: [],
  }));
  return { ...emptyPlan, actions };
}

export function latencyOf(plan: WhatIf, direction: Direction, atMs: number): number {
  const last = plan.latencies.findLast((one) => isSame(one, direction) && one.atMs <= atMs);
  return last?.ms ?? plan.latencyMs;
}

export function isCutAt(plan: WhatIf, direction: Direction, atMs: number): boolean {
  const last = plan.changes.findLast((change) => isSame(change, direction) && change.atMs <= atMs);
  return last?.kind === 'cut';
}

/** The plan with a change from `atMs` on. What the same control had set later is gone. */
export function withChange(plan: WhatIf, atMs: number, change: Change): WhatIf {
  switch (change.kind) {
    case 'toggle': {
      const { from, to } = change;
      const kind: 'cut' | 'heal' = isCutAt(plan, change, atMs) ? 'heal' : 'cut';
      const kept = plan.changes.filter((one) => one.atMs <= atMs || !isSame(one, change));
      return {
        ...withoutArrivals(plan, atMs, [change]),
        changes: inTime([...kept, { from, to, kind, atMs }]),
      };
    }
    case 'latency': {
      const { from, to, ms } = change;
      const both = [
        { from, to },
        { from: to, to: from },
      ];
      const kept = plan.latencies.filter(
        (one) => one.atMs < atMs || !both.some((direction) => isSame(direction, one)),
      );
      return {
        ...withoutArrivals(plan, atMs, both),
        latencies: inTime([...kept, ...both.map((direction) => ({ ...direction, ms, atMs }))]),
      };
    }
    case 'skew': {
      const { region, ms } = change;
      const kept = plan.skews.filter((one) => one.atMs < atMs || one.region !== region);
      return { ...plan, skews: inTime([...kept, { region, ms, atMs }]) };
    }
    case 'command': {
      const { region, text } = change;
      return { ...plan, commands: inTime([...plan.commands, { region, text, atMs }]) };
    }
  }
}

/** From a change of a link on, its latency says what arrives when. */
function withoutArrivals(plan: WhatIf, atMs: number, directions: readonly Direction[]): WhatIf {
  const arrivals = plan.arrivals.filter(
    (one) => one.atMs <= atMs || !directions.some((direction) => isSame(direction, one)),
  );
  return { ...plan, arrivals };
}

const inTime = <Timed extends { readonly atMs: number }>(all: readonly Timed[]): readonly Timed[] =>
  [...all].sort((left, right) => left.atMs - right.atMs);
