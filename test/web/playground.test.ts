/** The playground as a person meets it: the built files, a real browser, no server but a file host. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { parseAddress } from '../../web/link/address.ts';
import { canRun, endless, nx, patienceMs, usePlayground } from './harness.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(!canRun)('the playground', () => {
  const { site, browser, page, open, isShown, isOpen, copiedBy } = usePlayground();
  const heading = (): Promise<string> => page().locator('h1').innerText();
  /** axe reads one moment; whoever asks has waited for the screen it is about. */
  const findings = async (): Promise<unknown> => {
    await page().evaluate(axe);
    return page().evaluate(
      'axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`)))',
    );
  };

  test('in thirty seconds a stranger gets from the list to the verdict, its run and its reason', async () => {
    await open('');
    await page()
      .getByRole('link', { name: /^Idempotency key with SET NX/ })
      .click();
    await isShown();
    await expect.poll(heading).toContain('Refuted in 4 steps');
    await expect.poll(() => page().locator('.side .steps li').count()).toBe(4);
    const why = page().getByRole('dialog', { name: 'Why captured again?' });
    await expect.poll(() => why.innerText()).toContain('NX asks only the local replica');
  });

  test('a short latency saves the run and a cut link breaks it again', async () => {
    await open(nx);
    await isShown();
    // The claim is on its way; from here on it takes 10 ms.
    await page().getByRole('slider').focus();
    await page().keyboard.press('Home');
    const latency = page().getByLabel('Latency between eastus2 and westeurope');
    await latency.fill('10');
    await latency.press('Enter');
    const outcome = page().locator('.strip [role=status]');
    await expect.poll(() => outcome.innerText()).toContain('every property is kept');
    await page().getByRole('button', { name: 'Cut eastus2 to westeurope' }).click();
    await expect
      .poll(() => outcome.innerText())
      .toContain('Broken in this run: one capture per key');
    await page().getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => outcome.innerText()).toContain('every property is kept');
  });

  test('scrubbing moves one time everywhere and never changes the run', async () => {
    await open(nx);
    await isShown();
    await page().getByRole('slider').focus();
    await page().keyboard.press('Home');
    const value = page().locator('article[aria-label=westeurope] .val');
    await expect.poll(() => page().locator('.sth h2').innerText()).toBe('State at #1');
    await expect.poll(() => value.innerText()).toBe('absent');
    await page().keyboard.press('End');
    await expect.poll(() => value.innerText()).toBe('retry');
    expect(await page().locator('.strip .run').count()).toBe(1);
  });

  test('Enter opens why, Escape closes it and gives the focus back', async () => {
    await open(nx);
    await isShown();
    const slider = page().getByRole('slider');
    await slider.focus();
    await page().keyboard.press('3');
    await page().keyboard.press('Enter');
    await page().getByRole('dialog', { name: 'Why OK?' }).waitFor();
    await page().keyboard.press('Escape');
    await expect.poll(() => page().locator('.why').count()).toBe(0);
    await expect.poll(() => page().evaluate('document.activeElement?.role')).toBe('slider');
  });

  test('a shared link opens the same changed run in a fresh profile', async () => {
    await open(nx);
    await isShown();
    await page().getByRole('button', { name: 'Cut eastus2 to westeurope' }).click();
    await page().locator('.strip [role=status] b').waitFor();
    await isShown();
    const link = await copiedBy(() => page().getByRole('button', { name: 'Copy link' }).click());
    expect(link).toMatch(/#1\./);
    const drawing = (on: Page): Promise<string> =>
      on.evaluate("document.querySelector('svg.d').outerHTML");
    await page().mouse.move(0, 0);
    await expect.poll(() => page().locator('svg.d.focus').count()).toBe(0);
    const first = await drawing(page());
    const stranger = await browser().newContext({ viewport: { width: 1440, height: 900 } });
    stranger.setDefaultTimeout(patienceMs);
    const other = await stranger.newPage();
    await other.goto(link);
    await other.locator('.strip [role=status] b').waitFor();
    await isShown(other);
    await expect.poll(() => drawing(other)).toBe(first);
    await stranger.close();
  });

  test('an old or broken link says so and offers the way on', async () => {
    await open('#9.abc');
    await expect.poll(() => page().getByRole('alert').innerText()).toContain('version 9');
    await open('#1.damaged');
    await expect.poll(() => page().getByRole('alert').innerText()).toContain('damaged');
  });

  test("one's own pattern is explored in the sandbox and refuted", async () => {
    await open('#/write');
    await page().getByRole('button', { name: 'Explore it' }).click();
    await isShown();
    await expect.poll(heading).toContain('My lock');
    await expect.poll(heading).toContain('Refuted');
  });

  test.each([
    ['loops', 'while (true) {}', 'did not answer'],
    ['reaches for the network', "fetch('/'); export default {};", 'fetch is not a function'],
    ['has a mistake', 'export default (', 'Unexpected'],
    ['exports nothing', 'const a = 1;', 'exports no pattern'],
  ])('a pattern that %s has its own message and keeps its text', async (_, source, message) => {
    await open('#/write');
    const editor = page().locator('.cm-content');
    await editor.click();
    await page().keyboard.press('ControlOrMeta+a');
    await page().keyboard.insertText(source);
    await page().getByRole('button', { name: 'Explore it' }).click();
    await expect.poll(() => page().getByRole('alert').innerText()).toContain(message);
    expect(await editor.innerText()).toContain(source.slice(0, 10));
  });

  test('what is typed at the prompts runs, is explained, and survives a reload', async () => {
    await open('#/explore');
    await page().getByLabel('Command for eastus2').fill('SET k east NX');
    await page().getByLabel('Command for eastus2').press('Enter');
    await page().getByLabel('Command for westeurope').fill('SET k west NX');
    await page().getByLabel('Command for westeurope').press('Enter');
    await page().locator('svg.d').waitFor();
    const said = (region: string): Promise<string> =>
      page()
        .getByRole('log', { name: `Transcript of ${region}` })
        .innerText();
    await expect.poll(() => said('westeurope')).toContain('OK');
    await page().getByLabel('Command for westeurope').fill('\\why');
    await page().getByLabel('Command for westeurope').press('Enter');
    await page().getByRole('dialog', { name: 'Why OK?' }).waitFor();
    // The address follows a moment later.
    await expect
      .poll(async () => parseAddress(new URL(page().url()).hash))
      .toMatchObject({ view: 'explore', lines: [{ region: 'eastus2' }, { region: 'westeurope' }] });
    await page().reload();
    await page().locator('svg.d').waitFor();
    await expect.poll(() => said('eastus2')).toContain('SET k east NX');
  });

  test('a mistake in a scenario names its line and keeps the last run', async () => {
    await open('#/scenario');
    await page().locator('svg.d').waitFor();
    await page().locator('.cm-content').click();
    await page().keyboard.press('ControlOrMeta+End');
    await page().keyboard.insertText('cutt eastus2 westeurope\n');
    await expect.poll(() => page().locator('.lede').innerText()).toContain('the last that worked');
    await page().locator('.cm-lintRange-error').waitFor();
    expect(await page().locator('svg.d').count()).toBe(1);
  });

  test('an exploration can be stopped and says what it had not decided', async () => {
    await open('#/review/redlock-over-three-regions');
    const stop = page().getByRole('button', { name: 'Stop', exact: true });
    await isShown();
    await page().getByRole('button', { name: 'Change', exact: true }).click();
    for (const [label, value] of Object.entries(endless)) {
      await page().getByLabel(label).fill(value);
    }
    await page().getByRole('button', { name: 'Explore again' }).click();
    await stop.click();
    await expect.poll(() => page().locator('.side').innerText()).toContain('Not decided');
  });

  test.each([
    ['#/patterns', 'light'],
    [nx, 'light'],
    [nx, 'dark'],
    ['#/explore', 'light'],
    ['#/scenario', 'dark'],
    ['#/write', 'light'],
    ['#9.abc', 'light'],
  ])('axe finds nothing on %s, %s', async (hash, theme) => {
    await page().goto(`${site().address}?theme=${theme}${hash}`);
    await isOpen();
    if (hash === nx) await isShown();
    if (hash === '#/scenario' || hash === '#/write') await page().locator('.cm-content').waitFor();
    expect(await findings()).toEqual([]);
  });

  test('a screen on its way says which, and axe finds nothing on it', async () => {
    const held: (() => void)[] = [];
    await page().route('**/explore-screen*', async (route) => {
      await new Promise<void>((resolve) => held.push(resolve));
      await route.continue();
    });
    await open('#/explore');
    await page()
      .locator('main[aria-busy=true]')
      .getByRole('heading', { name: 'Explore' })
      .waitFor();
    await expect.poll(() => page().locator('main').innerText()).toContain('Loading the prompts');
    expect(await findings()).toEqual([]);
    await expect.poll(() => held.length).toBeGreaterThan(0);
    for (const release of held) release();
    await isOpen();
    await page().getByLabel('Command for eastus2').waitFor();
  });

  test('a screen that does not arrive says so and can be loaded again', async () => {
    await page().route('**/explore-screen*', (route) => route.abort());
    await open('#/explore');
    await expect.poll(heading).toBe('This screen did not arrive');
    expect(await findings()).toEqual([]);
    await page().unroute('**/explore-screen*');
    await page().getByRole('button', { name: 'Load it again' }).click();
    await page().getByLabel('Command for eastus2').waitFor();
  });

  test.each([1440, 1280, 1024, 720])('nothing hangs out of the page at %i', async (width) => {
    await page().setViewportSize({ width, height: 900 });
    for (const hash of ['#/patterns', nx, '#/explore']) {
      await open(hash);
      await isOpen();
      if (hash === nx) await isShown();
      // The diagram follows the width a moment later.
      const excess = (): Promise<unknown> =>
        page().evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
      await expect.poll(async () => [hash, await excess()]).toEqual([hash, 0]);
    }
  });
});
