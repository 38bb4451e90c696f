/** What a pattern that somebody wrote may not do, and what the page says when it tries. */
import { describe, expect, test } from 'vitest';
import { canRun, usePlayground } from './harness.ts';

/** A pattern that does something when it is loaded, and is sound otherwise. */
const doing = (deed: string): string => `import { always, client, definePattern } from 'geoproof';
${deed}
export default definePattern({
  name: 'Tries', regions: ['a', 'b'],
  clients: [client('one', { region: 'a' }, async (redis) => { await redis.call('GET', 'k'); })],
  properties: { sound: always(() => true) },
});
`;

describe.skipIf(!canRun)('the sandbox', () => {
  const { page, open } = usePlayground();
  const write = async (source: string): Promise<void> => {
    await open('#/write');
    await page().locator('.cm-content').click();
    await page().keyboard.press('ControlOrMeta+a');
    await page().keyboard.insertText(source);
    await page().getByRole('button', { name: 'Explore it' }).click();
  };
  const refused = (): Promise<string> => page().getByRole('alert').innerText();

  test.each([
    ['import()', "await import('https://example.invalid/x.js');", 'import() is closed'],
    [
      'import() spelt with a comment',
      "import/**/('https://example.invalid/x.js');",
      'import() is closed',
    ],
    ['a module that is not geoproof', "import fs from 'node:fs'; fs.x;", "only 'geoproof'"],
    ['fetch', "fetch('/');", 'fetch is not a function'],
    ['fetch behind the prototype', 'globalThis.__proto__.__proto__.fetch("/");', 'not a function'],
    ['importScripts', "importScripts('x.js');", 'importScripts is not a function'],
    ['another worker', "new Worker('x.js');", 'Worker is not a constructor'],
    ['a socket', "new WebSocket('wss://example.invalid');", 'WebSocket is not a constructor'],
    ['storage', 'indexedDB.open("x");', 'undefined'],
    ['text as code', "new Function('return 1')();", 'Function is not a constructor'],
    ['the maker of functions', '(() => 0).constructor("return 1")();', 'not a function'],
    [
      'the maker of async functions',
      '(async () => 0).constructor("return 1")();',
      'not a function',
    ],
    ['a page', 'document.title;', 'document is not defined'],
    ['posting to the page', 'postMessage({});', 'postMessage is not a function'],
    ['posting through the global', 'self.postMessage({});', 'postMessage is not a function'],
  ])('%s leads nowhere', async (_, deed, message) => {
    const asked: string[] = [];
    await page().route('https://example.invalid/**', (route) => {
      asked.push(route.request().url());
      return route.abort();
    });
    await write(doing(deed));
    await expect.poll(refused).toContain(message);
    expect(asked).toEqual([]);
  });

  test.each([
    ['a client that throws', "throw new Error('no');", /sound|Not decided|holds|Holds/],
    ['a client that awaits something else', 'await new Promise(() => 0);', /awaits|await/],
    ['a client that never ends', "for (;;) await redis.call('INCR', 'n');", /did not end/],
  ])('%s has its own message', async (_, deed, message) => {
    await write(doing('').replace("await redis.call('GET', 'k');", deed));
    await expect.poll(() => page().locator('main').innerText()).toMatch(message);
  });

  test('a flood of events does not drown the page', async () => {
    await write(
      doing(
        'for (let i = 0; i < 1e5; i += 1) dispatchEvent(new MessageEvent("message", { data: { kind: "stop", id: i } }));',
      ),
    );
    await expect.poll(() => page().locator('h1').innerText()).toContain('Tries');
    expect(await page().evaluate('1 + 1')).toBe(2);
  });
});
