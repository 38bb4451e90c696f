import { describe, expect, test } from 'vitest';

import { stockEscrow, viewCounter } from '../../models/index.ts';
import {
  namedVerdicts,
  renderAnnotations,
  renderJunit,
  renderMarkdown,
} from '../../src/report/index.ts';
import { complainOfXml } from './complain-of-xml.ts';
import { lock, reportOf, undecidedReport } from './verdicts.ts';

const surprising = await reportOf(lock, 'patterns/lock.ts');
const holding = await reportOf(stockEscrow);
const undecided = undecidedReport(viewCounter);
const all = [surprising, holding, undecided];

describe('JUnit', () => {
  test('is well-formed whatever patterns are called', async () => {
    expect(complainOfXml(await renderJunit(all))).toBeUndefined();
  });

  test('has a failure for what is decided otherwise, an error for what is undecided', async () => {
    const xml = await renderJunit(all);
    expect(xml).toContain('<testsuites name="geoproof" tests="9" failures="1" errors="3">');
    expect([xml.match(/<failure /g)?.length, xml.match(/<error /g)?.length]).toEqual([1, 3]);
  });

  test('carries the counterexample and its replay line in the failure', async () => {
    const xml = await renderJunit([surprising]);
    const failure = /<failure[^>]*>([\s\S]*)<\/failure>/.exec(xml)?.[1] ?? '';
    expect(failure).toContain('one holder is refuted in 4 steps');
    expect(failure).toMatch(/Replay: npx geoproof replay \S+ patterns\/lock\.ts/);
  });
});

describe('Markdown', () => {
  test('keeps a name inside its cell', async () => {
    const row = (await renderMarkdown(all)).split('\n').find((line) => line.includes('one holder'));
    expect(row?.replaceAll('\\|', '').split('|')).toHaveLength(6);
    expect(row).not.toContain('<b>');
  });

  test('shows the counterexample of a surprise, and of nothing else', async () => {
    expect((await renderMarkdown(all)).match(/^```text$/gm)).toHaveLength(1);
    expect(await renderMarkdown([holding])).not.toContain('```');
  });
});

describe('annotations', () => {
  test('are one line for each surprise, with the file it is in', () => {
    const lines = renderAnnotations(all);
    expect(lines).toHaveLength(4);
    expect(lines.every((line) => !line.includes('\n'))).toBe(true);
    expect(lines[0]).toMatch(
      /^::error file=patterns\/lock\.ts,title=Lock \| <b>"&"%3A 100 %25%2C SETNX%3A one holder::/,
    );
  });

  test('are none when all is as expected', () => {
    expect(renderAnnotations([holding])).toEqual([]);
  });
});

test('verdicts for machines carry pattern, file and expectation', () => {
  expect(namedVerdicts([surprising])[0]).toMatchObject({
    pattern: lock.name,
    file: 'patterns/lock.ts',
    property: 'one holder',
    status: 'refuted',
    expected: 'holds',
  });
});
