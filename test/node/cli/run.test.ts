import { execFileSync } from 'node:child_process';
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

test('--explain shows what happened by region, and why each region shows what it shows', async () => {
  const file = join(folder, 'explain.geo');
  writeFileSync(file, 'regions: r1, r2\n\nr1> SET k e\n\nadvance 5ms\n\nr2> SET k w\n\nsettle\n');
  const { code, out } = await invoke(['run', file, '--explain']);
  expect(code).toBe(0);
  expect(out).toMatch(/r1 +r2\n/);
  expect(out).toMatch(
    /Why does r1 show w\?\n.*w was written in r2 at 5 ms.*\n.*w wins: 5 > 0 \(CLK-2\)/,
  );
});

test('a scenario that cannot be read is refused with file, line and column', async () => {
  const file = join(folder, 'broken.geo');
  writeFileSync(file, 'regions: r1, r2\n\nr9> GET k\n');
  await expect(invoke(['run', file])).rejects.toThrow(/broken\.geo:3:\d+: /);
});

test.each<[string, readonly number[], string, string]>([
  ['a lone byte', [0xff], '\\xff', '5:10'],
  ['the first half of a character', [0xc3, 0x28], '\\xc3', '5:10'],
  ['a character cut short at the end', [0xef, 0xbf], '\\xef', '5:10'],
  ['a byte behind a replacement character', [0xef, 0xbf, 0xbd, 0x80], '\\x80', '5:11'],
])('%s in a file is refused with its place, and --update leaves it', async (_, raw, byte, at) => {
  const file = join(folder, 'raw.geo');
  const head = Buffer.from('# raw\n\nregions: r1, r2\n\nr1> SET k');
  const whole = Buffer.concat([head, Buffer.from(raw), Buffer.from('\n')]);
  const cut = raw.length === 2 && raw[0] === 0xef ? whole.subarray(0, -1) : whole;
  writeFileSync(file, cut);
  await expect(invoke(['run', file, '--update'])).rejects.toThrow(
    `raw.geo:${at}: the byte ${byte} is not UTF-8, as a scenario is: write such a byte as "${byte}"`,
  );
  expect(readFileSync(file).equals(cut)).toBe(true);
});

test('a replacement character that was written is text', async () => {
  const file = join(folder, 'replacement.geo');
  writeFileSync(file, 'regions: r1, r2\n\nr1> ECHO "\ufffd"\n  "\ufffd"\n');
  expect((await invoke(['run', file])).code).toBe(0);
});

test('a scenario is read from standard input and from a pipe', () => {
  const source = 'regions: r1, r2\n\nr1> SET k v\n  OK\n';
  const tsx = import.meta.resolve('tsx');
  const main = join(import.meta.dirname, '../../../src/node/cli/main.ts');
  const run =
    'node --import "$0" "$1" run - <"$2" && cat "$2" | node --import "$0" "$1" run /dev/stdin';
  const file = join(folder, 'piped.geo');
  writeFileSync(file, source);
  const out = execFileSync('sh', ['-c', run, tsx, main, file], { encoding: 'utf8' });
  expect(out.match(/1 scenario: all as written\./g)).toHaveLength(2);
}, 60_000);

test('--update needs a file that can be written', async () => {
  const fifo = join(folder, 'fifo');
  execFileSync('mkfifo', [fifo]);
  await expect(invoke(['run', fifo, '--update'])).rejects.toThrow(
    `--update needs a file to write to; '${fifo}' is none`,
  );
  await expect(invoke(['run', '-', '--update'])).rejects.toThrow("'-' is none");
});

test('a folder is called one', async () => {
  await expect(invoke(['run', folder])).rejects.toThrow('is a folder; name the scenario files');
});

test('a wrong name among several leaves the others unplayed', async () => {
  const file = write('kept.geo', '(nil)');
  const before = readFileSync(file, 'utf8');
  await expect(invoke(['run', file, 'nowhere.geo', '--update'])).rejects.toThrow('nowhere.geo');
  expect(readFileSync(file, 'utf8')).toBe(before);
});
