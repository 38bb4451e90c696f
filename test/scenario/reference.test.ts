import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { parseScenario, printScenario, renderReference } from '../../src/scenario/index.ts';

const PAGE = join(import.meta.dirname, '../../docs/scenario-format.md');

/** The page with every marked table made anew. */
function fillTables(page: string): string {
  let filled = page;
  for (const [name, table] of renderReference()) {
    const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [before, rest = ''] = filled.split(open);
    filled = `${before ?? ''}${open}\n\n${table}\n\n${close}${rest.split(close)[1] ?? ''}`;
  }
  return filled;
}

test('the reference page lists every setting and every step', () => {
  const page = readFileSync(PAGE, 'utf8');
  const filled = fillTables(page);
  if (process.env['UPDATE'] === '1') writeFileSync(PAGE, filled);
  else expect(page).toBe(filled);
});

test('the example of the reference page is a canonical scenario', () => {
  const example = /```geo\n(.*?)```/s.exec(readFileSync(PAGE, 'utf8'))?.[1] ?? '';
  expect(printScenario(parseScenario(example))).toBe(example);
});
