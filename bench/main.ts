/** `npm run bench -- [P1 P2 …] [--size tiny|small|full]`. Ratios count, times do not: nothing here fails for being slow. */
import { spawnSync } from 'node:child_process';
import process from 'node:process';

import { growth, p4, p5 } from './exploring.ts';
import { p9 } from './faults.ts';
import { p1, p1Pairs, p2, p3, p6, p8, type Size } from './goals.ts';
import { WORKLOADS } from './own/operations.ts';

const SIZES: Readonly<Record<string, Size>> = {
  tiny: { operations: 2_000, rounds: 1, large: false },
  small: { operations: 20_000, rounds: 3, large: false },
  full: { operations: 100_000, rounds: 5, large: true },
};

const GOALS: Readonly<Record<string, (size: Size) => Promise<void>>> = {
  P6: p6,
  P1: beside,
  P2: p2,
  P3: p3,
  P4: p4,
  P5: async (size) => {
    await p5(size);
    await growth(size);
  },
  P8: p8,
  P9: p9,
};

/** Each pair in a process of its own: `workload/library` in the arguments, or all of them in turn. */
async function beside(of: Size): Promise<void> {
  const peers = process.env['GEOPROOF_BENCH_PEERS'] ?? '';
  const workload = WORKLOADS.find((one) => pair?.startsWith(`${one}/`));
  if (workload !== undefined && pair !== undefined) {
    await p1(of, peers, { workload, library: pair.slice(workload.length + 1) });
    return;
  }
  for (const one of await p1Pairs(peers)) alone('P1', name, `${one.workload}/${one.library}`);
}

const words = process.argv.slice(2);
const pair = words.find((word) => word.includes('/'));
const at = words.indexOf('--size');
const name = at < 0 ? 'small' : (words[at + 1] ?? '');
const size = SIZES[name];
if (size === undefined) throw new Error(`--size is one of ${Object.keys(SIZES).join(', ')}`);
const asked = words.filter((word) => /^P\d$/i.test(word)).map((word) => word.toUpperCase());
const unknown = asked.find((goal) => !(goal in GOALS));
if (unknown !== undefined) {
  throw new Error(`no goal is called ${unknown}; there are ${Object.keys(GOALS).join(', ')}`);
}
const goals = Object.keys(GOALS).filter((goal) => asked.length === 0 || asked.includes(goal));
const [only = ''] = goals;

// Each in a process of its own: what one compiled and left on the heap would slow down the next.
if (goals.length === 1) await GOALS[only]?.(size);
else for (const goal of goals) alone(goal, name);

function alone(goal: string, sizeName: string, ...more: readonly string[]): void {
  const args = [...process.execArgv, process.argv[1] ?? '', goal, ...more, '--size', sizeName];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
