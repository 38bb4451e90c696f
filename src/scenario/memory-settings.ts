/** The settings that bound what regions may hold. */
import { EVICTION_POLICIES, type SimulationOptions } from '../kernel/index.ts';

import type { Setting } from './setting.ts';
import { oneOf, REGION } from './slots.ts';
import type { WordReader } from './word-reader.ts';

const POLICY = oneOf(...EVICTION_POLICIES);
const [noeviction, ...policies] = EVICTION_POLICIES;

export const MEMORY_SETTINGS: readonly Setting[] = [
  {
    name: 'maxmemory',
    usage: ['maxmemory: 4000', 'maxmemory: r1 4000'],
    summary: 'How many bytes each region may hold, or one of them.',
    repeats: true,
    read: readMaxmemory,
    print: ({ maxmemory }) =>
      typeof maxmemory === 'number'
        ? [String(maxmemory)]
        : Object.entries(maxmemory ?? {}).map(([name, bytes]) => `${name} ${String(bytes)}`),
  },
  {
    name: 'maxmemory-policy',
    usage: [
      `maxmemory-policy: ${noeviction}`,
      ...policies.map((policy) => `maxmemory-policy: ${policy}`),
    ],
    summary: 'Which keys a region gives up when its memory is short.',
    repeats: false,
    read: (reader, options) => ({ ...options, maxmemoryPolicy: POLICY.read(reader) }),
    print: ({ maxmemoryPolicy }) => (maxmemoryPolicy === undefined ? [] : [maxmemoryPolicy]),
  },
  {
    name: 'oom-reserve',
    usage: ['oom-reserve: 5%'],
    summary: "How much of its memory clients' writes may not use.",
    repeats: false,
    read: readReserve,
    print: ({ oomReservePercent: percent }) =>
      percent === undefined ? [] : [`${String(percent)}%`],
  },
];

function readMaxmemory(reader: WordReader, options: SimulationOptions): SimulationOptions {
  const { maxmemory } = options;
  const isNamed = reader.regions.includes(reader.peek() ?? '');
  if (typeof maxmemory === 'number' || (maxmemory !== undefined && !isNamed)) {
    reader.refuse('maxmemory is set twice: once for all regions, or once for each.');
  }
  if (!isNamed) return { ...options, maxmemory: readBytes(reader) };
  const name = REGION.read(reader);
  return { ...options, maxmemory: { ...maxmemory, [name]: readBytes(reader) } };
}

function readBytes(reader: WordReader): number {
  const word = reader.take('a number of bytes');
  if (!/^[1-9][0-9]{0,14}$/.test(word)) {
    reader.refuse(`'${word}' is not a number of bytes: write 1 or more.`);
  }
  return Number(word);
}

function readReserve(reader: WordReader, options: SimulationOptions): SimulationOptions {
  const word = reader.take('a share in percent');
  if (!/^[0-9]{1,2}%$/.test(word)) reader.refuse(`'${word}' is not a share: write 0% to 20%.`);
  return { ...options, oomReservePercent: Number(word.slice(0, -1)) };
}
