/** P4, P5 and growth: searching beside Spin, every state of a reference model and the verdict of a pattern. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { check, type Pattern } from '../src/index.ts';
import type { Size } from './goals.ts';
import { measure, median, print, ratios } from './measure.ts';
import { claims, increments } from './own/claims.ts';
import { counterModel, setNxModel } from './spin.ts';

/** A reference model: its name and size, its source for Spin where there is one, and how many states it has. */
type Case = {
  readonly name: string;
  readonly regions: number;
  readonly size: number;
  readonly source?: string;
  readonly states: number;
  /** What takes a minute is not repeated. */
  readonly isLong?: boolean;
};

const setnx = (regions: number, size: number, states: number): Case => ({
  name: 'setnx',
  regions,
  size,
  source: setNxModel(regions, size),
  states,
});
const counter = (regions: number, size: number, states: number): Case => ({
  name: 'counter',
  regions,
  size,
  source: counterModel(regions, size),
  states,
});
const orset = (regions: number, size: number, states: number): Case => ({
  name: 'orset',
  regions,
  size,
  states,
});
const once = (one: Case): Case => ({ ...one, isLong: true });

/** P4: every state of a reference model, each side in a process of its own; Spin's build is not counted. */
export async function p4(size: Size): Promise<void> {
  await besideSpin(
    'P4',
    'count',
    size.large
      ? [
          setnx(3, 3, 1_036_897),
          counter(3, 6, 2_744_000),
          orset(3, 3, 660_253),
          once(setnx(4, 2, 20_659_613)),
        ]
      : [setnx(3, 2, 42_861), counter(3, 4, 166_375)],
    size,
  );
}

/** P5: the verdict of the same clients in the full kernel, beside Spin's whole search. */
export async function p5(size: Size): Promise<void> {
  await besideSpin(
    'P5',
    'check',
    size.large
      ? [
          setnx(3, 2, 42_861),
          setnx(3, 3, 1_036_897),
          counter(3, 2, 2_744),
          orset(3, 2, 24_990),
          // Where every reply is observed these two do not end inside the bound on states.
          once(counter(3, 6, 2_744_000)),
          once(orset(3, 3, 660_253)),
          once(setnx(4, 2, 20_659_613)),
        ]
      : [setnx(3, 1, 903), setnx(3, 2, 42_861), counter(3, 2, 2_744), orset(3, 2, 24_990)],
    size,
  );
}

async function besideSpin(
  goal: string,
  what: 'count' | 'check',
  cases: readonly Case[],
  size: Size,
): Promise<void> {
  print(
    goal,
    'ours ms wall',
    'ours ms cpu',
    'spin/ours wall',
    'spin/ours cpu',
    'with its build',
    'B/state',
    'spin B/state',
    'states ours, spin',
    'verdict',
  );
  for (const one of cases) {
    const verifier = one.source === undefined ? undefined : buildSpin(one.source, one.states);
    const ours: Run[] = [];
    const theirs: Run[] = [];
    for (let round = 0; round < (one.isLong === true ? 1 : size.rounds); round++) {
      ours.push(await runCold(what, one));
      if (verifier !== undefined) theirs.push(await verifier.run());
    }
    const of = (runs: readonly Run[], field: 'wallMs' | 'cpuMs'): number[] =>
      runs.map((run) => run[field]);
    const built = of(theirs, 'wallMs').map((ms) => ms + (verifier?.buildMs ?? NaN));
    const own = ours.at(-1);
    const peer = theirs.at(-1);
    print(
      `  ${one.name}:${String(one.regions)}:${String(one.size)}`,
      median(of(ours, 'wallMs')),
      median(of(ours, 'cpuMs')),
      median(ratios(of(theirs, 'wallMs'), of(ours, 'wallMs'))),
      median(ratios(of(theirs, 'cpuMs'), of(ours, 'cpuMs'))),
      median(ratios(built, of(ours, 'wallMs'))),
      (own?.bytes ?? NaN) / (own?.states ?? NaN),
      (peer?.bytes ?? NaN) / (peer?.states ?? NaN),
      `${String(own?.states)}, ${String(peer?.states ?? 'no peer here')}`,
      own?.status ?? '',
    );
  }
}

async function runCold(what: string, { name, regions, size }: Case): Promise<Run> {
  const script = fileURLToPath(new URL('cold.mjs', import.meta.url));
  const argv = [process.execPath, script, what, name, String(regions), String(size)];
  const { output, ...times } = await runTimed(argv, process.cwd());
  return { ...times, ...(JSON.parse(output) as Omit<Run, keyof Times>) };
}

type Times = { readonly wallMs: number; readonly cpuMs: number };
type Run = Times & { readonly states: number; readonly bytes: number; readonly status: string };

/** Runs a command in a shell, which tells the processor time that the command took. */
async function runTimed(argv: readonly string[], cwd: string): Promise<Times & { output: string }> {
  const { value, wallMs } = await measure(() =>
    spawnSync('sh', ['-c', '"$@"; times', 'sh', ...argv], { cwd, encoding: 'utf8' }),
  );
  const lines = value.stdout.trimEnd().split('\n');
  const [user = NaN, system = NaN] = [...(lines.at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, seconds]) => (Number(minutes) * 60 + Number(seconds)) * 1e3,
  );
  return { output: lines.slice(0, -2).join('\n'), wallMs, cpuMs: user + system };
}

/** How the search grows with operations, regions and clients, in the full kernel. */
export async function growth(size: Size): Promise<void> {
  print('Growth', 'ms cpu', 'states', 'transitions', 'us/transition');
  const most = size.large ? 1 : 0;
  const cases: readonly Pattern[] = [
    ...[4, 5, 6, ...(most === 1 ? [7, 8, 9] : [])].map((operations) => increments(2, operations)),
    ...[2, 3, ...(most === 1 ? [4, 5] : [])].map((regions) => claims(regions, 1)),
    ...[1, 2, ...(most === 1 ? [3, 4] : [])].map((clients) => claims(2, clients)),
  ];
  for (const pattern of cases) {
    const { value, cpuMs } = await measure(() => check(pattern));
    const explored = value[0]?.explored;
    const transitions = explored?.transitions ?? NaN;
    print(
      `  ${pattern.name}`,
      cpuMs,
      String(explored?.states),
      String(transitions),
      (cpuMs * 1e3) / transitions,
    );
  }
}

type Verifier = { readonly buildMs: number; readonly run: () => Promise<Run> };

/** `states`: how many there will be; Spin is fastest with a table that just holds them. */
function buildSpin(source: string, states: number): Verifier | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'geoproof-spin-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'model.pml'), source);
  const startedMs = performance.now();
  // Without -o2 it hides the count of captures, which nobody reads, and merges states.
  const generated = spawnSync('spin', ['-o2', '-a', 'model.pml'], { cwd: folder });
  const flags = ['-O3', '-march=native', '-DNOREDUCE', '-DSAFETY', '-DNOFAIR', '-DMEMLIM=8000'];
  const built = spawnSync('cc', [...flags, '-o', 'pan', 'pan.c'], { cwd: folder });
  if (generated.status !== 0 || built.status !== 0) {
    console.log('PEER MISSING: spin or cc is not on this machine; there is no ratio below');
    return undefined;
  }
  const buildMs = performance.now() - startedMs;
  const table = `-w${String(Math.ceil(Math.log2(states)) + 1)}`;
  return {
    buildMs,
    async run() {
      const argv = ['./pan', '-m100000', table, '-n', '-E'];
      const { output, ...times } = await runTimed(argv, folder);
      const figure = (words: RegExp): number => Number(words.exec(output)?.[1] ?? NaN);
      return {
        ...times,
        status: '',
        states: figure(/([\d.e+]+) states, stored/),
        bytes: figure(/([\d.]+)\s+total actual memory usage/) * 1024 * 1024,
      };
    },
  };
}
