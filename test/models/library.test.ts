import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { check, expectedStatus, SHAPES, slugOf } from '../../src/index.ts';
import { findPattern, LIBRARY } from '../../models/index.ts';

const rules = readFileSync(join(import.meta.dirname, '../../docs/SEMANTICS.md'), 'utf8');

test('no two patterns share a name, a short name or a belief', () => {
  expect(new Set(LIBRARY.map(({ name }) => slugOf(name))).size).toBe(LIBRARY.length);
  expect(new Set(LIBRARY.map(({ belief }) => belief)).size).toBe(LIBRARY.length);
});

test('the patterns of one group stand together', () => {
  const groups = LIBRARY.map(({ group }) => group);
  const changes = groups.filter((group, index) => group !== groups[index - 1]);
  expect(new Set(changes).size).toBe(changes.length);
});

describe.each(LIBRARY.map((pattern) => [pattern.name, pattern] as const))('%s', (_, pattern) => {
  test('comes out as it says, with nothing left unexplored', async () => {
    const verdicts = await check(pattern);
    expect(
      verdicts.map(({ property, status, exhaustive }) => [property, status, exhaustive]),
    ).toEqual(
      Object.keys(pattern.properties).map((name) => [name, expectedStatus(pattern, name), true]),
    );
  }, 120_000);

  test('has every part of its card', () => {
    const { belief, group, shape, price } = pattern;
    expect(belief).toMatch(/^[A-Z].*\.$/);
    expect([group === undefined, shape !== undefined && Object.hasOwn(SHAPES, shape)]).toEqual([
      false,
      true,
    ]);
    expect(price).toBeDefined();
  });

  test('rests on rules that the rule book has', () => {
    const known = (pattern.rules ?? []).filter((rule) => rules.includes(`### ${rule} `));
    expect(known).toEqual(pattern.rules);
    expect(known).not.toEqual([]);
  });

  test('names repairs of its own group, in which everything holds', () => {
    for (const name of pattern.repairs ?? []) {
      const repair = findPattern(name);
      expect(repair?.group, name).toBe(pattern.group);
      expect(Object.values(repair?.expected ?? {}), name).toEqual([]);
    }
  });

  test('can do what it is about: something in it must happen', () => {
    const kinds = Object.values(pattern.properties).map(({ kind }) => kind);
    expect(kinds.some((kind) => kind === 'sometimes' || kind === 'when-quiet')).toBe(true);
  });
});
