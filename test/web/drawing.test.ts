/** The drawing in a real browser: what is read stays readable, and scrubbing touches little. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LIBRARY } from '../../models/index.ts';
import { slugOf } from '../../src/index.ts';
import { printAddress } from '../../web/link/address.ts';
import { canRun, nx, usePlayground } from './harness.ts';

/** Many pages, one after another. */
const slowMs = 900_000;

/** Words of the drawing, as the browser's own fonts make them, that lie over others, outside, or under a "why". */
const flawsInPage = `(() => {
  const svg = document.querySelector('svg.d');
  const edge = svg.getBoundingClientRect();
  const words = [...svg.querySelectorAll('text')].filter((one) => one.textContent.trim() !== '').map((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    // The box of a line is taller than its letters.
    const slack = (bottom - top) * 0.2;
    return { said: one.textContent, left: left + 0.5, right: right - 0.5, top: top + slack, bottom: bottom - slack };
  });
  const over = words.flatMap((one, at) => words.slice(at + 1)
    .filter((other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom)
    .map((other) => one.said + ' lies over ' + other.said));
  const outside = words.filter((one) => one.left < edge.left - 1 || one.right > edge.right + 1)
    .map((one) => one.said + ' is clipped');
  // A "why" hangs over the drawing, but over nothing that must be read: a sliver is all it may take.
  const flag = document.querySelector('.why:not(.below)')?.getBoundingClientRect();
  const hidden = flag === undefined ? [] : words.filter((one) => {
    const width = Math.min(one.right, flag.right) - Math.max(one.left, flag.left);
    const height = Math.min(one.bottom, flag.bottom) - Math.max(one.top, flag.top);
    return width > 0 && height > 0 && width * height > 60;
  }).map((one) => one.said + ' lies under the why');
  return [...over, ...outside, ...hidden];
})()`;

/** Marks of the drawing that stand there more than once. */
const twiceInPage = `(() => {
  const ids = [...document.querySelectorAll('svg.d > g')].map((one) => one.dataset.mark);
  return ids.filter((id, at) => ids.indexOf(id) !== at);
})()`;

describe.skipIf(!canRun)('the drawing in a browser', () => {
  const { page, site, open, isShown } = usePlayground();
  /** How far the drawing is behind the width of the window. */
  const lag = (): Promise<unknown> =>
    page().evaluate(
      "document.querySelector('svg.d').clientWidth - document.querySelector('.canvas').clientWidth",
    );
  /** `name` says whose drawing it is, where a flaw is found. */
  const showsNoFlaws = async (name: string): Promise<void> => {
    await page().evaluate('document.fonts.ready.then(() => 0)');
    for (const width of [1440, 1280, 1024]) {
      await page().setViewportSize({ width, height: 900 });
      await expect.poll(lag).toBe(0);
      const flaws = (): Promise<unknown> => page().evaluate(flawsInPage);
      await expect.poll(async () => [name, width, await flaws()]).toEqual([name, width, []]);
    }
  };
  const excess = (): Promise<unknown> =>
    page().evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

  test(
    'no words lie over others at any width, in either theme',
    async () => {
      // Every eighth pattern; all of them, with estimated widths, are checked without a browser.
      const some = LIBRARY.filter((_, at) => at % 8 === 0);
      expect(some.length).toBeGreaterThan(8);
      for (const [at, { name }] of some.entries()) {
        const theme = at % 2 === 0 ? 'light' : 'dark';
        await page().goto('about:blank');
        await page().goto(`${site().address}?theme=${theme}#/review/${slugOf(name)}`);
        await isShown();
        await showsNoFlaws(name);
      }
    },
    slowMs,
  );

  test(
    'no words of a shipped scenario lie over others at any width, in either theme',
    async () => {
      const folder = join(import.meta.dirname, '..', 'scenarios');
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.geo'))
        .sort((left, right) => (left < right ? -1 : 1));
      // Every twentieth; all of them, with estimated widths, are checked without a browser.
      const some = files.filter((_, at) => at % 20 === 0);
      expect(some.length).toBeGreaterThan(8);
      for (const [at, name] of some.entries()) {
        const text = readFileSync(join(folder, name), 'utf8');
        const theme = at % 2 === 0 ? 'light' : 'dark';
        const hash = await printAddress({ view: 'scenario', text });
        await page().goto('about:blank');
        await page().goto(`${site().address}?theme=${theme}${hash}`);
        await page().locator('svg.d').waitFor();
        await showsNoFlaws(name);
      }
    },
    slowMs,
  );

  test('a drawing that is made narrower leaves nothing of the wider one behind', async () => {
    // One command whose effects land one by one: as many arrows by the same event.
    const file = join(import.meta.dirname, '..', 'scenarios', 'key', 'd-key-05.geo');
    await open(await printAddress({ view: 'scenario', text: readFileSync(file, 'utf8') }));
    await page().locator('svg.d').waitFor();
    for (const width of [1280, 1024, 1440]) {
      await page().setViewportSize({ width, height: 900 });
      await expect.poll(lag).toBe(0);
      await expect.poll(() => page().evaluate(twiceInPage)).toEqual([]);
    }
    await expect.poll(() => page().evaluate(flawsInPage)).toEqual([]);
  });

  test('at twice the size nothing is lost and nothing hangs out', async () => {
    // A window of 1440 zoomed to 200 % has 720 CSS pixels.
    await page().setViewportSize({ width: 720, height: 450 });
    await open(nx);
    await isShown();
    await expect.poll(excess).toBe(0);
    for (const name of ['Copy link', 'Fork here', 'Change', 'Run as table']) {
      const button = page().getByRole('button', { name, exact: true });
      await button.scrollIntoViewIfNeeded();
      await expect.poll(async () => [name, await button.isVisible()]).toEqual([name, true]);
    }
    await expect.poll(() => page().locator('.side .steps li').count()).toBe(4);
  });

  test('on a narrow screen the steps stand in place of the diagram, which opens over everything', async () => {
    await page().setViewportSize({ width: 640, height: 900 });
    await open(nx);
    const opener = page().getByRole('button', { name: 'Open the diagram' });
    await opener.waitFor();
    await expect.poll(() => page().locator('.narrow .steps li').count()).toBe(4);
    await expect.poll(() => page().locator('svg.d').isVisible()).toBe(false);
    await opener.click();
    await page().locator('svg.d').waitFor();
    // It lies on its side: time runs down the screen, and nothing has to be scrolled for it.
    const box = (): Promise<{ width: number; height: number; top: number } | null> =>
      page().evaluate(
        "(({ width, height, top }) => ({ width, height, top }))(document.querySelector('svg.d').getBoundingClientRect())",
      );
    await expect
      .poll(async () => {
        const { width = 0, height = 0, top = -1 } = (await box()) ?? {};
        return height > width && top >= 0 && top + height <= 900;
      })
      .toBe(true);
    // What is low on the screen is late in the run.
    const at = (): Promise<number> =>
      page()
        .getByRole('slider')
        .getAttribute('aria-valuenow')
        .then((value) => Number(value));
    await page().mouse.click(320, 860);
    await expect.poll(at).toBeGreaterThanOrEqual(5);
    await page().mouse.click(320, 240);
    await expect.poll(at).toBeLessThanOrEqual(1);
    await page().getByRole('button', { name: 'Close the diagram' }).click();
    await page().locator('svg.d').waitFor({ state: 'hidden' });
    await expect.poll(excess).toBe(0);
  });

  test(
    'one step of scrubbing touches a bounded part of a drawing of 500 events',
    async () => {
      const lines = Array.from(
        { length: 250 },
        (_, at) => `advance 10ms\n${at % 2 === 0 ? 'east' : 'west'}> SET k v${String(at)}`,
      );
      const text = `# Long\n\nregions: east, west\n\n${lines.join('\n')}\n\nadvance 100ms\n`;
      await page().goto(`${site().address}${await printAddress({ view: 'scenario', text })}`);
      await page().locator('svg.d').waitFor();
      const slider = page().getByRole('slider');
      await slider.focus();
      await page().keyboard.press('Home');
      await expect
        .poll(() => page().evaluate("document.querySelectorAll('svg.d > g').length"))
        .toBeGreaterThan(500);
      await page().evaluate(`(() => {
        globalThis.touched = 0;
        new MutationObserver((records) => { globalThis.touched += records.length; })
          .observe(document.querySelector('svg.d'), { subtree: true, childList: true, attributes: true, characterData: true });
      })()`);
      const steps = 40;
      for (let step = 0; step < steps; step += 1) await page().keyboard.press('ArrowRight');
      await expect.poll(() => slider.getAttribute('aria-valuetext')).not.toContain(' 10 ms');
      const touched = Number(await page().evaluate('globalThis.touched'));
      expect(touched).toBeGreaterThan(0);
      expect(touched / steps).toBeLessThan(20);
    },
    slowMs,
  );

  test('a worker that cannot be started is told, and the next try starts a new one', async () => {
    await page().route('**/library-worker*', (route) => route.abort());
    await open(nx);
    await expect.poll(() => page().getByRole('alert').innerText()).toContain('The worker died');
    await page().unroute('**/library-worker*');
    await page().getByRole('button', { name: 'Try again' }).click();
    await isShown();
    await expect.poll(() => page().locator('h1').innerText()).toContain('Refuted');
  });

  test('pointing at a step lights its mark and dims the rest', async () => {
    await open(nx);
    await isShown();
    await page().locator('.side .steps li').first().hover();
    await page().locator('svg.d.focus').waitFor();
    await expect.poll(() => page().locator('svg.d g.dim').count()).toBeGreaterThan(0);
    await expect.poll(() => page().locator('.side .steps .lit').count()).toBe(1);
  });
});
