/**
 * The one door for a world that must not change: `step(world, choice)` gives the next world and
 * what happened. Immer drafts the world, so unchanged parts are shared and old worlds stay valid;
 * the price is many times that of `perform`, so only screens, history and goldens come this way.
 */
import { enableMapSet, immerable, produce, setAutoFreeze, type Draft } from 'immer';
import { copyData, formOf, requireForm } from '../base/index.ts';
import { Keyspace } from '../region/index.ts';
import type { Choice, Outcome } from './choice.ts';
import { perform } from './perform.ts';
import type { World } from './world.ts';

enableMapSet();
// Drafted like plain data; the names that keyspaces share are not.
Object.assign(Keyspace, { [immerable]: true });
// Drafted worlds share their parts with worlds that `perform` may own, which freezing would break.
setAutoFreeze(false);

const WORLD = formOf(
  (value) => typeof value === 'object' && value !== null && 'regions' in value,
  "is a simulation's (sim.world), or one that step gave",
);

export type Step = { readonly world: World } & Outcome;

export function step(world: World, choice: Choice): Step {
  requireForm(world, WORLD, 'the world');
  let outcome: Outcome = { reply: undefined, events: [] };
  const next = produce(world, (draft: Draft<World>) => {
    // Copied, so that no draft leaves through an event.
    outcome = copyData(perform(draft, choice));
  });
  return { world: next, ...outcome };
}
