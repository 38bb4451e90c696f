/**
 * Random worlds until a time limit: each is played, brought to rest, and must have converged.
 * `SOAK_SECONDS=600 SOAK_SEED=1 npm run soak`. Prints what it did, and everything about a failure.
 */
import process from 'node:process';

import { bringToRest, keyspaces, playWorld } from '../properties/worlds/play-world.ts';
import { worldPlan } from '../properties/worlds/world-plan.ts';
import { seededChooser, seedRandom } from '../src/kernel/index.ts';

const secondsMax = Number(process.env['SOAK_SECONDS'] ?? 60);
const firstSeed = Number(process.env['SOAK_SEED'] ?? Date.now() % 1_000_000_000);
const stepsPerWorld = 200;

const endMs = Date.now() + secondsMax * 1000;
const steps = new Map<string, number>();
let worlds = 0;
console.log(`soak: seeds from ${String(firstSeed)}, for ${String(secondsMax)} s`);

for (let seed = firstSeed; Date.now() < endMs; seed++) {
  const plan = worldPlan(seededChooser(seedRandom(seed)), stepsPerWorld);
  const { sim } = playWorld(plan, false);
  bringToRest(sim);
  worlds++;
  for (const { kind } of plan.steps) steps.set(kind, (steps.get(kind) ?? 0) + 1);
  const [first, ...others] = keyspaces(sim);
  if (sim.hasConverged() && others.every((other) => other === first)) continue;
  console.error(`seed ${String(seed)} did not converge (again with: SOAK_SEED=${String(seed)})`);
  console.error(JSON.stringify(plan.options, undefined, 2));
  for (const step of plan.steps) console.error(JSON.stringify(step));
  for (const keyspace of keyspaces(sim)) console.error(`  ${keyspace}`);
  process.exitCode = 1;
  break;
}

const kinds = [...steps].sort(([left], [right]) => (left < right ? -1 : 1));
const counts = kinds.map(([kind, count]) => `${kind} ${String(count)}`).join(', ');
console.log(`${String(worlds)} worlds, ${String(stepsPerWorld)} steps each: ${counts}`);
