import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { digestOfSeededRuns } from '../../properties/worlds/seeded-runs.ts';
import { bundle } from './bundle.ts';

const RUNS = 1000;
/** Seconds on an idle machine; a busy one may take much longer. */
const TIMEOUT_MS = 600_000;
const CALL = `seeded.digestOfSeededRuns(${String(RUNS)})`;

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const browser = BROWSERS.find((path) => existsSync(path));
if (browser === undefined) {
  console.warn(
    `\n!!! no Chromium at ${BROWSERS.join(', ')}: determinism in a browser is NOT tested\n`,
  );
}

describe(`the digest of ${String(RUNS)} seeded runs`, { timeout: TIMEOUT_MS }, () => {
  let expected = '';
  let script = '';
  beforeAll(async () => {
    expected = digestOfSeededRuns(RUNS);
    script = await bundle('properties/worlds/seeded-runs.ts', 'seeded');
  }, TIMEOUT_MS);

  test('is the same a second time', () => {
    expect(digestOfSeededRuns(RUNS)).toBe(expected);
  });

  test('is the same in another process, from a bundle', () => {
    const source = `${script};process.stdout.write(${CALL})`;
    const printed = execFileSync(process.execPath, ['-'], { input: source, encoding: 'utf8' });
    expect(printed).toBe(expected);
  });

  test.skipIf(browser === undefined)('is the same in Chromium', async () => {
    const opened = await chromium.launch({
      executablePath: browser ?? '',
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    try {
      const page = await opened.newPage();
      await page.addScriptTag({ content: script });
      expect(await page.evaluate(CALL)).toBe(expected);
    } finally {
      await opened.close();
    }
  });

  test('depends on the seeds', () => {
    expect(digestOfSeededRuns(20, 1)).not.toBe(digestOfSeededRuns(20, 2));
  });
});
