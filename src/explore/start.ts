/**
 * Where executions begin: what is already stored, and how the clocks stand. What is given was
 * delivered everywhere, so every execution begins with regions that agree.
 */
import {
  bytes,
  createKeyNames,
  createRegion,
  execute,
  receive,
  requireUse,
  type Persistence,
  type Profile,
  type Region,
} from '../kernel/index.ts';
import type { Pattern } from './pattern.ts';

/** Virtual epoch ms of the first instant of every execution. */
export const startMs = 1_700_000_000_000;

/**
 * The virtual instant at which the clients start, ms: later than anything that was given, so that
 * what they write is too, and so that files which lag a second behind have it.
 */
export function begunMs(lagIsBounded: boolean, persistence: Persistence): number {
  return (lagIsBounded ? 0 : 1) + (persistence === 'everysec' ? 1000 : 0);
}

/** Every assignment of a tried skew to each region; all exact first. */
export function skewConfigurations(regions: number, tried: readonly number[]): number[][] {
  let configurations: number[][] = [[]];
  for (let region = 0; region < regions; region++) {
    configurations = configurations.flatMap((skews) => tried.map((ms) => [...skews, ms]));
  }
  return configurations.sort((left, right) => skewed(left) - skewed(right));
}

/** Regions whose clock is not exact. */
export const skewed = (skews: readonly number[]): number => skews.filter((ms) => ms !== 0).length;

/** The regions before the clients start: what is `given` ran at once and was delivered everywhere. */
export function givenRegions(pattern: Pattern, profile: Profile): readonly Region[] {
  const names = createKeyNames();
  const regions = pattern.regions.map((name, index) => createRegion(index + 1, name, names));
  for (const [name, ...argv] of pattern.given ?? []) {
    const home = regions.find((region) => region.name === name);
    requireUse(home !== undefined, `pattern '${pattern.name}': 'given' names region '${name}'`);
    const instant = { wallMs: startMs, profile, chooser: { pick: () => 0 }, reasons: undefined };
    const { reply, batches } = execute(home, '', argv.map(bytes), instant);
    requireUse(
      reply.kind !== 'error',
      `pattern '${pattern.name}': given ${argv.join(' ')} answers an error`,
    );
    for (const effect of batches.flat()) {
      for (const other of regions) {
        if (other !== home) receive(other, effect, { profile, reasons: undefined });
      }
    }
  }
  return regions;
}
