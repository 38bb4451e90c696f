import { describe, expect, test } from 'vitest';

import { complainOfCitations, complainOfRules, readCitations, readRules } from './rule-book.ts';
import type { SourceFile } from './source-file.ts';

const book = (text: string): SourceFile => ({ path: 'docs/SEMANTICS.md', text });
const scenario = (text: string): SourceFile => ({ path: 'test/scenarios/a.geo', text });

const SHOWN = '### CLK-1 · documented\n\nText.\n\nScenario: test/scenarios/a.geo\n';
const EXCUSED = '### GC-2 · inferred\n\nText.\n\nScenario: none yet — faults come later\n';

describe('reading', () => {
  test('a rule has a number, a line, a status and its scenarios', () => {
    expect(readRules(`# Book\n\n${SHOWN}\n${EXCUSED}`)).toEqual([
      {
        id: 'CLK-1',
        line: 3,
        status: 'documented',
        scenarios: ['test/scenarios/a.geo'],
        isExcused: false,
      },
      { id: 'GC-2', line: 9, status: 'inferred', scenarios: [], isExcused: true },
    ]);
  });

  test('a rule may name several scenarios', () => {
    const [rule] = readRules('### CLK-1 · documented\nScenario: `a.geo`, b/c-d.geo\n');
    expect(rule?.scenarios).toEqual(['a.geo', 'b/c-d.geo']);
  });

  test('citations are read from the comment that opens a scenario, and nowhere else', () => {
    expect(readCitations('# A title\n# rules: CLK-1, GC-2\n')).toEqual(['CLK-1', 'GC-2']);
    expect(readCitations('regions a b\n# rules: CLK-1\n')).toBeUndefined();
  });
});

describe('rules', () => {
  const citing = scenario('# rules: CLK-1\n');

  test('a rule with a scenario that cites it, and one with a true excuse, are fine', () => {
    expect(complainOfRules(book(SHOWN + EXCUSED), [citing])).toEqual([]);
  });

  test.for([
    ['which does not exist', SHOWN, []],
    ['which does not cite it', SHOWN, [scenario('# rules: GC-2\n')]],
    ['but test/scenarios/a.geo cites it', EXCUSED, [scenario('# rules: GC-2\n')]],
    ['is numbered twice', SHOWN + SHOWN, [citing]],
    ['needs "Scenario: PATH"', '### CLK-1 · documented\nText.\n', [citing]],
    ['needs "Scenario: PATH"', EXCUSED.replace(' — faults come later', ''), []],
    ['needs a status', SHOWN.replace('documented', 'perhaps'), [citing]],
    ['has no numbered rule', '# Book\n', [citing]],
  ] as const)('a book is refused when a rule %s', ([complaint, text, scenarios]) => {
    expect(complainOfRules(book(text), scenarios).join()).toContain(complaint);
  });
});

describe('citations', () => {
  test('a scenario that cites a rule of the book is fine', () => {
    expect(complainOfCitations(book(SHOWN), [scenario('# rules: CLK-1\n')])).toEqual([]);
  });

  test.for([
    ['must open with', 'regions a b\n'],
    ['cites CLK-9, which docs/SEMANTICS.md does not have', '# rules: CLK-1, CLK-9\n'],
    ['"clocks" is not a rule number', '# rules: clocks\n'],
  ] as const)('a scenario is refused: %s', ([complaint, text]) => {
    expect(complainOfCitations(book(SHOWN), [scenario(text)]).join()).toContain(complaint);
  });
});
