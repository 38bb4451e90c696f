/** Random checking over three regions: generated runs of thirty commands, each to convergence. */
import fc from 'fast-check';

import { createSimulation } from '../../src/kernel/index.ts';

const REGIONS = ['r0', 'r1', 'r2'] as const;
const commandsPerRun = 30;

const command = fc.tuple(
  fc.constantFrom(...REGIONS),
  fc.constantFrom(
    ['SET', 'a', '1'],
    ['INCR', 'b'],
    ['SADD', 'c', 'x'],
    ['SREM', 'c', 'x'],
    ['DEL', 'a'],
  ),
);
const commands = fc.array(command, { minLength: commandsPerRun, maxLength: commandsPerRun });

/** Runs that many; the answer says how many converged, which is all of them. */
export function runAtRandom(runs: number, withKernel: boolean): number {
  let converged = 0;
  const holds = (list: readonly (readonly [string, readonly string[]])[]): boolean => {
    if (!withKernel) return list.length === commandsPerRun;
    const simulation = createSimulation({ regions: REGIONS, trace: false });
    for (const [region, argv] of list) simulation.call(region, argv);
    simulation.settle();
    if (!simulation.hasConverged()) return false;
    converged++;
    return true;
  };
  fc.assert(fc.property(commands, holds), { numRuns: runs, seed: 1 });
  return converged;
}
