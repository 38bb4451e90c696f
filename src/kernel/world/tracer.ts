/** Names the causes of each event: who wrote what this region shows, which event a dot comes from. */
import type { ByteString } from '../base/index.ts';
import type { Dot } from '../causality/index.ts';
import { inspectKey, type Effect } from '../region/index.ts';
import type { EventId, Shown } from '../trace/index.ts';
import { wallMsOf, type World } from './world.ts';

export type TraceState = {
  nextId: EventId;
  /** The event that made each effect, by `origin.n`. */
  readonly dots: Map<string, EventId>;
  /** The last event that changed a key in a region, by `region:key`. */
  readonly touched: Map<string, EventId>;
  /** The last event of each client, by name. */
  readonly clients: Map<string, EventId>;
  /** The last cut or heal of each link, by `from>to`. */
  readonly links: Map<string, EventId>;
};

export function createTrace(): TraceState {
  return { nextId: 1, dots: new Map(), touched: new Map(), clients: new Map(), links: new Map() };
}

export const dotName = ({ origin, n }: Dot): string => `${String(origin)}.${String(n)}`;
export const placeName = (region: string, key: ByteString): string => `${region}:${key}`;

/** Known events, each once, ascending. */
export function causesOf(...ids: readonly (EventId | undefined)[]): EventId[] {
  const known = ids.filter((id) => id !== undefined);
  return [...new Set(known)].sort((left, right) => left - right);
}

/** What the keys show in a region right now. */
export function showKeys(world: World, index: number, keys: readonly ByteString[]): Shown[] {
  const region = world.regions[index];
  if (region === undefined) return [];
  const at = { wallMs: wallMsOf(world, index), profile: world.profile };
  return keys.map((key) => {
    const { type, value, writer, deadline } = inspectKey(region, key, at);
    const expiresMs = deadline?.atMs === Infinity ? undefined : deadline?.atMs;
    return { key, type, value, writer, expiresMs };
  });
}

export function keysOf(effects: readonly Effect[]): ByteString[] {
  return [...new Set(effects.map((effect) => effect.key))];
}
