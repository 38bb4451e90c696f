import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findPattern, LIBRARY } from '../../models/index.ts';
import {
  isComplete,
  keepsItsWord,
  noticesNegation,
  warnsOfVacuity,
} from '../../properties/patterns.ts';
import { disagreements } from '../../properties/naive/agreement.ts';
import { SHAPES, slugOf } from '../../src/index.ts';

/** What the naive twin visits within seconds; a pattern that has more states is too large for it. */
const naiveStatesMax = 4000;
const names = new Set(LIBRARY.map(({ name }) => name));
const ruleBook = readFileSync(new URL('../../docs/SEMANTICS.md', import.meta.url), 'utf8');

describe('the library', () => {
  it('names every pattern once, also in tokens', () => {
    expect(new Set(LIBRARY.map(({ name }) => slugOf(name))).size).toBe(LIBRARY.length);
  });

  it('finds a pattern by its name and by its short form', () => {
    for (const pattern of LIBRARY) {
      expect(findPattern(pattern.name)).toBe(pattern);
      expect(findPattern(slugOf(pattern.name))).toBe(pattern);
    }
  });

  it('has all eight shapes', () => {
    expect(
      Object.keys(SHAPES).filter((shape) => !LIBRARY.some((one) => one.shape === shape)),
    ).toEqual([]);
  });

  it('keeps the patterns of one group together', () => {
    const groups = LIBRARY.map(({ group }) => group);
    const changes = groups.filter((group, at) => group !== groups[at - 1]);
    expect(new Set(changes).size).toBe(changes.length);
  });

  it('is written as statecharts for the greater part', () => {
    const clients = LIBRARY.flatMap((pattern) => pattern.clients);
    const charts = clients.filter(({ program }) => program.kind === 'machine');
    expect(charts.length).toBeGreaterThan(clients.length / 2);
  });

  it('cites rules that the rule book has', () => {
    const cited = new Set(LIBRARY.flatMap(({ rules = [] }) => rules));
    expect([...cited].filter((rule) => !ruleBook.includes(rule))).toEqual([]);
  });
});

describe.each(LIBRARY.map((pattern) => [pattern.name, pattern] as const))(
  '%s',
  (_name, pattern) => {
    it('says of itself what a reader needs', () => {
      expect(isComplete(pattern, names)).toEqual([]);
    });

    it('has the verdicts and traces it declares', async () => {
      expect(await keepsItsWord(pattern)).toEqual([]);
    });

    it('is the same to a naive search, with and without reduction', async () => {
      expect(await disagreements(pattern, naiveStatesMax)).toEqual([]);
    }, 120_000);

    it('is noticed when a property is negated', async () => {
      expect(await noticesNegation(pattern)).toEqual([]);
    });

    it('is warned of a property that never says anything', async () => {
      expect(await warnsOfVacuity(pattern)).toEqual([]);
    });
  },
);
