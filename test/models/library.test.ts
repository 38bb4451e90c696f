import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';

import { describe, expect, it } from 'vitest';
import { findPattern, LIBRARY } from '../../models/index.ts';
import { isComplete, keepsItsWord } from '../../properties/patterns.ts';
import { check, SHAPES, slugOf, type Pattern, type Verdict } from '../../src/index.ts';

const checked = new Map<Pattern, Promise<Verdict[]>>();
/** Each pattern is checked once, whichever test asks first. */
function verdictsOf(pattern: Pattern): Promise<Verdict[]> {
  const verdicts = checked.get(pattern) ?? check(pattern);
  checked.set(pattern, verdicts);
  return verdicts;
}

const page = new URL('verdicts.txt', import.meta.url);
const inLines = ({ name }: Pattern, verdicts: readonly Verdict[]): readonly string[] => [
  name,
  ...verdicts.map(({ property, status, trace = '', counterexample, witness }) => {
    const { steps, token = '' } = counterexample ?? witness ?? {};
    const shown = steps === undefined ? [] : [trace, `in ${String(steps.length)}: ${token}`];
    return ['  ' + property + ':', status, ...shown].filter((word) => word !== '').join(' ');
  }),
  '',
];

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
    expect([...cited].filter((rule) => !ruleBook.includes(`### ${rule} ·`))).toEqual([]);
  });
});

describe.each(LIBRARY.map((pattern) => [pattern.name, pattern] as const))(
  '%s',
  (_name, pattern) => {
    it('says of itself what a reader needs', () => {
      expect(isComplete(pattern, LIBRARY)).toEqual([]);
    });

    it('has the verdicts and traces it declares', async () => {
      expect(keepsItsWord(pattern, await verdictsOf(pattern))).toEqual([]);
    });
  },
);

describe('the verdicts of the library', () => {
  it('are those of verdicts.txt, with the same smallest executions (UPDATE=1 rewrites it)', async () => {
    const lines: string[] = [];
    for (const pattern of LIBRARY) lines.push(...inLines(pattern, await verdictsOf(pattern)));
    const text = lines.join('\n');
    if (process.env['UPDATE'] === '1') writeFileSync(page, text);
    expect(text).toBe(readFileSync(page, 'utf8'));
  }, 120_000);
});
