/** What every test of the playground needs: the built files on a plain host, a browser, a fresh profile. */
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
  readonly copied: () => Promise<string>;
};

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
    page = await context.newPage();
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
    open: async (hash) => {
      await page.goto(`${site.address}${hash}`);
    },
    isShown: async (on = page) => {
      await on.locator('svg.d').waitFor();
      await on.locator('.prop').first().waitFor();
    },
    copied: () => page.evaluate('navigator.clipboard.readText()'),
  };
}
