/** One thing pointed at is lit wherever it stands: marks, steps, rows of cards, lines of the editor. */
import { describe, expect, test } from 'vitest';
import { printAddress } from '../../web/link/address.ts';
import { canRun, nx, usePlayground } from './harness.ts';

const scenario = `regions: east, west
latency: 80ms

advance 10ms
east> SET k one
  OK
advance 10ms
west> SET k two
  OK
advance 100ms
`;

describe.skipIf(!canRun)('what is pointed at', () => {
  const { page, open, isShown } = usePlayground();
  const litLine = (): Promise<string[]> => page().locator('.cm-lit').allInnerTexts();
  const dimmed = (): Promise<number> => page().locator('svg.d g.dim').count();
  const line = (text: string): ReturnType<ReturnType<typeof page>['locator']> =>
    page().locator('.cm-line', { hasText: text });
  const openScenario = async (): Promise<void> => {
    await open(await printAddress({ view: 'scenario', text: scenario }));
    await page().locator('svg.d').waitFor();
    await page().locator('.cm-content').waitFor();
  };

  test('a line of the editor lights its mark, and leaving it lights all again', async () => {
    await openScenario();
    await line('SET k two').hover();
    await expect.poll(dimmed).toBeGreaterThan(0);
    await expect
      .poll(() => page().locator('svg.d g[data-mark="step:2"]').getAttribute('class'))
      .not.toContain('dim');
    await expect
      .poll(() => page().locator('svg.d g[data-mark="step:1"]').getAttribute('class'))
      .toContain('dim');
    await page().locator('h1').hover();
    await expect.poll(dimmed).toBe(0);
  });

  test('the caret lights its line too, until something is typed', async () => {
    await openScenario();
    await line('SET k one').click();
    await page().locator('h1').hover();
    await page().keyboard.press('ArrowDown');
    await page().keyboard.press('ArrowUp');
    await expect.poll(litLine).toEqual(['east> SET k one']);
    await page().keyboard.press('End');
    await page().keyboard.insertText('!');
    await expect.poll(litLine).toEqual([]);
    await expect.poll(() => page().locator('svg.d text').allInnerTexts()).not.toEqual([]);
  });

  test('a mark lights its line in the editor', async () => {
    await openScenario();
    await page().locator('svg.d g[data-mark="step:2"]').hover();
    await expect.poll(litLine).toEqual(['west> SET k two']);
  });

  test('the row of a card lights the mark and the line its value comes from', async () => {
    await openScenario();
    await page().getByRole('slider').focus();
    await page().keyboard.press('2');
    await page().locator('article[aria-label=west] .state').hover();
    await expect.poll(litLine).toEqual(['west> SET k two']);
    await expect.poll(dimmed).toBeGreaterThan(0);
  });

  test('cards of a scenario show what each region held at the cursor', async () => {
    await openScenario();
    const value = (region: string): Promise<string> =>
      page().locator(`article[aria-label=${region}] .val`).innerText();
    await page().getByRole('slider').focus();
    await page().keyboard.press('Home');
    await expect.poll(() => value('east')).toBe('one');
    await expect.poll(() => value('west')).toBe('absent');
    await page().keyboard.press('End');
    await expect.poll(() => value('east')).toBe('two');
    await expect.poll(() => value('west')).toBe('two');
  });

  const session = [
    { region: 'eastus2', text: 'SET k one' },
    { region: 'eastus2', text: '\\tick 100' },
    { region: 'westeurope', text: 'SET k two' },
  ];
  const openSession = async (): Promise<void> => {
    const regions = ['eastus2', 'westeurope'];
    await open(await printAddress({ view: 'explore', regions, lines: session }));
    await page().locator('svg.d').waitFor();
  };
  const step = (number: number): Promise<string | null> =>
    page()
      .locator(`svg.d g[data-mark="step:${String(number)}"]`)
      .getAttribute('class');
  const litSaid = (): Promise<string[]> => page().locator('.said .lit p').allInnerTexts();

  test('a line of the transcript lights its mark, and leaving it lights all again', async () => {
    await openSession();
    await page().locator('.said p', { hasText: 'SET k one' }).hover();
    await expect.poll(dimmed).toBeGreaterThan(0);
    await expect.poll(() => step(1)).not.toContain('dim');
    await expect.poll(() => step(2)).toContain('dim');
    await page().locator('h1').hover();
    await expect.poll(dimmed).toBe(0);
  });

  test('a mark lights its line in the transcript, and an arrival the line in which it came', async () => {
    await openSession();
    await page().locator('svg.d g[data-mark="step:2"]').hover();
    await expect.poll(litSaid).toEqual(['westeurope> SET k two']);
    await page().locator('article[aria-label=eastus2] .state').hover();
    await expect.poll(litSaid).toEqual(['eastus2> SET k one']);
    await page().locator('svg.d g[data-role=dot]').first().hover();
    await expect.poll(litSaid).toEqual(['eastus2> \\tick 100']);
  });

  test('the line that is recalled lights its mark, until something is typed', async () => {
    await openSession();
    const prompt = page().getByLabel('Command for eastus2');
    await prompt.press('ArrowUp');
    await expect.poll(litSaid).toEqual(['eastus2> \\tick 100']);
    await prompt.press('ArrowUp');
    await expect.poll(litSaid).toEqual(['eastus2> SET k one']);
    await expect.poll(() => step(2)).toContain('dim');
    await prompt.press('End');
    await page().keyboard.insertText('!');
    await expect.poll(litSaid).toEqual([]);
    await expect.poll(dimmed).toBe(0);
  });

  test('in a review a step lights the row of its card, and the row lights the step', async () => {
    await open(nx);
    await isShown();
    const steps = page().locator('.side .steps li');
    await steps.nth(2).hover();
    await page().locator('article[aria-label=westeurope] .state.lit').waitFor();
    await page().locator('article[aria-label=eastus2] .state').hover();
    await expect.poll(() => steps.nth(0).getAttribute('class')).toContain('lit');
  });
});
