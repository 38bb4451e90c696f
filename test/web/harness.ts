/** What every test of the playground needs: the built files on a plain host, a browser, a fresh profile. */
import process from 'node:process';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { chromiumPath, launch } from './browser.ts';
import { isBuilt, serveStatic, type Site } from './static-site.ts';

const executable = chromiumPath();

export const canRun = executable !== undefined && isBuilt();
if (!canRun) {
  console.warn('SKIPPED: the playground tests need Chromium (CHROMIUM=path) and `npm run build`.');
}

/** The pattern that most tests look at. */
export const nx = '#/review/idempotency-key-with-set-nx';

export type Playground = {
  readonly site: () => Site;
  readonly browser: () => Browser;
  readonly page: () => Page;
  /** Opens what follows `#`. */
  readonly open: (hash: string) => Promise<void>;
  /** Waits until a review shows its run and its verdict. */
  readonly isShown: (on?: Page) => Promise<void>;
  /** Waits until the screen that was opened stands in place of the one that announces it. */
  readonly isOpen: (on?: Page) => Promise<void>;
  /** What the clipboard holds once this deed has put something there. */
  readonly copiedBy: (deed: () => Promise<void>) => Promise<string>;
};

/** A search that no machine ends before somebody stops it. */
export const endless = {
  'Lost replies, at most': '15',
  'Crashes of a region, at most': '15',
  'Clock skews tried, ms': '0, 5000, -5000',
  'States, at most': '100000000',
} as const;

/** Of the browser's main thread, against what the machine can do: `CPU_SLOWDOWN=6 npm test`. */
const slowdown = Number(process.env['CPU_SLOWDOWN'] ?? 1);
/** Below the limit of a test, so that what is waited for in vain is named. */
export const patienceMs = 120_000;

/** A page of its own for every test; whatever a page throws fails its test. */
export function usePlayground(): Playground {
  let site: Site;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    site = await serveStatic();
    browser = await launch(executable ?? '');
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });
  beforeEach(async () => {
    problems.length = 0;
    context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    context.setDefaultTimeout(patienceMs);
    page = await context.newPage();
    if (slowdown > 1) {
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    }
    page.on('pageerror', (error) => problems.push(error.message));
  });
  afterEach(async () => {
    await context.close();
    expect(problems).toEqual([]);
  });
  return {
    site: () => site,
    browser: () => browser,
    page: () => page,
    // A document of its own each time: nothing of the screen before can be taken for the next one.
    open: async (hash) => {
      await page.goto('about:blank');
      await page.goto(`${site.address}${hash}`);
    },
    isShown: async (on = page) => {
      await on.locator(decided).waitFor({ state: 'attached' });
      await on.locator('.dia[aria-busy="false"] svg.d').waitFor();
      await on.locator('.prop').first().waitFor();
    },
    isOpen: async (on = page) => {
      await on.locator('main:not([aria-busy="true"]) h1').waitFor();
    },
    copiedBy: async (deed) => {
      const before = 'nothing was copied';
      await page.evaluate(`navigator.clipboard.writeText('${before}')`);
      await deed();
      const held = (): Promise<string> => page.evaluate('navigator.clipboard.readText()');
      await expect.poll(held).not.toBe(before);
      return held();
    },
  };
}

/** A review whose search has ended, one way or another. */
const decided = ['refuted', 'decided', 'stopped']
  .map((activity) => `.shell[data-activity=${activity}]`)
  .join(', ');
