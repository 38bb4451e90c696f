/**
 * geoproof as somebody else gets it: packed, installed into an empty folder, run by npx on patterns
 * of their own. The sources are copied first, so that building them leaves this tree alone.
 */
import { execFileSync, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

// Processes of their own take their time on a busy machine.
vi.setConfig({ testTimeout: 480_000 });

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'geoproof-package-'));
const project = join(folder, 'project');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const npm = (cwd: string, ...args: string[]): SpawnSyncReturns<string> =>
  spawnSync('npm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });

/** The tarball's file name. */
function pack(): string {
  const copy = join(folder, 'copy');
  mkdirSync(copy);
  const parts = [
    'bin',
    'src',
    'models',
    'scripts',
    'package.json',
    'package-lock.json',
    'CHANGELOG.md',
  ];
  for (const part of [...parts, 'README.md', 'LICENSE', 'tsconfig.json', 'tsconfig.build.json']) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  cpSync(join(root, 'docs/SEMANTICS.md'), join(copy, 'docs/SEMANTICS.md'));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: copy,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [tarball] = JSON.parse(packed.slice(packed.indexOf('['))) as readonly {
    filename: string;
  }[];
  return join(folder, tarball?.filename ?? '');
}

const typed = `import { always, client, definePattern, type Facts } from 'geoproof';

const isSafe = ({ told }: Facts): boolean => told('booked').length <= 1;

export default definePattern({
  name: 'Seat',
  regions: ['dublin', 'tokyo'],
  clients: ['dublin', 'tokyo'].map((region) =>
    client(region, { region }, async (redis, told) => {
      if ((await redis.call('HSETNX', 'seats', '12a', region)) === 1) told('booked');
    }),
  ),
  properties: { 'one owner': always(isSafe) },
});
`;
const plain = `import { client, definePattern, UnknownOutcome, whenQuiet } from 'geoproof';

const visit = (region) =>
  client(region, { region }, async (redis, told) => {
    try {
      await redis.call('SADD', 'seen', region);
    } catch (error) {
      if (error instanceof UnknownOutcome) told('unsure');
      else told('a stranger threw');
    }
  });

export default definePattern({
  name: 'Visitors',
  regions: ['dublin', 'tokyo'],
  bounds: { faults: { timeouts: 1 } },
  clients: [visit('dublin'), visit('tokyo')],
  properties: {
    'nobody is lost': whenQuiet(({ read, told }) => Number(read('tokyo', 'SCARD', 'seen')) + told('unsure').length >= 2),
    'no stranger throws': whenQuiet(({ told }) => told('a stranger threw').length === 0),
  },
});
`;

describe('the package in an empty folder', () => {
  let why = '';

  beforeAll(() => {
    const tarball = pack();
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }\n');
    writeFileSync(join(project, 'seat.ts'), typed);
    writeFileSync(join(project, 'visitors.js'), plain);
    const options = ['--prefer-offline', '--no-audit', '--no-fund', '--omit=dev'];
    const installed = npm(project, 'install', ...options, tarball);
    if (installed.status === 0) return;
    const isOffline = /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENOTCACHED/.test(
      installed.stderr,
    );
    if (!isOffline) throw new Error(installed.stderr);
    why = 'npm cannot fetch the dependencies here';
    console.warn(`!!! skipped: ${why}; the packed geoproof was not tried.`);
  }, 900_000);

  const npx = (...args: string[]): SpawnSyncReturns<string> =>
    npm(project, 'exec', '--offline', '--', 'geoproof', ...args);

  test('checks a pattern in TypeScript by npx, and refutes it', (context) => {
    if (why !== '') context.skip(why);
    const { status, stdout } = npx('check', 'seat.ts');
    expect([status, stdout.includes('one owner is refuted in 4 steps')]).toEqual([1, true]);
  });

  test('replays what it found there', (context) => {
    if (why !== '') context.skip(why);
    const { status, stdout } = npx('replay', 'gp1:seat::c0_c1', 'seat.ts');
    expect([status, stdout.includes('one owner: refuted here')]).toEqual([0, true]);
  });

  test('checks a pattern in JavaScript, which shares its classes with the checker', (context) => {
    if (why !== '') context.skip(why);
    const { status, stdout } = npx('check', 'visitors.js');
    expect([status, stdout.includes('✓ no stranger throws')]).toEqual([0, true]);
  });

  test('knows its own library', (context) => {
    if (why !== '') context.skip(why);
    expect(npx('check', 'idempotency-key-with-set-nx').status).toBe(0);
  });

  test('brings types that a strict project can use', (context) => {
    if (why !== '') context.skip(why);
    const compilerOptions = {
      strict: true,
      module: 'nodenext',
      target: 'es2023',
      types: [],
      noEmit: true,
    };
    const settings = JSON.stringify({ compilerOptions, files: ['seat.ts'] });
    writeFileSync(join(project, 'tsconfig.json'), settings);
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', '.'], {
      cwd: project,
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([0, '']);
  });

  test('offers its library and its matchers by name', (context) => {
    if (why !== '') context.skip(why);
    const script = `
      const { LIBRARY } = await import('geoproof/models');
      console.log(LIBRARY.length > 5, import.meta.resolve('geoproof/vitest').endsWith('/dist/src/vitest/index.js'));`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: project,
      encoding: 'utf8',
    });
    expect(stdout.trim()).toBe('true true');
  });
});
