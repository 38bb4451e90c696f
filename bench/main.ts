/** `npm run bench -- [P1 P2 …] [--size tiny|small|full]`. Ratios count, times do not: nothing here fails for being slow. */
import process from 'node:process';

import { growth, p4, p5 } from './exploring.ts';
import { p9 } from './faults.ts';
import { p1, p2, p3, p6, p8, type Size } from './goals.ts';

const SIZES: Readonly<Record<string, Size>> = {
  tiny: { operations: 2_000, rounds: 1, large: false },
  small: { operations: 20_000, rounds: 3, large: false },
  full: { operations: 100_000, rounds: 5, large: true },
};

const words = process.argv.slice(2);
const at = words.indexOf('--size');
const size = SIZES[at < 0 ? 'small' : (words[at + 1] ?? '')];
if (size === undefined) throw new Error(`--size is one of ${Object.keys(SIZES).join(', ')}`);
const asked = words.filter((word) => /^P\d$/i.test(word)).map((word) => word.toUpperCase());
const isAsked = (name: string): boolean => asked.length === 0 || asked.includes(name);

if (isAsked('P6')) await p6();
if (isAsked('P1')) await p1(size, process.env['GEOPROOF_BENCH_PEERS'] ?? '');
if (isAsked('P2')) await p2(size);
if (isAsked('P3')) await p3(size);
if (isAsked('P4')) await p4(size);
if (isAsked('P5')) await p5(size);
if (isAsked('P5')) await growth(size);
if (isAsked('P8')) await p8(size);
if (isAsked('P9')) await p9(size);
