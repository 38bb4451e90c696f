/**
 * Many seeded runs in one number. It depends on everything that a run shows (replies, events, the
 * world it ends in), so it is equal on two machines only when all of them are. Imports nothing but
 * the kernel and the plans, so that it can be bundled for a browser.
 */
import { hashText, seededChooser, seedRandom } from '../../src/kernel/index.ts';
import { bringToRest, playWorld, recordOf } from './play-world.ts';
import { worldPlan } from './world-plan.ts';

const STEPS_PER_RUN = 20;
/** A trace costs much more than the run; one run in so many keeps one. */
const RUNS_PER_TRACE = 10;

/** The hash of `count` runs with the seeds from `firstSeed` on, as 16 hex digits. */
export function digestOfSeededRuns(count: number, firstSeed = 1): string {
  let digest = '';
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    digest = hashText(`${digest} ${recordOfSeed(seed)}`);
  }
  return digest;
}

function recordOfSeed(seed: number): string {
  const plan = worldPlan(seededChooser(seedRandom(seed)), STEPS_PER_RUN);
  const played = playWorld(plan, seed % RUNS_PER_TRACE === 0);
  const before = recordOf(played);
  bringToRest(played.sim);
  return `${before} ${played.sim.digest()}`;
}
