/** Links: what goes in comes out, in Node as in a browser, and what is foreign is told apart. */
import { describe, expect, test } from 'vitest';
import { parseAddress, printAddress, type Place } from '../../web/link/address.ts';
import { encode } from '../../web/link/codec.ts';
import { everyoneOnce, withChange } from '../../web/engine/what-if.ts';

const plan = withChange(everyoneOnce(2), 31, { kind: 'toggle', from: 'eastus2', to: 'westeurope' });

const PLACES: readonly Place[] = [
  { view: 'patterns' },
  { view: 'patterns', group: 'limits' },
  { view: 'patterns', words: 'set nx / 100 %' },
  { view: 'review', pattern: { kind: 'library', slug: 'stock-in-escrow' } },
  {
    view: 'review',
    pattern: {
      kind: 'own',
      source: 'export default 1;\n// é 🦊',
      cast: { regions: ['a', 'b'], clients: [{ like: 0, name: 'x', region: 'a' }] },
    },
    bounds: { faults: { timeouts: 2, cuts: 1 }, skewsMs: [0, -5], lagMsMax: 80, tickMs: 20 },
    property: 'one capture per key',
    runs: [{ name: 'Cut eus2 → weu at 31 ms', plan }],
    run: 1,
    cursorMs: 31,
  },
  { view: 'explore' },
  { view: 'explore', latencyMs: 5, lines: [], regions: ['a', 'b'] },
  { view: 'explore', regions: ['a', 'b'], lines: [{ region: 'a', text: 'SET k "v w"' }] },
  { view: 'scenario' },
  { view: 'scenario', text: 'regions: a, b\n' },
  { view: 'write', source: 'const a = 1;' },
];

test.each(PLACES)('a link carries $view whole', async (place) => {
  const address = await printAddress(place);
  expect(await parseAddress(address)).toEqual(place);
  expect(await printAddress(await parseAddress(address))).toBe(address);
});

const review = { view: 'review', pattern: { kind: 'library', slug: 'x' } };

describe('a link that says something else is told apart', () => {
  test.each([
    ['another view', { view: 'lessons' }],
    ['no pattern', { view: 'review' }],
    ['a pattern of another kind', { view: 'review', pattern: { kind: 'remote', url: 'x' } }],
    ['a run that is no plan', { ...review, runs: [{ name: 'x', plan: { latencyMs: 1 } }] }],
    [
      'a latency below zero',
      { ...review, runs: [{ name: 'x', plan: { ...plan, latencyMs: -1 } }] },
    ],
    ['time that is no number', { ...review, cursorMs: 'now' }],
    ['more faults than can be', { ...review, bounds: { faults: { timeouts: 99 } } }],
    ['more regions than can be', { view: 'explore', regions: Array.from({ length: 11 }, String) }],
    ['lines of another kind', { view: 'explore', lines: ['SET k v'] }],
    ['a list', []],
    ['nothing', null],
  ])('%s', async (_, said) => {
    const place = await parseAddress(`#1.${await encode(JSON.stringify(said))}`);
    expect(place).toEqual({
      view: 'unreadable',
      problem: 'The link says something that geoproof does not know.',
    });
  });

  test.each([
    ['a later version', '#2.abc', /version 2.*reads version 1/],
    ['a damaged one', '#1.abc', /cut off or damaged/],
    ['one of another site', '#access_token=1', /no link of geoproof/],
    ['a page that is not there', '#/lessons', /no page 'lessons'/],
    ['a token that is none', '#/run/gp9:x', /token of this link cannot be read/],
  ])('%s', async (_, hash, problem) => {
    expect(await parseAddress(hash)).toMatchObject({
      view: 'unreadable',
      problem: expect.stringMatching(problem) as string,
    });
  });

  test('one that unpacks to more than a link can hold', async () => {
    const bomb = await encode(' '.repeat(5_000_000));
    expect(bomb.length).toBeLessThan(10_000);
    expect(await parseAddress(`#1.${bomb}`)).toMatchObject({ view: 'unreadable' });
  });
});
