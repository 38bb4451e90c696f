/**
 * A foreign effect reaches a region: filtered when its dot is already covered (CLK-6), refused
 * when it leaves a gap, applied otherwise, by the same function as the region's own.
 */
import { joinClock, raise } from '../causality/index.ts';
import { applyAt, applyEffect, type Applying } from './apply.ts';
import type { Effect } from './effect.ts';
import { heardFrom, type Region } from './state.ts';

/** `gap`: an earlier effect of that origin is missing; the link must re-sync by state merge. */
export type Receipt = 'applied' | 'duplicate' | 'gap';

export function receive(region: Region, effect: Effect, merging: Applying): Receipt {
  const receipt = takeIn(region, effect, merging);
  if (receipt === 'applied') hearEffect(region, effect);
  return receipt;
}

/**
 * The same for whoever tells afterwards what was heard: of a run of effects of one origin the last
 * says it all. `place`: where its key stands, if the sender could tell.
 */
export function takeIn(region: Region, effect: Effect, merging: Applying, place?: number): Receipt {
  const { origin, n } = effect;
  const known = region.clock[origin] ?? 0;
  region.stats.effectsReceived++;
  if (n <= known) {
    region.stats.effectsFiltered++;
    return 'duplicate';
  }
  if (n > known + 1) return 'gap';
  if (place === undefined) applyEffect(region, effect, merging);
  else applyAt(region, place, effect, merging);
  raise(region.clock, origin, n);
  return 'applied';
}

/** The origin had observed `seen` when it made this effect, and all its earlier ones are here. */
export function hearEffect(region: Region, effect: Effect): void {
  const clock = heardFrom(region, effect.origin);
  joinClock(clock, effect.seen);
  raise(clock, effect.origin, effect.n);
}
