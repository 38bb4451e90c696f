/** The prompts: verbs, state, forks, completion, history, and a session as a scenario. */
import { describe, expect, test } from 'vitest';
import { parseAddress } from '../../web/link/address.ts';
import { canRun, usePlayground } from './harness.ts';

describe.skipIf(!canRun)('the prompts', () => {
  const { page, open } = usePlayground();
  const type = async (region: string, line: string): Promise<void> => {
    const prompt = page().getByLabel(`Command for ${region}`);
    await prompt.fill(line);
    await prompt.press('Enter');
  };
  const said = (region: string): Promise<string> =>
    page()
      .getByRole('log', { name: `Transcript of ${region}` })
      .innerText();
  /** The address follows a moment later. */
  const linesInLink = async (): Promise<number | undefined> => {
    const place = await parseAddress(new URL(page().url()).hash);
    return place.view === 'explore' ? place.lines?.length : undefined;
  };
  const value = (region: string): Promise<string> =>
    page().locator(`article[aria-label=${region}] .val`).innerText();

  test('\\cut keeps an effect away, \\heal and \\tick let it arrive, \\why explains', async () => {
    await open('#/explore');
    await type('eastus2', '\\cut westeurope');
    await type('eastus2', 'SET k east');
    await type('eastus2', '\\tick 200');
    await type('westeurope', 'GET k');
    await expect.poll(() => said('westeurope')).toContain('(nil)');
    const cut = page().getByRole('button', { name: 'Cut eastus2 to westeurope' });
    await expect.poll(() => cut.getAttribute('aria-pressed')).toBe('true');
    await type('westeurope', '\\why');
    await expect.poll(() => page().getByRole('dialog').innerText()).toMatch(/cut|had not/);
    await type('eastus2', '\\heal westeurope');
    await type('eastus2', '\\tick 200');
    await type('westeurope', 'GET k');
    await expect.poll(() => said('westeurope')).toContain('"east"');
    await expect.poll(() => value('westeurope')).toBe('east');
  });

  test('cards show what each region held at the cursor', async () => {
    await open('#/explore');
    await type('eastus2', 'SET k one');
    await type('eastus2', 'SET k two');
    await expect.poll(() => value('eastus2')).toBe('two');
    await page().getByRole('slider').focus();
    await page().keyboard.press('Home');
    await expect.poll(() => value('eastus2')).toBe('one');
    await expect.poll(() => value('westeurope')).toBe('absent');
  });

  test('what is typed at an earlier moment forks the session, and undo returns', async () => {
    await open('#/explore');
    await type('eastus2', 'SET k one');
    await type('eastus2', 'SET k two');
    await page().getByRole('slider').focus();
    await page().keyboard.press('Home');
    await type('eastus2', 'APPEND k !');
    await expect.poll(() => value('eastus2')).toBe('one!');
    await expect.poll(() => said('eastus2')).not.toContain('SET k two');
    await expect.poll(() => page().locator('h1').innerText()).toContain('edited');
    await page().getByRole('button', { name: 'Session' }).click();
    await expect.poll(() => said('eastus2')).toContain('SET k two');
    await page().getByRole('button', { name: 'Undo' }).click();
    await page().getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => page().getByRole('button', { name: 'Fork 1' }).count()).toBe(0);
  });

  test('a third region takes part, and goes again while nothing was typed there', async () => {
    await open('#/explore');
    await page().getByRole('button', { name: 'One region more' }).click();
    await type('southeastasia', 'SET k v');
    await expect.poll(() => page().locator('article.rc').count()).toBe(3);
    const fewer = page().getByRole('button', { name: 'One region fewer' });
    await expect.poll(() => fewer.isDisabled()).toBe(true);
    expect(await fewer.getAttribute('title')).toContain('Something was typed in southeastasia');
    await page().getByRole('button', { name: 'Undo' }).click();
    await fewer.click();
    await expect.poll(() => page().locator('.prompt').count()).toBe(2);
  });

  test('Tab completes from the command table, and the arrow recalls', async () => {
    await open('#/explore');
    const prompt = page().getByLabel('Command for eastus2');
    await prompt.fill('SETN');
    await prompt.press('Tab');
    await expect.poll(() => prompt.inputValue()).toBe('SETNX ');
    await prompt.fill('\\he');
    await prompt.press('Tab');
    await expect.poll(() => prompt.inputValue()).toBe('\\heal ');
    await type('eastus2', 'SET k v');
    await prompt.press('ArrowUp');
    await expect.poll(() => prompt.inputValue()).toBe('SET k v');
    await prompt.press('ArrowDown');
    await expect.poll(() => prompt.inputValue()).toBe('');
  });

  test('what cannot be done is said beside the prompt and changes nothing', async () => {
    await open('#/explore');
    await type('eastus2', '\\heal nowhere');
    await expect.poll(() => page().locator('.offer').first().innerText()).toContain('nowhere');
    expect(await said('eastus2')).toContain('Type a Redis command');
  });

  test('a session is saved as a scenario that says what was said', async () => {
    await open('#/explore');
    await type('eastus2', 'SET k "a b" NX');
    await type('westeurope', 'GET k');
    await page().getByRole('button', { name: 'Save as scenario' }).click();
    await page().locator('.cm-content').waitFor();
    await expect
      .poll(() => page().locator('.cm-content').innerText())
      .toContain('eastus2> SET k "a b" NX');
    await expect.poll(() => page().locator('h1').innerText()).toContain('As it says');
  });

  test('a latency is changed at the cursor, as an event of its own, and back again', async () => {
    await open('#/explore');
    await type('eastus2', 'SET k one');
    const latency = page().getByLabel('Latency between eastus2 and westeurope');
    await latency.fill('200');
    await latency.press('Enter');
    await expect.poll(() => said('eastus2')).toContain('\\clog eastus2 westeurope +120ms');
    await expect.poll(() => page().locator('svg.d g[data-role=band]').count()).toBe(1);
    await expect.poll(() => latency.inputValue()).toBe('200');
    await latency.fill('80');
    await latency.press('Enter');
    await expect.poll(() => said('eastus2')).toContain('\\unclog eastus2 westeurope');
    await expect.poll(() => latency.inputValue()).toBe('80');
  });

  test('a region that stays stale to the end has a band to the end', async () => {
    await open('#/explore');
    await type('eastus2', 'SET k one');
    await type('eastus2', '\\cut westeurope');
    await type('eastus2', '\\crash eastus2');
    await type('eastus2', '\\tick 20');
    await type('eastus2', '\\restart eastus2');
    await type('eastus2', '\\tick 60');
    await type('eastus2', 'SET k two');
    await expect.poll(() => said('eastus2')).toContain('stale');
    const band = page().locator('svg.d g[data-mark^="syncing:"]');
    await expect
      .poll(() => band.locator('title').allTextContents())
      .toEqual(['eastus2 has not synced yet and takes no writes']);
  });

  test('what every link takes is set for the whole session, and the link carries it', async () => {
    await open('#/explore');
    await type('eastus2', 'SET k one');
    const every = page().getByLabel('Latency of every link');
    await every.fill('5');
    await every.press('Enter');
    await type('eastus2', '\\tick 5');
    await expect.poll(() => value('westeurope')).toBe('one');
    await expect.poll(linesInLink).toBe(2);
    await page().reload();
    await expect.poll(() => every.inputValue()).toBe('5');
    await expect.poll(() => value('westeurope')).toBe('one');
  });

  test.each(['Two claims across a cut', 'A counter from both sides', 'A delete that loses'])(
    '"%s" is played at a press, without a mistake, and undone',
    async (name) => {
      await open('#/explore');
      await page().getByRole('button', { name }).click();
      await page().locator('svg.d').waitFor();
      await expect.poll(() => page().locator('.said .err').count()).toBe(0);
      await expect.poll(() => page().locator('article.rc').count()).toBe(2);
      await page().getByRole('button', { name: 'Undo' }).click();
      await page().getByRole('button', { name }).waitFor();
    },
  );
});
