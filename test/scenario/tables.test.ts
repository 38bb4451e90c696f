import { expect, test } from 'vitest';

import { DIRECTIVES, parseScenario, printScenario, SETTINGS } from '../../src/scenario/index.ts';

const directiveUsages = DIRECTIVES.flatMap(({ usage }) => usage);
const settingUsages = SETTINGS.flatMap(({ usage }) => usage);

test.each(directiveUsages)('the usage line %j is itself a canonical step', (usage) => {
  const source = `regions: r1, r2, r3\n\n${usage}\n`;
  expect(printScenario(parseScenario(source))).toBe(source);
});

test.each(settingUsages)('the usage line %j is itself a canonical setting', (usage) => {
  const regions = usage.startsWith('regions:') ? '' : 'regions: r1, r2\n';
  const source = `${regions}${usage}\n`;
  expect(printScenario(parseScenario(source))).toBe(source);
});

test('no two directives or settings share a name', () => {
  const names = [...DIRECTIVES, ...SETTINGS].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('every directive and setting says what it does in one sentence', () => {
  const summaries = [...DIRECTIVES, ...SETTINGS].map(({ summary }) => summary);
  expect(summaries.filter((summary) => !/^[A-Z].*[.]$/.test(summary))).toEqual([]);
});
