import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { playSwarm } from '../../properties/swarm/play-swarm.ts';
import {
  drawMix,
  drawOptions,
  planOf,
  scheduleOf,
  swarmPlan,
} from '../../properties/swarm/swarm-plan.ts';
import { naturalsChooser } from '../../properties/worlds/world-plan.ts';
import { createSimulation, seededChooser, seedRandom } from '../../src/kernel/index.ts';
import { readFaultSchedule } from '../../src/scenario/index.ts';
import { SWARM_CANARIES } from './swarm-canaries.ts';

const naturals = (length: number): fc.Arbitrary<number[]> =>
  fc.array(fc.nat({ max: 2519 }), { minLength: length, maxLength: length });

/** Each step has naturals of its own, so that fast-check can drop and shrink steps one by one. */
const plans = fc
  .tuple(naturals(24), naturals(40), fc.array(naturals(12), { maxLength: 120, size: 'max' }))
  .map(([options, mix, steps]) =>
    planOf(
      drawOptions(naturalsChooser(options)),
      drawMix(naturalsChooser(mix)),
      steps.map(naturalsChooser),
    ),
  );

describe('a swarm world', () => {
  it('converges, and every acknowledged write is there or lost by a rule', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        expect(playSwarm(plan).objections).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('has faults that read back as a schedule', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const schedule = scheduleOf(plan);
        expect(readFaultSchedule(JSON.parse(JSON.stringify(schedule)))).toEqual(schedule);
      }),
      { numRuns: 200 },
    );
  });
});

/** Within so many worlds each canary is noticed, from whatever seed. */
const WORLDS = 300;

function worldsUntilNoticed(create: typeof createSimulation): number {
  for (let world = 1; world <= WORLDS; world++) {
    const chooser = seededChooser(seedRandom(world));
    try {
      if (playSwarm(swarmPlan(chooser, 120), create).objections.length > 0) return world;
    } catch {
      // A broken invariant is noticed as well.
      return world;
    }
  }
  return Infinity;
}

test.each(SWARM_CANARIES)('the swarm notices $name', ({ name, create }) => {
  const worlds = worldsUntilNoticed(create);
  if (process.env['CANARY_RUNS'] !== undefined) console.log(`${name}: ${String(worlds)}`);
  expect(worlds).toBeLessThanOrEqual(WORLDS);
});
