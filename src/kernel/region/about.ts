/** What a region says about itself: the facts behind INFO, read off its state when somebody asks. */
import { meetClock } from '../causality/index.ts';
import type { About } from '../commands/index.ts';
import { entriesOf } from './lone-write.ts';
import { tombstonesOf, usedBytes } from './memory.ts';
import type { Region } from './state.ts';

export function describeRegion(region: Region): About {
  const { id, clock, heard, memory, subscribers, sessions } = region;
  const stable = [...clock];
  const peers = heard.flatMap((seen, peer) => (seen === undefined ? [] : [{ peer, seen }]));
  for (const { seen } of peers) meetClock(stable, seen);
  const own = clock[id] ?? 0;
  let tombstones = 0;
  for (const [, entry] of entriesOf(region)) tombstones += tombstonesOf(entry);
  const listening = [...subscribers.values()];
  return {
    clock,
    stable: peers.length === 0 ? [] : stable,
    peers: peers.map(({ peer, seen }) => ({ id: peer, opsLag: own - (seen[id] ?? 0) })),
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
