import { describe, expect, test } from 'vitest';

import '../../src/vitest/index.ts';
import { always, client, definePattern } from '../../src/index.ts';
import { idempotencySetNx, stockEscrow } from '../../models/index.ts';

const failureOf = async (claim: Promise<void>): Promise<string> => {
  try {
    await claim;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'no failure';
};

describe('toHold', () => {
  test('passes where every property holds', async () => {
    await expect(stockEscrow).toHold();
  });

  test('passes for one property that holds beside others that do not', async () => {
    await expect(idempotencySetNx).toHold({ property: 'regions converge' });
  });

  test('fails with the numbered counterexample, the reason and the replay line', async () => {
    const message = await failureOf(expect(idempotencySetNx).toHold());
    for (const part of [
      "expected 'Idempotency key with SET NX' to hold.",
      'one capture per key is refuted in 4 steps, without any fault.',
      '3. SET k retry NX EX 86400',
      'NX asks only the local replica',
      'Replay: npx geoproof replay gp1:idempotency-key-with-set-nx::c0_c1',
    ]) {
      expect(message).toContain(part);
    }
  });

  test('takes bounds, and fails where they leave it undecided', async () => {
    const message = await failureOf(expect(stockEscrow).toHold({ bounds: { statesMax: 3 } }));
    expect(message).toContain('is undecided: the bound on states was reached');
  });

  test('turned round, an undecided property fails as well', async () => {
    const message = await failureOf(expect(stockEscrow).not.toHold({ bounds: { statesMax: 3 } }));
    expect(message).toContain('is undecided');
  });

  test('names the properties there are when it is asked for another', async () => {
    const message = await failureOf(expect(stockEscrow).toHold({ property: 'all is well' }));
    expect(message).toContain("no property 'all is well'; there are: 'no more is sold");
  });

  test('refuses what is no pattern', async () => {
    expect(await failureOf(expect('a text').toHold())).toContain('a pattern is an object');
  });
});

describe('toBeRefuted', () => {
  test('passes where a property is refuted', async () => {
    await expect(idempotencySetNx).toBeRefuted();
  });

  test('fails where everything holds, and says inside which bounds', async () => {
    const message = await failureOf(expect(stockEscrow).toBeRefuted());
    expect(message).toContain("expected 'Stock in escrow' to be refuted, and nothing in it is:");
    expect(message).toContain('explored: 2 regions, 3 clients; any lag');
  });

  test('turned round, it shows what refutes the pattern', async () => {
    const message = await failureOf(expect(idempotencySetNx).not.toBeRefuted());
    expect(message).toContain('Replay: npx geoproof replay');
  });
});

test('a client that awaits something else is named in the failure', async () => {
  const pattern = definePattern({
    name: 'Sleeper',
    regions: ['a', 'b'],
    clients: [client('sleeper', { region: 'a' }, () => new Promise(() => undefined))],
    properties: { 'all is well': always(() => true) },
  });
  expect(await failureOf(expect(pattern).toHold())).toContain(
    "client 'sleeper' awaits something else",
  );
});
