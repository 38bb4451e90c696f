/**
 * A changed run: the pattern's clients against regions whose links have latencies, can be cut, and
 * whose clocks can be wrong. It is a plan and nothing else, so that a link can carry it; the plan
 * says when each client acts, and the clients decide what they do with the replies they get.
 */
import type { Path } from '../../src/index.ts';

/** One direction of a link, from one region's name to another's. */
export type Direction = { readonly from: string; readonly to: string };

export type WhatIf = {
  /** One-way latencies that differ from `latencyMs`. */
  readonly latencies: readonly (Direction & { readonly ms: number })[];
  readonly latencyMs: number;
  readonly skews: readonly { readonly region: string; readonly ms: number }[];
  /** Clients by their position, when they may act. */
  readonly actions: readonly { readonly atMs: number; readonly client: number }[];
  readonly changes: readonly (Direction & {
    readonly atMs: number;
    readonly kind: 'cut' | 'heal';
  })[];
};

export const stepMs = 30;
const latencyMs = 80;

/** The plan that repeats a path: the same clients in the same order, effects under way as long as it needs. */
export function planOf({ moves, skewsMs }: Path, regions: readonly string[]): WhatIf {
  const actions: { atMs: number; client: number }[] = [];
  let atMs = 0;
  let isDelivered = false;
  for (const move of moves) {
    if (move.kind === 'deliver') isDelivered = true;
    if (move.kind !== 'run' && move.kind !== 'timeout') continue;
    atMs += isDelivered ? latencyMs + stepMs : stepMs;
    isDelivered = false;
    actions.push({ atMs, client: move.client });
  }
  return {
    latencies: [],
    latencyMs,
    skews: regions.flatMap((region, at) => {
      const ms = skewsMs[at] ?? 0;
      return ms === 0 ? [] : [{ region, ms }];
    }),
    actions,
    changes: [],
  };
}

export function latencyOf(plan: WhatIf, { from, to }: Direction): number {
  return plan.latencies.find((one) => one.from === from && one.to === to)?.ms ?? plan.latencyMs;
}

export function isCutAt(plan: WhatIf, { from, to }: Direction, atMs: number): boolean {
  const last = plan.changes.findLast(
    (change) => change.from === from && change.to === to && change.atMs <= atMs,
  );
  return last?.kind === 'cut';
}
