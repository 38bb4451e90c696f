/** The folder of failing tokens: read, added to, and replayed by the command line and the matchers. */
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../../src/vitest/index.ts';
import { stockEscrow } from '../../../models/index.ts';
import { slugOf } from '../../../src/index.ts';
import { addToCorpus, readCorpus } from '../../../src/node/corpus/index.ts';
import { claimPattern } from '../../explore/patterns.ts';
import { invoke } from '../cli/invoke.ts';

const seat = join(import.meta.dirname, '..', 'fixtures', 'seat.ts');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'geoproof-corpus-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('tokens are added once and read in order, without the remarks of people', () => {
  const pattern = claimPattern();
  expect(addToCorpus(folder, pattern, ['gp1:claim::c0_c1', 'gp1:claim::c0_c1'])).toHaveLength(1);
  expect(addToCorpus(folder, pattern, ['gp1:claim::c0_c1', 'gp1:claim::c1_c0'])).toEqual([
    'gp1:claim::c1_c0',
  ]);
  const file = join(folder, 'claim.txt');
  writeFileSync(file, `# found in production\n\n${readFileSync(file, 'utf8')}`);
  expect(readCorpus(folder, pattern)).toEqual(['gp1:claim::c0_c1', 'gp1:claim::c1_c0']);
});

test.for([
  ['gp1:claim', 'claim.txt:1: a token has four parts'],
  ['gp1:other::c0', "claim.txt:1: the token is of 'other'"],
])('a line %s is refused with its place', ([line, message]) => {
  writeFileSync(join(folder, 'claim.txt'), `${line ?? ''}\n`);
  expect(() => readCorpus(folder, claimPattern())).toThrow(message);
});

test('check keeps what is refuted against expectation, and replays it first the next time', async () => {
  const argv = ['check', seat, '--corpus', folder];
  const first = await invoke([...argv, '--keep']);
  expect(first.err).toMatch(/^Kept now: gp1:/m);
  expect((await invoke(argv)).err).toBe('Kept: 1 token replayed first.');
});

test('check says which tokens refute nothing any more', async () => {
  const slug = slugOf(stockEscrow.name);
  writeFileSync(join(folder, `${slug}.txt`), `gp1:${slug}::c0\ngp1:${slug}::c9\n`);
  const { code, err } = await invoke(['check', slug, '--corpus', folder]);
  expect(code).toBe(0);
  expect(err).toContain('Kept: 2 tokens replayed first.');
  expect(err).toContain(`Fixed: gp1:${slug}::c0 refutes nothing any more.`);
  expect(err).toContain(`Lost: gp1:${slug}::c9 cannot be replayed: step 1: no client has number 9`);
});

test('the matchers read the corpus', async () => {
  const slug = slugOf(stockEscrow.name);
  mkdirSync(join(folder, 'mine'));
  writeFileSync(join(folder, 'mine', `${slug}.txt`), 'nonsense\n');
  const claim = expect(stockEscrow).toHold({ corpus: join(folder, 'mine') });
  await expect(claim).rejects.toThrow(`${slug}.txt:1: a token begins with 'gp1:'`);
});
