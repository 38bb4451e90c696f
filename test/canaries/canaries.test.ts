import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LAWS } from '../../properties/laws/laws.ts';
import type { Law } from '../../properties/laws/law.ts';
import { twinLaw } from '../../properties/laws/twin-law.ts';
import { WORLD_LAWS } from '../../properties/worlds/world-laws.ts';
import type { Canary } from './canary.ts';
import { FAULT_CANARIES } from './fault-canaries.ts';
import { LIST_CANARIES } from './list-canaries.ts';
import { REGION_CANARIES } from './region-canaries.ts';
import { SET_CANARIES } from './set-canaries.ts';
import { STRING_CANARIES } from './string-canaries.ts';
import { WORLD_CANARIES } from './world-canaries.ts';

const CANARIES: readonly Canary[] = [
  ...STRING_CANARIES,
  ...SET_CANARIES,
  ...LIST_CANARIES,
  ...REGION_CANARIES,
];

/** Within so many runs each named law must have found its canary, whatever the seed. */
const RUNS = 20_000;

function lawsOf({ twin }: Canary): readonly Law[] {
  return twin === undefined ? LAWS : [...LAWS, twinLaw(twin)];
}

describe.each(CANARIES)('$name', (canary) => {
  test.each(canary.caughtBy)('is rejected by the law %s', async (id) => {
    const law = lawsOf(canary).find((candidate) => candidate.id === id);
    expect(law, `a law called ${id}`).toBeDefined();
    if (law === undefined) return;
    const details = await fc.check(law.of(canary.subject), { numRuns: RUNS, endOnFailure: true });
    expect(details.failed, `${law.name}: still alive after ${String(RUNS)} runs`).toBe(true);
    if (process.env['CANARY_RUNS'] !== undefined)
      console.log(`${canary.name} · ${id}: ${String(details.numRuns)}`);
  });
});

const WORLDS = [...WORLD_CANARIES, ...FAULT_CANARIES];

/**
 * Within so many worlds each must be found, whatever the seed. The rarest takes some 1,600 on average, so
 * that one seed in ten thousand millions would miss it.
 */
const WORLDS_MAX = 40_000;

describe.each(WORLDS)('$name', ({ name, doors, caughtBy }) => {
  test(`is rejected by the law ${caughtBy}`, async () => {
    const law = WORLD_LAWS.find(({ id }) => id === caughtBy);
    if (law === undefined) throw new Error(`no law is called ${caughtBy}`);
    const details = await fc.check(law.of(doors), {
      numRuns: WORLDS_MAX,
      endOnFailure: true,
    });
    expect(details.failed, `${law.name}: still alive`).toBe(true);
    if (process.env['CANARY_RUNS'] !== undefined)
      console.log(`${name} · ${caughtBy}: ${String(details.numRuns)}`);
  });
});

test('every law of worlds rejects a canary', () => {
  const rejecting = WORLDS.map(({ caughtBy }) => caughtBy);
  expect(WORLD_LAWS.map(({ id }) => id).filter((id) => !rejecting.includes(id))).toEqual([]);
});

test('every law rejects at least one canary', () => {
  const rejecting = new Set(CANARIES.flatMap(({ caughtBy }) => caughtBy));
  expect([...LAWS.map(({ id }) => id), 'twin'].filter((id) => !rejecting.has(id))).toEqual([]);
});
