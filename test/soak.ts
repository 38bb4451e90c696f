/**
 * Swarm worlds until a time limit or a number of worlds: each is played under its own mix of
 * faults, brought to rest, and must have converged with every acknowledged write accounted for.
 * `SOAK_SECONDS=600 SOAK_WORLDS=100000 SOAK_SEED=1 npm run soak`. Prints what it did: seeds, worlds,
 * steps, faults by kind, losses by rule; and the whole configuration of a failure.
 */
import process from 'node:process';

import { playSwarm } from '../properties/swarm/play-swarm.ts';
import { scheduleOf, swarmPlan } from '../properties/swarm/swarm-plan.ts';
import { seededChooser, seedRandom } from '../src/kernel/index.ts';

const secondsMax = Number(process.env['SOAK_SECONDS'] ?? 60);
const worldsMax = Number(process.env['SOAK_WORLDS'] ?? Infinity);
const firstSeed = Number(process.env['SOAK_SEED'] ?? Date.now() % 1_000_000_000);
const stepsMax = 200;

const endMs = Date.now() + secondsMax * 1000;
const faults = new Map<string, number>();
const losses = new Map<string, number>();
const regions = new Map<string, number>();
let [worlds, steps, visible, superseded, failures] = [0, 0, 0, 0, 0];
console.log(`soak: seeds from ${String(firstSeed)}, for at most ${String(secondsMax)} s`);

function add(into: Map<string, number>, from: Iterable<readonly [string, number]>): void {
  for (const [name, count] of from) into.set(name, (into.get(name) ?? 0) + count);
}

for (let seed = firstSeed; Date.now() < endMs && worlds < worldsMax; seed++) {
  const chooser = seededChooser(seedRandom(seed));
  const plan = swarmPlan(chooser, 1 + chooser.pick(stepsMax, 'steps'));
  const { account, faults: happened, objections } = playSwarm(plan);
  worlds++;
  steps += plan.steps.length;
  visible += account.visible;
  superseded += account.superseded;
  add(faults, happened);
  add(losses, account.losses);
  add(regions, [[String(plan.options.regions.length), 1]]);
  if (objections.length === 0) continue;
  failures++;
  console.error(`seed ${String(seed)} (again with: SOAK_SEED=${String(seed)} SOAK_WORLDS=1)`);
  for (const objection of objections) console.error(`  ${objection}`);
  console.error(JSON.stringify({ options: plan.options, mix: plan.mix }, undefined, 2));
  console.error(JSON.stringify(scheduleOf(plan)));
  for (const step of plan.steps) console.error(JSON.stringify(step));
  process.exitCode = 1;
  break;
}

const told = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, count]) => `${name} ${String(count)}`)
    .join(', ');
console.log(`${String(worlds)} worlds (by regions: ${told(regions)}), ${String(steps)} steps`);
console.log(`faults: ${told(faults)}`);
console.log(
  `audited writes: ${String(visible)} visible, ${String(superseded)} superseded; lost by ${told(losses)}`,
);
console.log(failures === 0 ? 'all converged, every loss has its rule' : 'failed');
