/** The review screen: forks, bounds, stopping and going on, what one takes along. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { layoutDiagram, renderSvg } from '../../src/explain/index.ts';
import { findPattern } from '../../models/index.ts';
import { parseAddress } from '../../web/link/address.ts';
import { showWhatIf } from '../../web/engine/show-what-if.ts';
import { canRun, endless, nx, usePlayground } from './harness.ts';

describe.skipIf(!canRun)('the review screen', () => {
  const { page, open, isShown, copiedBy } = usePlayground();
  const outcome = (): Promise<string> => page().locator('.strip [role=status]').innerText();
  const runs = (): Promise<string[]> => page().locator('.strip .run').allInnerTexts();
  const goHome = async (): Promise<void> => {
    await page().getByRole('slider').focus();
    await page().keyboard.press('Home');
  };

  test('each change at the cursor is a run of its own, with undo and redo', async () => {
    await open(nx);
    await isShown();
    await goHome();
    await page().getByRole('button', { name: 'Cut eastus2 to westeurope' }).click();
    await expect.poll(runs).toEqual(['Counterexample', 'Cut eus2 → weu at 31 ms', 'Undo']);
    const skew = page().getByLabel('Clock of westeurope, ms ahead');
    await skew.fill('-500');
    await skew.press('Enter');
    await expect.poll(async () => (await runs())[2]).toBe('Clock of weu −500 ms, at 31 ms');
    await expect
      .poll(() => page().locator('article[aria-label=westeurope] .ms input').inputValue())
      .toBe('-500');
    const insert = page().getByLabel('Insert a command in westeurope');
    await insert.fill('DEL idem:7f3c');
    await insert.press('Enter');
    await expect.poll(async () => (await runs())[3]).toContain('weu> DEL idem:7f3c');
    await page().getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await runs()).length).toBe(5);
    await page().getByRole('button', { name: 'Redo' }).click();
    await expect.poll(async () => (await runs())[3]).toContain('weu> DEL idem:7f3c');
    await expect.poll(() => page().locator('h1').innerText()).toContain('edited');
  });

  test('a command that cannot be read leaves the last good run and says why', async () => {
    await open(nx);
    await isShown();
    const insert = page().getByLabel('Insert a command in westeurope');
    await insert.fill('SET k "open');
    await insert.press('Enter');
    await expect
      .poll(() => page().locator('.strip[role=alert]').innerText())
      .toContain('never closed');
    expect(await page().locator('svg.d').count()).toBe(1);
  });

  test('E opens the run as a scenario that says what it says', async () => {
    await open(nx);
    await isShown();
    await page().getByRole('slider').focus();
    await page().keyboard.press('e');
    await page().locator('.cm-content').waitFor();
    await expect.poll(() => page().locator('h1').innerText()).toContain('As it says');
    await expect
      .poll(() => page().locator('.cm-content').innerText())
      .toContain('retry@westeurope> SET');
  });

  test('single letters do nothing while something is typed', async () => {
    await open(nx);
    await isShown();
    const insert = page().getByLabel('Insert a command in westeurope');
    await insert.fill('');
    await insert.pressSequentially('fe');
    await expect.poll(() => insert.inputValue()).toBe('fe');
    expect(await runs()).toEqual(['Counterexample']);
  });

  test('keys that are a single character can be switched off, and stay so', async () => {
    await open(nx);
    await isShown();
    const slider = page().getByRole('slider');
    await slider.focus();
    await page().keyboard.press('t');
    await page().getByRole('button', { name: 'Hide the table' }).click();
    await slider.focus();
    await page().keyboard.press('?');
    await page().getByLabel('Keys that are a single character').uncheck();
    await page().reload();
    await isShown();
    await slider.focus();
    for (const key of ['t', 'f', '1', '?']) await page().keyboard.press(key);
    // The arrow comes after them, and it works.
    await page().keyboard.press('Home');
    await expect.poll(() => page().locator('.sth h2').innerText()).toBe('State at #1');
    expect(await runs()).toEqual(['Counterexample']);
    expect(await page().getByRole('button', { name: 'Run as table' }).count()).toBe(1);
    expect(await page().locator('.keyhelp').count()).toBe(0);
    await page().getByRole('button', { name: 'Keys', exact: true }).click();
    await page().getByLabel('Keys that are a single character').check();
    await slider.focus();
    await page().keyboard.press('t');
    await page().getByRole('button', { name: 'Hide the table' }).waitFor();
  });

  test('an edited latency is a numbered step, and a band from there on', async () => {
    await open(nx);
    await isShown();
    await goHome();
    const latency = page().getByLabel('Latency between eastus2 and westeurope');
    await latency.fill('300');
    await latency.press('Enter');
    await expect
      .poll(() => page().locator('svg.d g[data-role=band] title').allTextContents())
      .toEqual(['Link eastus2 – westeurope takes 300 ms from 31 ms on']);
    await expect.poll(() => page().locator('svg.d g[data-role=network]').count()).toBe(1);
    await page().getByRole('button', { name: 'Run as table' }).click();
    await expect
      .poll(() => page().locator('.runtable').innerText())
      .toContain('latency eus2 ⇄ weu: 300 ms');
  });

  test('a stopped exploration shows what it had, and goes on where it was', async () => {
    await open('#/review/redlock-over-three-regions');
    await isShown();
    const side = page().locator('.side');
    await page().getByRole('button', { name: 'Change', exact: true }).click();
    for (const [label, value] of Object.entries(endless)) {
      await page().getByLabel(label).fill(value);
    }
    await page().getByRole('button', { name: 'Explore again' }).click();
    const stop = page().getByRole('button', { name: 'Stop', exact: true });
    await stop.click();
    const goOn = page().getByRole('button', { name: 'Continue' });
    await goOn.waitFor();
    const stoppedAfter = async (): Promise<number> => {
      const [, states = ''] =
        /Stopped after ([\d,]+) states; nothing is lost/.exec(await side.innerText()) ?? [];
      return Number(states.replace(/,/g, '') || NaN);
    };
    await expect.poll(stoppedAfter).toBeGreaterThan(0);
    const before = await stoppedAfter();
    await goOn.click();
    await stop.click();
    await goOn.waitFor();
    await expect.poll(stoppedAfter).toBeGreaterThanOrEqual(before);
  });

  test('a random counterexample shows at once and is reduced in place', async () => {
    await open('#/review/redlock-over-three-regions');
    await isShown();
    await expect
      .poll(() => page().locator('.prop.no').first().innerText())
      .toMatch(/Refuted in \d+ steps?, (reduced from \d+, )?the fewest in/);
  });

  test('a bound on states that is too small says how large it was and goes further', async () => {
    await open('#/review/redlock-over-three-regions');
    await isShown();
    await page().getByRole('button', { name: 'Change', exact: true }).click();
    await page().getByLabel('States, at most').fill('20');
    await page().getByRole('button', { name: 'Explore again' }).click();
    const large = page().locator('.progress.large');
    await expect.poll(() => large.innerText()).toContain('within 20 states');
    await large.getByRole('button', { name: '10 times further' }).click();
    await expect.poll(() => page().locator('.side').innerText()).not.toContain('within 20 states');
  });

  test('another region and another client are explored, and the link carries them', async () => {
    await open('#/review/idempotency-key-with-set-nx');
    await isShown();
    await page().getByRole('button', { name: 'Change', exact: true }).click();
    await page().getByLabel('Regions', { exact: true }).fill('3');
    await page().getByLabel('Clients like retry (westeurope)').fill('2');
    await page().getByRole('button', { name: 'Explore again' }).click();
    await expect.poll(() => page().locator('.vsub').innerText()).toContain('3 regions, 3 clients');
    await expect.poll(() => page().locator('article.rc').count()).toBe(3);
    const link = await copiedBy(() => page().getByRole('button', { name: 'Copy link' }).click());
    expect(await parseAddress(new URL(link).hash)).toMatchObject({
      pattern: { cast: { regions: ['eastus2', 'westeurope', 'southeastasia'] } },
    });
  });

  test('what a crash leaves is chosen among the bounds, and the verdict rests on it', async () => {
    await open(nx);
    await isShown();
    await page().getByRole('button', { name: 'Change', exact: true }).click();
    const persistence = page().getByLabel('Persistence: what a crash leaves');
    expect(await persistence.inputValue()).toBe('always');
    await persistence.selectOption('none');
    await page().getByLabel('Crashes of a region, at most').fill('1');
    await page().getByLabel('States, at most').fill('2000');
    await page().getByRole('button', { name: 'Explore again' }).click();
    await expect
      .poll(() => page().locator('.vsub').innerText())
      .toContain('up to 1 crash with persistence none');
    await page().getByRole('button', { name: 'Change', exact: true }).click();
    expect(await persistence.inputValue()).toBe('none');
    const link = await copiedBy(() => page().getByRole('button', { name: 'Copy link' }).click());
    expect(await parseAddress(new URL(link).hash)).toMatchObject({
      bounds: { persistence: 'none', faults: { crashes: 1 } },
    });
  });

  test('bounds that cannot be are named beside the field', async () => {
    await open(nx);
    await isShown();
    await page().getByRole('button', { name: 'Change', exact: true }).click();
    await page().getByLabel('Regions', { exact: true }).fill('eleven');
    await expect
      .poll(() => page().locator('.bounds [role=alert]').innerText())
      .toBe('Regions: a whole number from 2 to 10.');
    expect(await page().getByRole('button', { name: 'Explore again' }).isDisabled()).toBe(true);
  });

  test('the same link gives the same bytes in Node and in the browser', async () => {
    await open(nx);
    await isShown();
    await goHome();
    await page().getByRole('button', { name: 'Cut eastus2 to westeurope' }).click();
    await expect.poll(outcome).toContain('Broken in this run');
    await isShown();
    const link = await copiedBy(() => page().getByRole('button', { name: 'Copy link' }).click());
    await page().getByRole('button', { name: 'More to take along' }).click();
    const [download] = await Promise.all([
      page().waitForEvent('download'),
      page().getByRole('button', { name: 'Download SVG' }).click(),
    ]);
    const drawn = readFileSync(await download.path(), 'utf8');

    const place = await parseAddress(new URL(link).hash);
    if (place.view !== 'review' || place.pattern.kind !== 'library') throw new Error('a review');
    const pattern = findPattern(place.pattern.slug);
    const plan = place.runs?.[0]?.plan;
    if (pattern === undefined || plan === undefined) throw new Error('a pattern and a run');
    const { run } = await showWhatIf(pattern, plan);
    const marks = layoutDiagram(run, 1100, place.cursorMs ?? 0);
    expect(drawn).toBe(renderSvg(marks, { theme: 'light', title: run.title }));
  });

  test('a decision record has verdict, bounds, the run by region, reasons and the link', async () => {
    await open(nx);
    await isShown();
    await page().getByRole('button', { name: 'More to take along' }).click();
    const record = await copiedBy(() =>
      page().getByRole('button', { name: 'Copy as Markdown' }).click(),
    );
    expect(record).toContain('| one capture per key | refuted |');
    expect(record).toContain('**Bounds:** 2 regions, 2 clients');
    expect(record).toContain('| Event | eastus2 | westeurope |');
    expect(record).toContain('← violates the property');
    expect(record).toContain('NX asks only the local replica');
    expect(record).toContain('npx geoproof replay gp1:idempotency-key-with-set-nx::c0_c1');
    const link = /Link: (\S+)/.exec(record)?.[1] ?? '';
    expect(await parseAddress(new URL(link).hash)).toMatchObject({ view: 'review' });
  });
});
