/** `npm run screens`: every screen as a PNG, light and dark, 1440, 1280 and 1024 wide, into coverage/screens. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Page } from 'playwright-core';
import { chromiumPath, launch } from './browser.ts';
import { isBuilt, serveStatic } from './static-site.ts';

const folder = join(import.meta.dirname, '..', '..', 'coverage', 'screens');
const WIDTHS = [1440, 1280, 1024];
const THEMES = ['light', 'dark'] as const;

type Screen = {
  readonly name: string;
  readonly hash: string;
  readonly prepare?: (page: Page) => Promise<void>;
};

const isShown = async (page: Page): Promise<void> => {
  await page.locator('svg.d').waitFor();
  await page.locator('.prop').first().waitFor();
};

const cutLink = async (page: Page): Promise<void> => {
  await isShown(page);
  await page.getByRole('button', { name: 'Cut eastus2 to westeurope' }).click();
  await page.getByRole('button', { name: /^Cut eus2 → weu/ }).waitFor();
  await page.locator('.strip .out b').waitFor();
};

const playSession = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Two claims across a cut' }).click();
  await page.locator('svg.d').waitFor();
};

const openBounds = async (page: Page): Promise<void> => {
  await isShown(page);
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.locator('.bounds').waitFor();
};

export const SCREENS: readonly Screen[] = [
  { name: 'patterns', hash: '#/patterns' },
  { name: 'review', hash: '#/review/idempotency-key-with-set-nx', prepare: isShown },
  { name: 'review-cut', hash: '#/review/idempotency-key-with-set-nx', prepare: cutLink },
  { name: 'review-stock', hash: '#/review/stock-with-get-and-decr', prepare: isShown },
  { name: 'review-holds', hash: '#/review/stock-in-escrow', prepare: isShown },
  { name: 'review-bounds', hash: '#/review/stock-with-get-and-decr', prepare: openBounds },
  { name: 'explore', hash: '#/explore' },
  { name: 'explore-session', hash: '#/explore', prepare: playSession },
  { name: 'scenario', hash: '#/scenario' },
  { name: 'write', hash: '#/write' },
  { name: 'old-link', hash: '#9.abc' },
];

const executable = chromiumPath();
if (executable === undefined || !isBuilt()) {
  console.error('screens needs Chromium (CHROMIUM=path) and a build (npm run build).');
  process.exit(2);
}
const only = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const site = await serveStatic();
const browser = await launch(executable);
for (const theme of THEMES) {
  for (const width of WIDTHS) {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      reducedMotion: 'reduce',
    });
    for (const { name, hash, prepare } of SCREENS) {
      if (
        only.length > 0 &&
        !only.includes(name) &&
        !only.includes(`${name}-${theme}-${String(width)}`)
      )
        continue;
      const page = await context.newPage();
      page.on('pageerror', (error) => {
        console.error(`${name}: ${error.message}`);
      });
      await page.goto(`${site.address}?theme=${theme}${hash}`);
      await prepare?.(page);
      await page.evaluate('document.fonts.ready.then(() => 0)');
      await page.waitForTimeout(250);
      await page.screenshot({
        path: join(folder, `${name}-${theme}-${String(width)}.png`),
        fullPage: true,
      });
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
await site.close();
console.log(`Written to ${folder}`);
