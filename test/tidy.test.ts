/** What neither the compiler nor the linters can know. The checks are functions in test/tidy, tested there. */
import { join } from 'node:path';

import { expect, test } from 'vitest';

import {
  complainOfHeaders,
  complainOfLength,
  complainOfLooseEnds,
  complainOfNames,
  complainOfUnrunTests,
} from './tidy/file-rules.ts';
import { complainOfCitations, complainOfRules } from './tidy/rule-book.ts';
import { readTree } from './tidy/source-file.ts';

const ROOT = join(import.meta.dirname, '..');
const CODE = ['.ts', '.tsx', '.js', '.mjs', '.cjs'];
const LINES_MAX = 500;

const shipped = readTree(ROOT, ['src', 'models', 'web'], CODE);
const everything = readTree(
  ROOT,
  ['src', 'models', 'web', 'properties', 'test', 'bench', 'scripts', 'bin'],
  CODE,
);
// The tests of these very checks must write down what the checks look for.
const checked = everything.filter(({ path }) => !path.startsWith('test/tidy'));
const [ruleBook] = readTree(ROOT, ['docs'], ['/SEMANTICS.md']);
const scenarios = readTree(ROOT, ['test/scenarios'], ['.geo']);

test('no shipped file is longer than 500 lines', () => {
  expect(complainOfLength(shipped, LINES_MAX)).toEqual([]);
});

test('every file is named for what it is or does', () => {
  expect(complainOfNames(checked)).toEqual([]);
});

test('every loose end points to an issue or a decision', () => {
  expect(complainOfLooseEnds(checked)).toEqual([]);
});

test('every test runs', () => {
  expect(complainOfUnrunTests(checked)).toEqual([]);
});

test('every file of crdt, region and explore opens with what it is and the rule it keeps', () => {
  const taught = shipped.filter(
    ({ path }) =>
      /^src\/(kernel\/(crdt|region)|explore)\//.test(path) && !path.endsWith('/index.ts'),
  );
  expect(complainOfHeaders(taught)).toEqual([]);
});

test('docs/SEMANTICS.md and test/scenarios exist', () => {
  expect(ruleBook?.path).toBe('docs/SEMANTICS.md');
  expect(scenarios).not.toEqual([]);
});

test('every rule of SEMANTICS has a scenario that cites it', () => {
  expect(ruleBook && complainOfRules(ruleBook, scenarios)).toEqual([]);
});

test('every scenario cites rules that SEMANTICS has', () => {
  expect(ruleBook && complainOfCitations(ruleBook, scenarios)).toEqual([]);
});
