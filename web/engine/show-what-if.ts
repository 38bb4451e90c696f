/** A changed run with everything the screen shows of it. */
import type { Pattern } from '../../src/index.ts';
import { runOf, type Run } from '../../src/explain/index.ts';
import { text } from '../../src/kernel/index.ts';
import { scenarioTextOf } from '../../src/report/index.ts';
import { readFrame, type Exhibit, type Frame } from './exhibit.ts';
import { playPlan, type Played } from './play-plan.ts';
import type { WhatIf } from './what-if.ts';

/** Played twice: the second time with a stop at every moment at which the first had an event. */
export async function showWhatIf(pattern: Pattern, plan: WhatIf): Promise<Exhibit> {
  const first = describe(pattern, plan, await playPlan(pattern, plan, [], () => undefined));
  const stops = [...new Set(first.events.map(({ t }) => t))].sort((a, b) => a - b);
  const keys = first.keys.map(({ key }) => text(key));
  const frames: Frame[] = [];
  const played = await playPlan(pattern, plan, stops, (simulation) => {
    frames.push(readFrame(simulation, keys));
  });
  const run = describe(pattern, plan, played);
  return {
    run,
    plan,
    moments: undefined,
    scenario: scenarioTextOf(played.simulation, run, pattern.profile),
    frames,
    outcomes: played.outcomes,
  };
}

function describe({ name }: Pattern, plan: WhatIf, played: Played): Run {
  const { simulation, numbered, broken, latencies } = played;
  const violated = [...broken.values()].sort((a, b) => a - b)[0];
  const steps = [...new Set(violated === undefined ? numbered : [...numbered, violated])].sort(
    (a, b) => a - b,
  );
  const telling = { title: name, steps, usualMs: plan.latencyMs, latencies };
  return runOf(simulation, violated === undefined ? telling : { ...telling, violated });
}
