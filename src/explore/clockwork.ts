/**
 * How time passes in the states of a search: what clocks show, what expires on the way, when a
 * client wakes, and how far time may go before something has to happen.
 */
import { requireUse } from '../kernel/index.ts';
import { waitMs, type Ask } from '../clients/index.ts';
import type { Bounds } from './bounds.ts';
import type { Components } from './components.ts';
import { at, type Layout } from './layout.ts';
import type { Mesh } from './mesh.ts';
import type { Outages } from './outages.ts';
import { startMs } from './start.ts';

/** Instants are numbers of 32 bits: some 24 days. */
const instantMsMax = 0x7fff_ffff;

export type Clockwork = {
  /** What a region's clock shows, epoch ms. */
  readonly wallMs: (state: Int32Array, region: number) => number;
  /** Goes on to an instant, in place: what a region owns and is past its deadline goes. */
  readonly passTime: (state: Int32Array, toMs: number) => void;
  /** When what a client waits for by itself ends; 0 where only an answer ends it. */
  readonly wakeAtMs: (state: Int32Array, ask: Ask) => number;
  /** True when an effect that can wait no longer has not arrived at this region yet. */
  readonly isDue: (state: Int32Array, to: number) => boolean;
  /** The next instant, where time may pass and something waits for it. */
  readonly nextTickMs: (state: Int32Array) => number | undefined;
  /** The earliest instant at which a key is past its deadline. */
  readonly nextDeadlineMs: (state: Int32Array) => number | undefined;
  /** True once anything expired in any state. */
  readonly sawExpiry: () => boolean;
};

export type ClockworkParts = {
  /** Of the pattern, for who has to be told. */
  readonly name: string;
  readonly bounds: Bounds;
  readonly layout: Layout;
  readonly components: Components;
  readonly mesh: Mesh;
  readonly outages: Outages;
  readonly pairs: readonly { readonly from: number; readonly to: number }[];
  readonly skewsOf: (state: Int32Array) => readonly number[];
};

export function createClockwork(parts: ClockworkParts): Clockwork {
  const { name, bounds, layout, components, mesh, outages, pairs, skewsOf } = parts;
  const lagMsMax = bounds.lagMsMax ?? Infinity;
  let sawExpiry = false;

  const nowMs = (state: Int32Array): number => at(state, layout.now);
  const wallMs = (state: Int32Array, region: number): number =>
    startMs + nowMs(state) + (skewsOf(state)[region] ?? 0);
  const oldestMs = (state: Int32Array, from: number, to: number): number | undefined =>
    mesh.isOpen(state, from, to) ? mesh.oldestMs(state, from, to) : undefined;
  const checkInstant = (ms: number): void => {
    requireUse(
      ms <= instantMsMax,
      `pattern '${name}': time passes for more than ${String(instantMsMax)} ms; take shorter ` +
        'pauses or deadlines: their order is what counts',
    );
  };

  return {
    wallMs,
    passTime(state, toMs) {
      checkInstant(toMs);
      state[layout.now] = toMs;
      for (let region = 0; region < layout.regions; region++) {
        const slot = layout.region(region);
        if (!outages.mayWrite(state, region)) continue;
        const expired = components.expire(at(state, slot), wallMs(state, region));
        if (expired === undefined || expired.batches.length === 0) continue;
        sawExpiry = true;
        state[slot] = expired.region;
        mesh.send(state, region, expired.batches);
      }
    },
    wakeAtMs(state, ask) {
      const ms = waitMs(ask);
      if (ms === undefined) return 0;
      const endMs = nowMs(state) + ms;
      checkInstant(endMs);
      return endMs;
    },
    isDue: (state, to) =>
      pairs.some((pair) => {
        const sentMs = pair.to === to ? oldestMs(state, pair.from, to) : undefined;
        return sentMs !== undefined && sentMs + lagMsMax <= nowMs(state);
      }),
    nextTickMs(state) {
      const next = nowMs(state) + bounds.tickMs;
      let isUseful = false;
      for (let client = 0; client < layout.clients; client++) {
        if (at(state, layout.wakeAt(client)) > nowMs(state)) isUseful = true;
      }
      for (const { from, to } of pairs) {
        const sentMs = oldestMs(state, from, to);
        if (sentMs === undefined) continue;
        if (sentMs + lagMsMax < next) return undefined;
        isUseful = true;
      }
      return isUseful ? next : undefined;
    },
    nextDeadlineMs(state) {
      let wait = Infinity;
      for (let region = 0; region < layout.regions; region++) {
        const wall = wallMs(state, region);
        const ms = components.nextDeadlineMs(at(state, layout.region(region)), wall) - wall;
        if (ms < wait) wait = ms;
      }
      return wait === Infinity ? undefined : nowMs(state) + wait;
    },
    sawExpiry: () => sawExpiry,
  };
}
