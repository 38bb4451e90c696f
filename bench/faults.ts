/** P9: simulation under faults, and its growth with regions and with keys. */
import { measure, median, print } from './measure.ts';
import type { Size } from './goals.ts';
import { makeOperations } from './own/operations.ts';
import { runUnderFaults } from './own/under-faults.ts';

export async function p9(size: Size): Promise<void> {
  print('P9 under faults', 'ops/s cpu', 'deliveries/s', 'faults cost', 'result');
  for (const regions of [2, 3, 5, 10])
    await row(`  ${String(regions)} regions`, size, 1000, regions);
  const keys = size.large ? [1_000, 100_000, 1_000_000] : [1_000, 100_000];
  for (const count of keys) await row(`  ${String(count)} keys, 3 regions`, size, count, 3);
}

async function row(name: string, size: Size, keys: number, regions: number): Promise<void> {
  const operations = makeOperations(Math.max(size.operations, size.large ? keys : 0), keys);
  const faulty: number[] = [];
  const calm: number[] = [];
  let last = runUnderFaults(operations.slice(0, 1), regions, true);
  // A million keys take as long as all the other rows together: once is enough.
  const rounds = keys < 1_000_000 ? size.rounds : 1;
  for (let round = 0; round < rounds; round++) {
    const under = await measure(() => runUnderFaults(operations, regions, true));
    faulty.push(under.cpuMs);
    last = under.value;
    calm.push((await measure(() => runUnderFaults(operations, regions, false))).cpuMs);
  }
  const seconds = median(faulty) / 1000;
  const result = last.hasConverged ? last.hash : 'did not converge';
  const cost = median(faulty) / median(calm);
  print(name, operations.length / seconds, last.deliveries / seconds, cost, result);
}
