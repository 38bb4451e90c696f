/** What of an execution may be otherwise: each variant is replayed, none is concluded. */
import { expect, test } from 'vitest';
import { client, definePattern, parseToken, sometimes, type Pattern } from '../../src/index.ts';
import { slicePath, vary, type Execution } from '../../src/explore/index.ts';
import { renderCounterexample } from '../../src/report/index.ts';
import { check } from '../../src/index.ts';
import { claimPattern } from './patterns.ts';

function toldBy(pattern: Pattern, moves: string, name: string): Execution {
  const { path, lagIsBounded } = parseToken(`gp1:any::${moves}`);
  const property = new Map(Object.entries(pattern.properties)).get(name);
  if (property === undefined) throw new Error(`no property ${name}`);
  return { pattern, path, lagIsBounded, property };
}

const oneCapture = (moves: string): Execution => toldBy(claimPattern(), moves, 'one capture');

const handOver = definePattern({
  name: 'Hand over',
  regions: ['east', 'west'],
  clients: [
    client('writer', { region: 'east' }, async (redis) => {
      await redis.call('SET', 'k', '1');
    }),
    client('reader', { region: 'west' }, async (redis, told) => {
      told('read', await redis.call('GET', 'k'));
    }),
  ],
  properties: { arrives: sometimes(({ told }) => told('read').some(({ value }) => value === '1')) },
});

test('claims that do not see each other may change places', async () => {
  const { swaps, later } = await vary(oneCapture('c0_c1'));
  expect([swaps, later.size]).toEqual([[0], 0]);
});

test('an arrival that decides nothing may come at the end', async () => {
  const { later } = await vary(oneCapture('c0_c1_d0-1_d1-0'));
  expect([...later]).toEqual([[2, 3]]);
});

test('where the order is what matters, nothing may vary', async () => {
  const { swaps, later } = await vary(toldBy(handOver, 'c0_d0-1_c1', 'arrives'));
  expect([swaps, later.size]).toEqual([[], 0]);
});

test('an execution that shows nothing has no variants', async () => {
  expect(await vary(oneCapture('c0'))).toEqual({ swaps: [], later: new Map() });
});

test('moves that do not matter are left out of what is told', async () => {
  const { path } = oneCapture('c0_c1');
  expect(await slicePath(oneCapture('c0_c1_d0-1_d1-0'))).toEqual(path);
});

test('nothing is left out of what comes to rest', async () => {
  const told = toldBy(claimPattern(), 'c0_c1_d0-1_d1-0', 'regions converge');
  expect(await slicePath(told)).toEqual(told.path);
});

test('a report leaves out of the tale what its token still has, and says what may vary', async () => {
  const longer = 'gp1:claim::c0_c1_d0-1_d1-0';
  const pattern = claimPattern();
  const [verdict] = await check(pattern, {
    bounds: { statesMax: 1 },
    sample: false,
    kept: [longer],
  });
  const text = verdict === undefined ? '' : await renderCounterexample(pattern, verdict);
  expect(text).toContain('Left out: 2 moves of the token that do not matter.');
  expect(text).toContain('  Step 1 and step 3 may change places.');
  expect(text).toContain(`Replay: npx geoproof replay ${longer}`);
});
