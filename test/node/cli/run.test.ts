import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { invoke } from './invoke.ts';

const folder = mkdtempSync(join(tmpdir(), 'geoproof-run-'));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, reply: string): string => {
  const file = join(folder, name);
  const text = `# a claim in one region\n\nregions: r1, r2\n\nr1> SET k v NX\n  ${reply}\n`;
  writeFileSync(file, text);
  return file;
};

test('a scenario that comes true exits 0', async () => {
  const { code, out } = await invoke(['run', write('true.geo', 'OK')]);
  expect([code, out.includes('1 scenario: all as written.')]).toEqual([0, true]);
});

test('a scenario that does not exits 1 and shows the line with both sides', async () => {
  const file = write('false.geo', '(nil)');
  const { code, out } = await invoke(['run', file]);
  expect(code).toBe(1);
  expect(out).toMatch(
    /✗ .*\n +.*false\.geo:5: the reply is another\n +it says +\(nil\)\n +it was +OK/,
  );
});

test('--update writes what happened and exits 0', async () => {
  const file = write('update.geo', '(nil)');
  const { code } = await invoke(['run', file, '--update']);
  expect([code, readFileSync(file, 'utf8').includes('SET k v NX\n  OK\n')]).toEqual([0, true]);
});

test('a scenario that cannot be read is refused with file, line and column', async () => {
  const file = join(folder, 'broken.geo');
  writeFileSync(file, 'regions: r1, r2\n\nr9> GET k\n');
  await expect(invoke(['run', file])).rejects.toThrow(/broken\.geo:3:\d+: /);
});

test('a wrong name among several leaves the others unplayed', async () => {
  const file = write('kept.geo', '(nil)');
  const before = readFileSync(file, 'utf8');
  await expect(invoke(['run', file, 'nowhere.geo', '--update'])).rejects.toThrow('nowhere.geo');
  expect(readFileSync(file, 'utf8')).toBe(before);
});
