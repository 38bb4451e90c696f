/** How far virtual time and the clocks of regions may go: from 1970 to `expiryMsMax` (EXP-6). */
import { requireUse, runMsMax } from '../base/index.ts';
import type { World } from './world.ts';

/** Refuses a skew that would make a clock read less than 0. */
export function requireWallClock(world: World, name: string, skewMs: number): void {
  const readsMs = world.startMs + world.nowMs + skewMs;
  requireUse(
    readsMs >= 0,
    `the clock of '${name}' would read ${String(readsMs)} with a skew of ${String(skewMs)} ms; no clock reads less than 0 (EXP-6), so start later or skew less`,
  );
}

/** Refuses to let a run become older than runs may. */
export function requireRunTime({ nowMs }: World, ms: number): void {
  requireUse(
    nowMs + ms <= runMsMax,
    `a run lasts at most ${String(runMsMax)} ms (runMsMax); this one is ${String(nowMs)} ms old, and ${String(ms)} more are too many`,
  );
}
