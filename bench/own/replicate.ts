/** Our side of the replication benchmarks: commands through the public `call`, trace off. */
import { createSimulation, type Simulation } from '../../src/kernel/index.ts';
import { commandOf, operationsPerSync, type Operation, type Workload } from './operations.ts';
import { outcomeOf, valuesIn } from './outcome.ts';

/** What is measured: a fresh world, the commands and the deliveries. */
export function replicate(
  workload: Workload,
  operations: readonly Operation[],
  regions: number,
): Simulation {
  const names = Array.from({ length: regions }, (_, index) => `r${String(index)}`);
  const simulation = createSimulation({ regions: names, trace: false });
  run(simulation, workload, operations);
  return simulation;
}

/** What came out, read after the measurement as it is for the peers. */
export function resultOf(
  simulation: Simulation,
  workload: Workload,
  operations: readonly Operation[],
): string {
  const keys = operations.map(({ key }) => key);
  return outcomeOf(valuesIn(simulation, keys, workload));
}

export function run(
  simulation: Simulation,
  workload: Workload,
  operations: readonly Operation[],
): void {
  const { regions } = simulation;
  let sinceSync = 0;
  for (const operation of operations) {
    const region = regions[operation.at % regions.length] ?? '';
    simulation.call(region, commandOf(workload, operation));
    if (++sinceSync < operationsPerSync) continue;
    simulation.settle();
    sinceSync = 0;
  }
  simulation.settle();
}
