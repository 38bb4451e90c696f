import { join } from 'node:path';

import { describe, expect, test, vi } from 'vitest';

import { UsageError } from '../../../src/index.ts';
import { invoke, spawnCli, untilEnd } from './invoke.ts';

// Processes of their own take their time on a busy machine.
vi.setConfig({ testTimeout: 480_000 });

const fixtures = join(import.meta.dirname, '../fixtures');
const complaint = async (...argv: string[]): Promise<string> => {
  try {
    await invoke(argv);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'no complaint';
};

describe('bad use', () => {
  test('is one line on standard error and exit code 2', async () => {
    const { code, out, err } = await untilEnd(spawnCli(['check', 'idempotency-key-with-set-mx']));
    expect([code, out, err.trimEnd().split('\n').length]).toEqual([2, '', 1]);
    expect(err).toMatch(/^geoproof: no pattern .* Did you mean 'idempotency-key-with-set-nx'\?/);
  });

  test.each([
    [['chek'], "there is no command 'chek'. Did you mean 'check'?"],
    [['check', '--jsn'], "check has no option '--jsn'. Did you mean '--json'?"],
    [['check', '--budget', 'soon'], "--budget is a number of seconds above 0, not 'soon'"],
    [['check', '--budget', '0'], "--budget is a number of seconds above 0, not '0'"],
    [['check', '--junit', ''], '--junit needs a file name'],
    [['check', '--json=yes'], 'check [NAME or FILE …]'],
    [['check', 'coupon'], "Did you mean 'one-coupon-per-user-with-sadd'?"],
    [['check', 'nowhere.ts'], "there is no file 'nowhere.ts'"],
    [['check', './models'], "'./models' is a folder"],
    [['check', 'README.md'], "'README.md' is no pattern file; it would end in .ts"],
    [['check', 'view-counter-with-incr', 'view-counter-with-incr'], 'two patterns are called'],
    [['run'], 'run needs a scenario file'],
    [['run', 'nowhere.geo'], "there is no file 'nowhere.geo'"],
    [['replay'], 'replay needs one token'],
    [['replay', 'gp9:x::c0'], "a token begins with 'gp1:'"],
    [['replay', 'gp1:nobody::c0'], "no pattern of the library is called 'nobody'"],
    [['replay', 'gp1:view-counter-with-incr::c9'], 'no client has number 9'],
    [['play', '--port', '99999'], '--port is a whole number from 0 to 65535'],
    [['play', 'now'], "Unexpected argument 'now'"],
  ])('%j is answered with what would be right', async (argv, expected) => {
    expect(await complaint(...argv)).toContain(expected);
  });

  test.each([
    ['no-default.ts', 'has no default export; it would say: export default definePattern'],
    ['no-clients.js', "pattern 'Nobody' has no clients"],
    ['throws.js', 'cannot be loaded: Error: the database is not reachable'],
  ])('a pattern file like %s is refused with its name', async (file, expected) => {
    const { code, err } = await untilEnd(spawnCli(['check', join(fixtures, file)]));
    expect([code, err.trimEnd().split('\n').length]).toEqual([2, 1]);
    expect(err).toContain(file);
    expect(err).toContain(expected);
  });
});

describe('help', () => {
  test('lists the commands', async () => {
    const { code, out } = await invoke(['--help']);
    expect([code, out.match(/^ {2}geoproof \w+ {2}/gm)?.length]).toEqual([0, 6]);
  });

  test('of one command names its options and its exit codes', async () => {
    const { out } = await invoke(['check', '--help']);
    expect(out).toContain('--budget SECONDS');
    expect(out).toContain('exit: 0 as each pattern expects');
  });

  test('is what somebody sees who types nothing', async () => {
    expect(await invoke([])).toEqual(await invoke(['--help']));
  });

  test('--version prints the version of the package', async () => {
    expect((await invoke(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('serve says that it is not built, and exits 2', async () => {
    const { code, out, err } = await invoke(['serve', '--regions', 'a,b']);
    expect([code, out.trim(), err.includes('not built yet')]).toEqual([2, '', true]);
  });
});
