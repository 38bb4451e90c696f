/** What a person asks of a simulation that has run: what happened, and why it came out so. */
import {
  bytes,
  fromUint8,
  requireUse,
  type CommandEvent,
  type Simulation,
  type ToldEvent,
} from '../kernel/index.ts';
import { renderLine } from './line.ts';
import type { Story } from './phrase.ts';
import { regionNamed } from './run.ts';
import { runOf } from './run-of.ts';
import { tellReply } from './story.ts';
import { tellValue } from './value-story.ts';

export type Explanation = {
  /** What happened, a line for each event of the simulation, in their order. */
  readonly lines: readonly string[];
  /** Why a region shows now what it shows for a key. */
  readonly whyShown: (region: string, key: string | Uint8Array) => Story;
  /** Why a command was answered as it was, or a client told what it told. */
  readonly whyAnswered: (event: CommandEvent | ToldEvent) => Story;
};

/** Reads the simulation and leaves it as it is; call it again after more has happened. */
export function explain(simulation: Simulation): Explanation {
  const { world, now, regions } = simulation;
  requireUse(
    world.trace !== undefined,
    'a simulation is explained from its trace; this one was created with trace: false',
  );
  const run = runOf(simulation);
  const atMs = run.axis === 'order' ? run.endMs : now - world.startMs;
  return {
    lines: run.events.map((event) => renderLine(run, event)),
    whyShown(region, key) {
      const known = regions.join(', ');
      requireUse(
        regionNamed(run, region) !== undefined,
        `no region is called '${region}'; there are: ${known}`,
      );
      const name = typeof key === 'string' ? bytes(key) : fromUint8(key);
      return tellValue(run, { region, key: name, atMs });
    },
    whyAnswered({ id }) {
      const story = tellReply(run, id);
      requireUse(story !== undefined, `event ${String(id)} is no answer of this simulation`);
      return story;
    },
  };
}
