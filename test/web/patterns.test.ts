/** The list of patterns: its filter, the ways to its goals, and what a link to it carries. */
import { describe, expect, test } from 'vitest';
import { LIBRARY } from '../../models/index.ts';
import { canRun, usePlayground } from './harness.ts';

describe.skipIf(!canRun)('the patterns', () => {
  const { page, open, isOpen } = usePlayground();
  const names = (): Promise<string[]> => page().locator('.group h3').allInnerTexts();
  const field = (): ReturnType<ReturnType<typeof page>['getByRole']> =>
    page().getByRole('searchbox', { name: 'Filter the patterns by words' });

  test('the filter keeps what says every word, and says how many', async () => {
    await open('#/patterns');
    await field().fill('lock refuted');
    await expect.poll(names).toContain('Lock with SET NX PX');
    await expect.poll(names).not.toContain('Lock in its home region');
    await expect
      .poll(() => page().locator('.filter [role=status]').innerText())
      .toMatch(new RegExp(`^\\d+ of ${String(LIBRARY.length)} patterns$`));
  });

  test('a link opens the list as it was filtered', async () => {
    await open('#/patterns');
    await field().fill('set nx');
    await expect.poll(() => page().url()).toContain('#/patterns/find/set%20nx');
    const before = await names();
    await open('#/patterns/find/set%20nx');
    await expect.poll(() => field().inputValue()).toBe('set nx');
    await expect.poll(names).toEqual(before);
  });

  test('words that nothing says are answered with the way back', async () => {
    await open('#/patterns/find/blockchain');
    await page().getByRole('button', { name: 'Show all patterns' }).click();
    await expect.poll(async () => (await names()).length).toBeGreaterThan(LIBRARY.length);
    await expect.poll(() => field().inputValue()).toBe('');
  });

  test('each goal is a press of Enter away, and takes the focus along', async () => {
    await open('#/patterns');
    const goal = page().getByRole('navigation', { name: 'Goals' }).getByRole('link').last();
    await goal.focus();
    await page().keyboard.press('Enter');
    const focused = (): Promise<string> => page().evaluate('document.activeElement.id');
    await expect.poll(focused).toBe('relations');
    // A link to a goal opens there.
    await open('#/patterns/queues');
    await isOpen();
    await expect.poll(focused).toBe('queues');
  });
});
