/**
 * The one door for a world that must not change: `step(world, choice)` gives the next world and
 * what happened. Immer drafts the world, so unchanged parts are shared and old worlds stay valid;
 * the price is many times that of `perform`, so only screens, history and goldens come this way.
 */
import { enableMapSet, produce, setAutoFreeze, type Draft } from 'immer';
import type { TraceEvent } from '../trace/index.ts';
import type { Choice } from './choice.ts';
import { perform, type Outcome } from './perform.ts';
import type { World } from './world.ts';

enableMapSet();
// Drafted worlds share their parts with worlds that `perform` may own, which freezing would break.
setAutoFreeze(false);

export type Step = { readonly world: World } & Outcome;

export function step(world: World, choice: Choice): Step {
  let outcome: Outcome = { reply: undefined, events: [] };
  const next = produce(world, (draft: Draft<World>) => {
    outcome = detached(perform(draft as World, choice));
  });
  return { world: next, ...outcome };
}

/** Events are made of fresh values; a round of JSON-free copying keeps drafts from leaking out. */
function detached(outcome: Outcome): Outcome {
  return { reply: outcome.reply, events: [...outcome.events] satisfies readonly TraceEvent[] };
}
