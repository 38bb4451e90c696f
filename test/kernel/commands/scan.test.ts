import { expect, it } from 'vitest';

import { compareBytes } from '../../../src/kernel/index.ts';
import { createTwoRegions, type TwoRegions } from './two-regions.ts';

/** Walks over all keys; `between` runs after each page with its keys. */
function scanAll(
  { here }: TwoRegions,
  options: string,
  between: (keys: readonly string[]) => void = () => {},
): string[] {
  const found: string[] = [];
  let cursor = '0';
  do {
    const reply = here(`SCAN ${cursor} ${options}`.trim());
    if (!Array.isArray(reply)) throw new Error('a page');
    const keys = reply[1] as readonly string[];
    found.push(...keys);
    between(keys);
    cursor = String(reply[0]);
  } while (cursor !== '0');
  return found;
}

function fill(regions: TwoRegions, count: number): string[] {
  const keys = Array.from({ length: count }, (_, index) => `key:${String(index)}`);
  for (const key of keys) regions.here(`SET ${key} v`);
  return keys.sort(compareBytes);
}

it('gives every key once, some at a time', () => {
  const regions = createTwoRegions();
  const keys = fill(regions, 100);

  expect(scanAll(regions, 'COUNT 7').sort(compareBytes)).toEqual(keys);
});

it('gives every key that stays, while others are deleted on the way', () => {
  const regions = createTwoRegions();
  const keys = fill(regions, 100);

  const found = scanAll(regions, '', (page) => regions.here(`DEL none ${page.join(' ')}`));
  expect(found.sort(compareBytes)).toEqual(keys);
  expect(regions.here('DBSIZE')).toBe(0);
});

it('orders a page by bytes', () => {
  const regions = createTwoRegions();
  const keys = fill(regions, 30);

  expect(scanAll(regions, 'COUNT 30')).toEqual(keys);
});

it('filters a page after it is cut, so a page may be empty', () => {
  const regions = createTwoRegions();
  fill(regions, 50);
  regions.here('SADD other m');

  expect(scanAll(regions, 'TYPE set')).toEqual(['other']);
  expect(scanAll(regions, 'MATCH *:1? TYPE string').length).toBe(10);
});

it('KEYS is ordered by bytes', () => {
  const { here } = createTwoRegions();
  here('MSET b 1 a 1 B 1 ab 1');

  expect(here('KEYS *')).toEqual(['B', 'a', 'ab', 'b']);
});
