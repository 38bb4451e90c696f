/**
 * One search in a process of its own, as JSON on standard output: what P4 and P5 time. Arguments:
 * `count setnx 3 3` counts a reference model's states, `check setnx 3 2` decides the same clients in
 * the full kernel.
 */
import process from 'node:process';

import { check } from '../src/explore/index.ts';
import { counter, countStates, orSet, setNx } from '../src/explore/reference/index.ts';
import { alternations, claims, increments } from './own/claims.ts';

const [what, name = '', ...sizes] = process.argv.slice(2);
const [regions = 0, size = 0] = sizes.map(Number);
const makers = {
  setnx: { model: setNx, pattern: claims },
  counter: { model: counter, pattern: increments },
  orset: { model: orSet, pattern: alternations },
};
const maker = new Map(Object.entries(makers)).get(name);
if (maker === undefined) throw new Error(`one of ${Object.keys(makers).join(', ')}, not ${name}`);

if (what === 'count') {
  const { states, bytes } = countStates(maker.model(regions, size));
  console.log(JSON.stringify({ states, bytes, status: '' }));
} else {
  const [verdict] = await check(maker.pattern(regions, size));
  const { status, explored } = verdict ?? {};
  console.log(JSON.stringify({ states: explored?.states, bytes: 0, status }));
}
