/** Text goldens: `UPDATE=1` rewrites them, and the diff is read before it is committed. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';

const folder = join(import.meta.dirname, 'goldens');

export function expectGolden(name: string, made: string): void {
  const path = join(folder, name);
  if (process.env['UPDATE'] === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, made);
  }
  expect(made).toBe(readFileSync(path, 'utf8'));
}
