/**
 * What `redis-benchmark -r 1000 -t set,incr,sadd` sends, so that both sides of a comparison carry out the
 * same commands. As there, the commands stand ready before time runs.
 */
import { createSimulation, type Simulation } from '../../src/kernel/index.ts';
import { operationsPerSync } from './operations.ts';

export const KINDS = ['set', 'incr', 'sadd'] as const;
export type Kind = (typeof KINDS)[number];

export type Command = { readonly region: string; readonly argv: readonly string[] };

const REGIONS = ['r0', 'r1', 'r2'];
const namesMax = 1000;
/** So many different ones, again and again. */
const commandsMax = 10_000;

/** Reproducible: the same kind gives the same commands. */
export function redisCommands(kind: Kind): readonly Command[] {
  let state = 0x2545f491;
  const draw = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const argvs = Array.from({ length: namesMax }, (_, name) => argvOf(kind, name));
  return Array.from({ length: commandsMax }, () => ({
    region: REGIONS[draw(REGIONS.length)] ?? '',
    argv: argvs[draw(namesMax)] ?? [],
  }));
}

function argvOf(kind: Kind, name: number): readonly string[] {
  const number = String(name).padStart(12, '0');
  switch (kind) {
    case 'set':
      return ['SET', `key:${number}`, 'VXK'];
    case 'incr':
      return ['INCR', `counter:${number}`];
    case 'sadd':
      return ['SADD', 'myset', `element:${number}`];
  }
}

/** Three regions that carry out so many of them, each by its region, until all have all. */
export function carryOut(commands: readonly Command[], count: number): Simulation {
  const simulation = createSimulation({ regions: REGIONS, trace: false });
  for (let done = 0; done < count; done++) {
    const command = commands[done % commands.length];
    if (command !== undefined) simulation.call(command.region, command.argv);
    if ((done + 1) % operationsPerSync === 0) simulation.settle();
  }
  simulation.settle();
  return simulation;
}
