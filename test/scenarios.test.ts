/**
 * Every scenario under test/scenarios, played and compared. UPDATE=1 puts what happened in place of
 * what was expected; read every changed line before committing it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import {
  parseScenario,
  printScenario,
  rewriteScenario,
  runScenario,
} from '../src/scenario/index.ts';

const ROOT = join(import.meta.dirname, 'scenarios');
const FILES = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.geo'))
  .sort((left, right) => (left < right ? -1 : 1));
const isUpdate = process.env['UPDATE'] === '1';

describe.each(FILES)('%s', (name) => {
  const path = join(ROOT, name);

  test('happens as it is written', () => {
    const scenario = parseScenario(readFileSync(path, 'utf8'));
    if (isUpdate) writeFileSync(path, rewriteScenario(scenario));
    const { mismatch, unstated } = runScenario(
      isUpdate ? parseScenario(readFileSync(path, 'utf8')) : scenario,
    );
    expect({ mismatch, unstated }).toEqual({ mismatch: undefined, unstated: 0 });
  });

  test('is written in the canonical form', () => {
    const source = readFileSync(path, 'utf8');
    expect(printScenario(parseScenario(source))).toBe(source);
  });

  test('has a title, cites a rule and draws no hint', () => {
    const scenario = parseScenario(readFileSync(path, 'utf8'));
    expect(scenario.title).not.toBe('');
    expect(scenario.rules).not.toEqual([]);
    expect(runScenario(scenario).hints).toEqual([]);
  });
});
