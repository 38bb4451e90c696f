/** The goals, one function each: prints the figures of both sides, the ratio, and a hash of the result. */
import process from 'node:process';

import { LIBRARY } from '../models/index.ts';
import { createSimulation } from '../src/kernel/index.ts';
import { measure, median, print, ratios } from './measure.ts';
import { withRedis } from './redis.ts';
import { makeOperations, WORKLOADS, type Operation, type Workload } from './own/operations.ts';
import { outcomeOf, type Values } from './own/outcome.ts';
import { runAtRandom } from './own/random-runs.ts';
import { carryOut, KINDS, redisCommands } from './own/redis-commands.ts';
import { replicate, resultOf, run } from './own/replicate.ts';
import { decide } from './own/verdicts.ts';

const KEYS = 1000;

type Replicas = {
  readonly apply: (operation: Operation) => unknown;
  readonly sync: () => void;
  readonly values: (at: number) => Values;
};
type Library = {
  readonly name: string;
  readonly share: number;
  readonly load: () => Promise<Readonly<Record<Workload, (() => Replicas) | undefined>>>;
};
export type Size = {
  readonly operations: number;
  readonly rounds: number;
  readonly large: boolean;
};

/** So often each side runs before it counts: compiling is measured where it is the question (P4 to P6). */
const warmUps = 4;

/** What P1 compares: a workload and a library, by name. */
export type Pair = { readonly workload: Workload; readonly library: string };

export async function p1Pairs(peersUrl: string): Promise<readonly Pair[]> {
  const libraries = await librariesAt(peersUrl);
  return WORKLOADS.flatMap((workload) =>
    libraries.map(({ name: library }) => ({ workload, library })),
  );
}

/** P1: three replicas to convergence, beside one CRDT library. Operations per second of CPU. */
export async function p1(size: Size, peersUrl: string, { workload, library }: Pair): Promise<void> {
  const all = makeOperations(size.operations, KEYS);
  const libraries = await librariesAt(peersUrl);
  const peer = libraries.find(({ name }) => name === library);
  const isFirst = peer === libraries[0];
  if (isFirst) print(`P1 ${workload}`, 'ops/s wall', 'ops/s cpu', 'ours/theirs cpu', 'result');
  // Each time from the beginning: some of them keep what their replicas share beside these.
  const create = async (): Promise<Replicas | undefined> => (await peer?.load())?.[workload]?.();
  if (peer === undefined || (await create()) === undefined) {
    print(`  ${library}`, 'has none');
    return;
  }
  const operations = all.slice(0, Math.max(200, Math.round(all.length * peer.share)));
  const ours: number[] = [];
  const theirs: number[] = [];
  const wall: number[] = [];
  let result = '';
  for (let round = -warmUps; round < size.rounds; round++) {
    const own = await measure(() => replicate(workload, all, 3));
    if (round === -warmUps && isFirst) {
      print(
        '  geoproof, first run',
        (all.length / own.wallMs) * 1e3,
        (all.length / own.cpuMs) * 1e3,
        '',
        resultOf(own.value, workload, all),
      );
    }
    const replicas = await create();
    if (replicas === undefined) return;
    const other = await measure(() => {
      drive(replicas, operations);
    });
    if (round >= 0) {
      ours.push(own.cpuMs / all.length);
      theirs.push(other.cpuMs / operations.length);
      wall.push(other.wallMs / operations.length);
    }
    result = outcomeOf([0, 1, 2].map((at) => replicas.values(at)));
  }
  const ratio = median(ratios(theirs, ours));
  print(`  ${library}`, 1e3 / median(wall), 1e3 / median(theirs), ratio, result);
}

async function librariesAt(peersUrl: string): Promise<readonly Library[]> {
  const { LIBRARIES } = (await import(peersUrl)) as { readonly LIBRARIES: readonly Library[] };
  return LIBRARIES;
}

function drive(replicas: Replicas, operations: readonly Operation[]): void {
  for (const [index, operation] of operations.entries()) {
    replicas.apply(operation);
    if (index % 100 === 99) replicas.sync();
  }
  replicas.sync();
}

/** P2: commands per second beside a Redis server at pipeline depth 16; both sides carry out the same ones. */
export async function p2(size: Size): Promise<void> {
  await withRedis(async (redis) => {
    print('P2', 'ours/s wall', 'ours/s cpu', 'redis/s wall', 'ratio wall', 'result');
    for (const kind of KINDS) {
      const commands = redisCommands(kind);
      const count = size.operations * 4;
      const ours: number[] = [];
      const cpu: number[] = [];
      const theirs: number[] = [];
      let hash = '';
      for (let round = -warmUps; round < size.rounds; round++) {
        const own = await measure(() => carryOut(commands, count));
        hash = own.value.hasConverged() ? own.value.digest() : 'did not converge';
        if (round < 0) continue;
        ours.push((count / own.wallMs) * 1e3);
        cpu.push((count / own.cpuMs) * 1e3);
        theirs.push(redis.perSecond(kind, Math.max(1000, count), 16));
      }
      const ratio = median(ratios(ours, theirs));
      print(`  ${kind}`, median(ours), median(cpu), median(theirs), ratio, hash);
    }
  });
}

/** P3: cost per command as keys and regions grow, and memory per key. */
export async function p3(size: Size): Promise<void> {
  print('P3', 'us/command cpu', 'against first', 'bytes/key/region', 'result');
  let first = NaN;
  for (const keys of size.large ? [1e3, 1e5, 1e6] : [1e3, 1e4]) {
    const simulation = createSimulation({ regions: ['r0', 'r1', 'r2'], trace: false });
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    for (let key = 0; key < keys; key++) {
      simulation.call('r0', ['SET', `k${String(key)}`, 'v']);
      if (key % 100 === 99) simulation.settle();
    }
    globalThis.gc?.();
    const bytes = (process.memoryUsage().heapUsed - before) / keys / 3;
    const operations = makeOperations(size.operations, keys);
    // Or the first size would pay for compiling what the others use.
    for (let round = 0; round < warmUps; round++) run(simulation, 'lww', operations);
    const { cpuMs } = await measure(() => run(simulation, 'lww', operations));
    const each = (cpuMs * 1e3) / operations.length;
    first = Number.isNaN(first) ? each : first;
    print(`  ${String(keys)} keys`, each, each / first, bytes, String(simulation.hasConverged()));
  }
  await withRedis(async (redis) => {
    print('  redis-server', '', '', await redis.bytesPerKey(1e5));
  });
  first = NaN;
  for (const regions of [2, 3, 5, 10]) {
    const operations = makeOperations(size.operations, KEYS);
    for (let round = 0; round < warmUps; round++) replicate('lww', operations, regions);
    const { cpuMs, value } = await measure(() => replicate('lww', operations, regions));
    const each = (cpuMs * 1e3) / operations.length;
    first = Number.isNaN(first) ? each / regions : first;
    print(
      `  ${String(regions)} regions`,
      each,
      each / regions / first,
      '',
      resultOf(value, 'lww', operations),
    );
  }
}

/** P6: each pattern of the library with the reduction; the first pattern also pays for a cold process. */
export async function p6(): Promise<void> {
  print('P6', 'ms cold cpu', 'ms warm cpu', 'states', 'verdicts');
  let total = 0;
  for (const pattern of LIBRARY) {
    const cold = await measure(() => decide(pattern, 'auto'));
    const warm = await measure(() => decide(pattern, 'auto'));
    total += cold.cpuMs;
    print(
      `  ${pattern.name.slice(0, 28)}`,
      cold.cpuMs,
      warm.cpuMs,
      warm.value.states,
      warm.value.hash,
    );
  }
  print('  the whole library', total);
}

/** P8: random runs of thirty commands over three regions, beside fast-check alone. */
export async function p8(size: Size): Promise<void> {
  const runs = Math.max(20, Math.round(size.operations / 30));
  print('P8', 'runs/s cpu', 'fast-check alone', 'ratio', 'converged');
  const ours: number[] = [];
  const theirs: number[] = [];
  let converged = 0;
  for (let round = 0; round < size.rounds; round++) {
    const own = await measure(() => runAtRandom(runs, true));
    converged = own.value;
    ours.push((runs / own.cpuMs) * 1e3);
    theirs.push((runs / (await measure(() => runAtRandom(runs, false))).cpuMs) * 1e3);
  }
  print(
    '  30 commands, 3 regions',
    median(ours),
    median(theirs),
    median(ratios(ours, theirs)),
    String(converged),
  );
}
