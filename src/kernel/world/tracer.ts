/** Names the causes of each event: who wrote what this region shows, which event a dot comes from. */
import type { ByteString } from '../base/index.ts';
import type { Dot } from '../causality/index.ts';
import { inspectKey, type Effect } from '../region/index.ts';
import type { EventId, Shown } from '../trace/index.ts';
import { wallMsOf, type World } from './world.ts';

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
    const { type, value, writer, deadline, dots } = inspectKey(region, key, at);
    const expiresMs = deadline?.atMs === Infinity ? undefined : deadline?.atMs;
    const shown = { key, type, value, writer, expiresMs };
    return type === 'list' ? { ...shown, elements: dots.flatMap((each) => each.dots) } : shown;
  });
}

/** The keys that effects changed; a message changes none. */
export function keysOf(effects: readonly Effect[]): ByteString[] {
  return [...new Set(effects.filter(changesKey).map((effect) => effect.key))];
}

export const changesKey = ({ type }: Effect): boolean => type !== 'message';
