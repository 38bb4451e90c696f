import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { parseToken, replay, type Verdict } from '../../../src/index.ts';
import { idempotencySetNx, LIBRARY } from '../../../models/index.ts';
import { invoke, spawnCli, untilEnd, type Invoked } from './invoke.ts';

// Processes of their own take their time on a busy machine.
vi.setConfig({ testTimeout: 480_000 });

const fixtures = join(import.meta.dirname, '../fixtures');
const folder = mkdtempSync(join(tmpdir(), 'geoproof-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

const setNx = 'idempotency-key-with-set-nx';
type Named = Verdict & { readonly pattern: string; readonly expected: string };
const readJson = (text: string): readonly Named[] => JSON.parse(text) as readonly Named[];

describe('check of the whole library', () => {
  let whole: Invoked;
  beforeAll(async () => {
    whole = await invoke(['check']);
  }, 480_000);

  test('exits 0, since every pattern comes out as it says', () => {
    expect([whole.code, whole.err]).toEqual([0, '']);
  });

  test('names every pattern once', () => {
    const lines = whole.out.split('\n').map((line) => line.slice(4));
    const counts = LIBRARY.map(
      ({ name }) => lines.filter((line) => line.startsWith(`${name}  `)).length,
    );
    expect(counts).toEqual(LIBRARY.map(() => 1));
  });

  test('leaves the counterexamples out until they are asked for', () => {
    expect(whole.out).not.toContain('Replay:');
  });

  test('uses no colour where nobody watches', () => {
    expect(whole.out).not.toContain(String.fromCharCode(27));
  });
});

describe('check of one pattern', () => {
  let one: Invoked;
  beforeAll(async () => {
    one = await invoke(['check', setNx]);
  });

  test('shows the numbered steps, the reason and the way to replay it', () => {
    for (const part of [
      'one capture per key is refuted in 4 steps, without any fault.',
      '3. SET k retry NX EX 86400',
      '← violates the property',
      'NX asks only the local replica',
      'CLK-2',
      `Replay: npx geoproof replay gp1:${setNx}::c0_c1`,
    ]) {
      expect(one.out).toContain(part);
    }
  });

  test('names its bounds and what lies outside them', () => {
    expect(one.out).toContain('every execution inside the bounds: 2 regions, 2 clients; any lag');
    expect(one.out).toContain('Not looked at: lost replies, crashed regions, skewed clocks');
  });

  test('takes the full name as well as the short one', async () => {
    expect((await invoke(['check', idempotencySetNx.name])).out.split('\n')[0]).toBe(
      one.out.split('\n')[0],
    );
  });
});

describe('check --json', () => {
  let verdicts: readonly Named[];
  beforeAll(async () => {
    verdicts = readJson((await invoke(['check', setNx, '--json'])).out);
  });

  test('prints the verdicts with the name of their pattern', () => {
    expect(
      verdicts.map(({ pattern, property, status, exhaustive }) => [
        pattern,
        property,
        status,
        exhaustive,
      ]),
    ).toEqual([
      [idempotencySetNx.name, 'one capture per key', 'refuted', true],
      [idempotencySetNx.name, 'a capture happens', 'holds', true],
      [idempotencySetNx.name, 'regions converge', 'holds', true],
    ]);
  });

  test('gives counts and bounds with each', () => {
    expect(verdicts[0]).toMatchObject({
      expected: 'refuted',
      trace: 'silent',
      explored: { states: 9, transitions: 8 },
      bounds: { regions: 2, clients: 2, faults: { timeouts: 0, cuts: 0 } },
    });
  });

  test('gives a token whose replay has the very same steps', async () => {
    const found = verdicts[0]?.counterexample;
    const { path, lagIsBounded } = parseToken(found?.token ?? '');
    const replayed = await replay(idempotencySetNx, path, lagIsBounded);
    expect(JSON.parse(JSON.stringify(replayed.steps))).toEqual(found?.steps);
  });
});

describe('check of files', () => {
  test('reads a pattern in TypeScript, in a process of its own, and exits 1 when it is refuted', async () => {
    const file = join(fixtures, 'seat.ts');
    const { code, out, err } = await untilEnd(spawnCli(['check', file, '--json']));
    expect([code, err]).toEqual([1, '']);
    expect(readJson(out).map(({ status }) => status)).toEqual(['refuted', 'holds']);
  });

  test('reads a list of patterns in JavaScript and exits 0 when they hold', async () => {
    const file = join(fixtures, 'visits.js');
    const { code, out } = await untilEnd(spawnCli(['check', file]));
    expect([code, out.includes('✓ everyone is seen')]).toEqual([0, true]);
  });

  test('says in the replay line which file the pattern is in', async () => {
    const file = join(fixtures, 'seat.ts');
    const { out } = await untilEnd(spawnCli(['check', file]));
    expect(out).toContain(`Replay: npx geoproof replay gp1:seat-booking::c0_c1 ${file}`);
  });
});

describe('check inside a budget', () => {
  test('prints what is known, says unknown and exits 2', async () => {
    const argv = ['check', join(fixtures, 'endless.ts'), '--budget', '0.5'];
    const { code, out } = await untilEnd(spawnCli(argv));
    expect([code, /\? nothing is wrong {2}unknown/.test(out)]).toEqual([2, true]);
    expect(out).toMatch(/stopped before it was decided; \d+ states/);
  });

  test('an interrupted check prints what is known and exits 2', async () => {
    const child = spawnCli(['check', join(fixtures, 'endless.ts')]);
    const ended = untilEnd(child);
    child.stderr?.once('data', () => child.kill('SIGINT'));
    const { code, out } = await ended;
    expect([code, out.includes('Interrupted: this is what was known')]).toEqual([2, true]);
  });
});

describe('check for machines', () => {
  test('writes a JUnit file with a case for each property', async () => {
    const file = join(folder, 'deep', 'junit.xml');
    await invoke(['check', setNx, '--junit', file]);
    const xml = readFileSync(file, 'utf8');
    expect(xml.match(/<testcase /g)).toHaveLength(3);
    expect(xml).toContain('<testsuites name="geoproof" tests="3" failures="0" errors="0">');
  });

  test('adds a summary where GitHub asks for one', async () => {
    const file = join(folder, 'summary.md');
    await invoke(['check', setNx], { GITHUB_STEP_SUMMARY: file });
    expect(readFileSync(file, 'utf8')).toContain(
      `| ${idempotencySetNx.name} | one capture per key | ✗ refuted, silently |`,
    );
  });

  test('annotates nothing when all comes out as expected', async () => {
    const { out } = await invoke(['check', setNx, '--json'], { GITHUB_ACTIONS: 'true' });
    expect(() => readJson(out)).not.toThrow();
  });
});
