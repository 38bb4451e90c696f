import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { invoke } from './invoke.ts';

const folder = mkdtempSync(join(tmpdir(), 'geoproof-replay-'));
afterAll(() => rmSync(folder, { recursive: true }));

const token = 'gp1:idempotency-key-with-set-nx::c0_c1';

test('a replay prints the steps and the reasons that the check printed', async () => {
  const checked = (await invoke(['check', 'idempotency-key-with-set-nx'])).out;
  const { code, out } = await invoke(['replay', token]);
  const steps = out.slice(out.indexOf('k = idem:7f3c')).trimEnd();
  expect([code, checked.includes(steps)]).toEqual([0, true]);
});

test('a replay says which property its end refutes', async () => {
  expect((await invoke(['replay', token])).out).toContain('one capture per key: refuted here');
});

test('a replay says which property its end witnesses', async () => {
  const { out } = await invoke(['replay', 'gp1:idempotency-key-with-set-nx::c0']);
  expect(out).toContain('a capture happens: seen here');
});

test('--svg draws the run', async () => {
  const file = join(folder, 'run.svg');
  await invoke(['replay', token, '--svg', file]);
  const svg = readFileSync(file, 'utf8');
  expect([svg.startsWith('<svg '), svg.includes('westeurope')]).toEqual([true, true]);
});

test('a file that cannot be written is said in one line', async () => {
  await expect(invoke(['replay', token, '--svg', '/dev/null/run.svg'])).rejects.toThrow(
    /^cannot write '\/dev\/null\/run\.svg': [^\n]*$/,
  );
});
