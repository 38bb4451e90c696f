import { describe, expect, test } from 'vitest';

import { always, client, definePattern, slugOf, type Pattern } from '../../src/index.ts';

const whole: Pattern = {
  name: 'Whole',
  regions: ['a', 'b'],
  clients: [client('one', { region: 'a' }, async () => {})],
  properties: { safe: always(() => true) },
};

/** As plain JavaScript may hand it in. */
const refusal = (part: Readonly<Record<string, unknown>>): string => {
  try {
    definePattern({ ...whole, ...part });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'taken';
};

describe('a pattern', () => {
  test('is given back as it is', () => {
    expect(definePattern(whole)).toBe(whole);
  });

  test.each([
    [{ name: '' }, 'a pattern needs a name'],
    [{ name: 7 }, 'a pattern needs a name'],
    [{ regions: ['a'] }, 'needs 2 to 10 regions'],
    [{ regions: 'ab' }, 'needs 2 to 10 regions'],
    [{ clients: [] }, 'has no clients: nothing would happen'],
    [{ clients: [{ name: 'x', region: 'a' }] }, 'a client is made by client('],
    [{ clients: [client('x', { region: 'c' }, async () => {})] }, "client 'x' is in region 'c'"],
    [{ clients: [whole.clients[0], whole.clients[0]] }, "two clients are called 'one'"],
    [{ properties: {} }, 'has no properties: nothing would be checked'],
    [{ properties: { safe: () => true } }, "property 'safe' is made by always()"],
    [{ expected: { sage: 'holds' } }, "expects a verdict of 'sage', which is not among"],
    [{ expected: { safe: 'broken' } }, "expects 'safe' to be 'broken'; it can be holds"],
    [{ expectd: {} }, "has no field 'expectd'; there are: name, belief"],
    [{ shape: 'Q' }, "has the shape 'Q'; the shapes are A (accumulate)"],
    [{ price: { wanRoundTrips: -1 } }, 'price.wanRoundTrips is a whole number from 0, not -1'],
    [{ profile: 'mongo' }, "no profile is called 'mongo'"],
    [{ bounds: { tickMs: 0 } }, 'bounds.tickMs is a whole number of ms above 0, not 0'],
  ])('with %j is refused with what would be right', (part, expected) => {
    expect(refusal(part)).toContain(expected);
  });
});

test('a short name keeps the letters of any language', () => {
  expect(slugOf(' Größe: „Lager“ – 在庫! ')).toBe('größe-lager-在庫');
});
