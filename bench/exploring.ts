/** P4, P5 and growth: searching beside Spin, every state of a reference model and the verdict of a pattern. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { check, type Pattern } from '../src/index.ts';
import {
  counter,
  countStates,
  setNx,
  type ReferenceModel,
} from '../src/explore/reference/index.ts';
import type { Size } from './goals.ts';
import { measure, median, print, ratios } from './measure.ts';
import { claims, increments } from './own/claims.ts';
import { counterModel, setNxModel } from './spin.ts';

/** P4: every state of a reference model beside Spin, whose build is not counted. */
export async function p4(size: Size): Promise<void> {
  const cases: readonly (readonly [ReferenceModel, string])[] = size.large
    ? [
        [setNx(3, 3), setNxModel(3, 3)],
        [counter(3, 6), counterModel(3, 6)],
      ]
    : [
        [setNx(3, 2), setNxModel(3, 2)],
        [counter(3, 4), counterModel(3, 4)],
      ];
  print(
    'P4',
    'ours ms wall',
    'ours states/s',
    'spin ms wall',
    'spin/ours wall',
    'ours B/state',
    'spin B/state',
    'states ours, spin',
  );
  for (const [model, source] of cases) {
    const verifier = buildSpin(source);
    const ours: number[] = [];
    const theirs: number[] = [];
    let bytes = NaN;
    let spinBytes = NaN;
    let states = '';
    let count = 0;
    for (let round = 0; round < size.rounds; round++) {
      const own = await measure(() => countStates(model));
      ours.push(own.wallMs);
      count = own.value.states;
      bytes = own.value.bytes / count;
      const peer = verifier?.run();
      theirs.push(peer?.wallMs ?? NaN);
      spinBytes = (peer?.bytes ?? NaN) / (peer?.states ?? NaN);
      states = `${String(count)}, ${String(peer?.states ?? 'no spin here')}`;
    }
    const ratio = median(ratios(theirs, ours));
    const perSecond = (count / median(ours)) * 1e3;
    print(
      `  ${model.name}`,
      median(ours),
      perSecond,
      median(theirs),
      ratio,
      bytes,
      spinBytes,
      states,
    );
  }
}

type Cold = { readonly wallMs: number; readonly states: number; readonly status: string };

/** P5: the verdict of the same clients in the full kernel, in a cold process, beside Spin's whole search. */
export async function p5(size: Size): Promise<void> {
  const cases = size.large ? ['3:2', '3:3', '4:2'] : ['3:1', '3:2'];
  print(
    'P5',
    'ours ms cold',
    'spin ms',
    'spin/ours',
    'with its build',
    'states ours, spin',
    'verdict',
  );
  for (const name of cases) {
    const [regions = 0, clients = 0] = name.split(':').map(Number);
    const verifier = buildSpin(setNxModel(regions, clients));
    // What takes Spin a minute is not repeated.
    const rounds = name === '4:2' ? 1 : size.rounds;
    const ours: number[] = [];
    const theirs: number[] = [];
    let shown = '';
    let status = '';
    for (let round = 0; round < rounds; round++) {
      const own = await runCold(name);
      const peer = verifier?.run();
      ours.push(own.wallMs);
      theirs.push(peer?.wallMs ?? NaN);
      shown = `${String(own.states)}, ${String(peer?.states ?? 'no spin here')}`;
      status = own.status;
    }
    const built = theirs.map((ms) => ms + (verifier?.buildMs ?? NaN));
    print(
      `  setnx:${name}`,
      median(ours),
      median(theirs),
      median(ratios(theirs, ours)),
      median(ratios(built, ours)),
      shown,
      status,
    );
  }
}

async function runCold(name: string): Promise<Cold> {
  const script = fileURLToPath(new URL('cold.mjs', import.meta.url));
  const { value, wallMs } = await measure(() =>
    spawnSync(process.execPath, [script, name], { encoding: 'utf8' }),
  );
  const { status, states } = JSON.parse(value.stdout) as { status: string; states: number };
  return { wallMs, status, states };
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

/** Spin reports elapsed time only. */
type SpinRun = { readonly wallMs: number; readonly states: number; readonly bytes: number };
type Verifier = { readonly buildMs: number; readonly run: () => SpinRun };

function buildSpin(source: string): Verifier | undefined {
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
  return {
    buildMs,
    run() {
      const { stdout } = spawnSync('./pan', ['-m100000', '-w24', '-n', '-E'], {
        cwd: folder,
        encoding: 'utf8',
      });
      const figure = (words: RegExp): number => Number(words.exec(stdout)?.[1] ?? NaN);
      return {
        wallMs: figure(/elapsed time ([\d.]+)/) * 1e3,
        states: figure(/([\d.e+]+) states, stored/),
        bytes: figure(/([\d.]+)\s+total actual memory usage/) * 1024 * 1024,
      };
    },
  };
}
