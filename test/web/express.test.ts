/** The playground as express serves it: under the strict policy, with the sandbox under its own. */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createApp } from '../../src/node/http/index.ts';
import { chromiumPath, launch } from './browser.ts';
import { endless, patienceMs } from './harness.ts';
import { isBuilt } from './static-site.ts';

const executable = chromiumPath();

describe.skipIf(executable === undefined || !isBuilt())('the playground behind express', () => {
  test('explores the library and an own pattern without breaking its policy', async () => {
    const stop = new AbortController();
    const webFolder = join(import.meta.dirname, '..', '..', 'dist', 'web');
    const server = createServer(createApp({ webFolder, stop: stop.signal }));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const bound = server.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
    const browser = await launch(executable ?? '');
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(patienceMs);
      // A document of its own each time: nothing of the screen before can be taken for the next one.
      const open = async (hash: string): Promise<void> => {
        await page.goto('about:blank');
        await page.goto(`${address}${hash}`);
      };
      const problems: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      const address = `http://127.0.0.1:${String(port)}/`;
      await open('#/review/idempotency-key-with-set-nx');
      await page.locator('svg.d').waitFor();
      await open('#/write');
      await page.getByRole('button', { name: 'Explore it' }).click();
      await page.locator('svg.d').waitFor();
      await expect.poll(() => page.locator('h1').innerText()).toContain('My lock');
      await open('#/review/stock-in-escrow');
      await page.locator('.prop').first().waitFor();
      await page.getByRole('button', { name: 'Change', exact: true }).click();
      for (const [label, value] of Object.entries({ ...endless, 'States, at most': '50000000' })) {
        await page.getByLabel(label).fill(value);
      }
      const [asked] = await Promise.all([
        page.waitForResponse(/api\/check\/stream/),
        page.getByRole('button', { name: 'Explore again' }).click(),
      ]);
      expect([asked.status(), new URL(asked.url()).searchParams.get('pattern')]).toEqual([
        200,
        'stock-in-escrow',
      ]);
      // Too heavy for the page: it is the server's, until somebody stops it.
      await page.getByRole('button', { name: 'Stop', exact: true }).click();
      await page.getByRole('button', { name: 'Continue' }).waitFor();
      expect(problems).toEqual([]);
    } finally {
      await browser.close();
      server.closeAllConnections();
      server.close();
    }
  });
});
