/** What a region says about itself: the facts behind INFO, read off its state when somebody asks. */
import { meetClock } from '../causality/index.ts';
import type { About } from '../commands/index.ts';
import { tombstonesOf, usedBytes } from './memory.ts';
import type { Region } from './state.ts';

export function describeRegion(region: Region): About {
  const { id, clock, heard, memory, subscribers, sessions } = region;
  const stable = [...clock];
  for (const peer of heard.values()) meetClock(stable, peer);
  const own = clock[id] ?? 0;
  let tombstones = 0;
  for (const entry of region.keys.values()) tombstones += tombstonesOf(entry);
  const listening = [...subscribers.values()];
  return {
    clock,
    stable: heard.size === 0 ? [] : stable,
    peers: [...heard]
      .map(([peer, seen]) => ({ id: peer, opsLag: own - (seen[id] ?? 0) }))
      .sort((left, right) => left.id - right.id),
    adopted: region.adopted,
    tombstones,
    usedBytes: usedBytes(region),
    maxmemory: memory?.maxmemory ?? 0,
    evictionPolicy: memory?.policy ?? 'noeviction',
    isOutOfMemory: memory?.isOut ?? false,
    connections: new Set([...sessions.keys(), ...subscribers.keys()]).size,
    channels: new Set(listening.flatMap(({ channel }) => channel)).size,
    patterns: new Set(listening.flatMap(({ pattern }) => pattern)).size,
    stats: region.stats,
  };
}
