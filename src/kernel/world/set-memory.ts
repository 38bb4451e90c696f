/** The options that bound what regions may hold. */
import { requireForm, requireUse } from '../base/index.ts';
import { createMemory } from '../region/index.ts';
import { MEMORY_BYTES } from './choice-forms.ts';
import type { SimulationOptions } from './options.ts';
import { regionAt } from './party.ts';
import type { World } from './world.ts';

/** A region that joins later has no bound until it is given one. */
export function setMemory(world: World, options: SimulationOptions): void {
  const { maxmemory, maxmemoryPolicy = 'noeviction', oomReservePercent = 5 } = options;
  const names = world.regions.map(({ name }) => name);
  const bounds =
    typeof maxmemory === 'number'
      ? new Map(names.map((name) => [name, maxmemory]))
      : new Map(Object.entries(maxmemory ?? {}));
  for (const [name, bytes] of bounds) {
    const index = names.indexOf(name);
    requireUse(index >= 0, `maxmemory names '${name}'; the regions are: ${names.join(', ')}`);
    requireForm(bytes, MEMORY_BYTES, `maxmemory of '${name}'`);
    regionAt(world, index).memory = createMemory(bytes, maxmemoryPolicy, oomReservePercent);
  }
}
