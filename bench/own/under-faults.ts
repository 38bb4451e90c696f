/** A workload while links lose transfers and are cut, clogged and healed, and regions crash: no trace. */
import { createSimulation } from '../../src/kernel/index.ts';
import { commandOf, operationsPerSync, type Operation } from './operations.ts';

export type UnderFaults = {
  readonly operations: number;
  readonly deliveries: number;
  readonly hasConverged: boolean;
  readonly hash: string;
};

/** Without `hasFaults` the same commands over links that work: what the faults themselves cost. */
export function runUnderFaults(
  operations: readonly Operation[],
  regionCount: number,
  hasFaults: boolean,
): UnderFaults {
  const names = Array.from({ length: regionCount }, (_, index) => `r${String(index)}`);
  const simulation = createSimulation({
    regions: names,
    trace: false,
    ...(hasFaults ? { weather: { lossPercent: 5, duplicationPercent: 1 } } : {}),
  });
  const nameAt = (at: number): string => names[at % names.length] ?? '';
  for (const [at, operation] of operations.entries()) {
    const region = nameAt(operation.at + at);
    simulation.call(region, commandOf(operation.isAdd ? 'lww' : 'counter', tagged(operation)));
    if ((at + 1) % operationsPerSync !== 0) continue;
    simulation.advance(40);
    if (!hasFaults) continue;
    const round = Math.floor(at / operationsPerSync);
    const [from, to] = [nameAt(round), nameAt(round + 1)];
    if (round % 4 === 0) simulation.cut(from, to);
    if (round % 4 === 1) simulation.heal(nameAt(round - 1), from);
    if (round % 4 === 2) simulation.crash(from);
    if (round % 4 === 3) simulation.restart(nameAt(round - 1));
  }
  if (hasFaults) {
    const rounds = Math.floor(operations.length / operationsPerSync);
    if (rounds % 4 === 1) simulation.heal(nameAt(rounds - 1), nameAt(rounds));
    if (rounds % 4 === 3) simulation.restart(nameAt(rounds - 1));
  }
  simulation.settle();
  const deliveries = simulation.world.regions.reduce(
    (sum, { stats }) => sum + stats.effectsReceived,
    0,
  );
  return {
    operations: operations.length,
    deliveries,
    hasConverged: simulation.hasConverged(),
    hash: simulation.digest().slice(0, 12),
  };
}

/** Registers and counters under different keys. */
const tagged = (operation: Operation): Operation => ({
  ...operation,
  key: `${operation.isAdd ? 'v' : 'n'}:${operation.key}`,
});
