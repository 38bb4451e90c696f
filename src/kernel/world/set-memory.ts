/** The options that bound what regions may hold. */
import { requireUse } from '../base/index.ts';
import { createMemory, EVICTION_POLICIES, type EvictionPolicy } from '../region/index.ts';
import { checkMaxmemory } from './memory.ts';
import { regionAt } from './party.ts';
import type { World } from './world.ts';

export type MemoryOptions = {
  /** Bytes a region may hold, for all regions or by name; without it there is no bound. */
  readonly maxmemory?: number | Readonly<Record<string, number>>;
  /** What goes when memory is short; default `noeviction` (EVI-1). */
  readonly maxmemoryPolicy?: EvictionPolicy;
  /** Percent of `maxmemory` that clients' writes may not use, 0 to 20; default 5 (OOM-4). */
  readonly oomReservePercent?: number;
};

/** A region that joins later has no bound until it is given one. */
export function setMemory(world: World, options: MemoryOptions): void {
  const { maxmemory, maxmemoryPolicy = 'noeviction', oomReservePercent = 5 } = options;
  requireUse(
    EVICTION_POLICIES.includes(maxmemoryPolicy),
    `maxmemoryPolicy is one of ${EVICTION_POLICIES.join(', ')}, not '${maxmemoryPolicy}'`,
  );
  requireUse(
    oomReservePercent >= 0 && oomReservePercent <= 20,
    `oomReservePercent lies between 0 and 20 (OOM-4), not at ${String(oomReservePercent)}`,
  );
  const names = world.regions.map(({ name }) => name);
  const bounds =
    typeof maxmemory === 'number'
      ? new Map(names.map((name) => [name, maxmemory]))
      : new Map(Object.entries(maxmemory ?? {}));
  for (const [name, bytes] of bounds) {
    const index = names.indexOf(name);
    requireUse(index >= 0, `maxmemory names '${name}'; the regions are: ${names.join(', ')}`);
    checkMaxmemory(bytes, name);
    regionAt(world, index).memory = createMemory(bytes, maxmemoryPolicy, oomReservePercent);
  }
}
