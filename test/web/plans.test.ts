/** Every run behind a verdict can be played again as a plan, so that a fork of it starts from the truth. */
import { beforeAll, expect, test } from 'vitest';
import { check, parseScenario, runScenario, type Pattern } from '../../src/index.ts';
import { LIBRARY } from '../../models/index.ts';
import { forkMsAt, type Exhibit } from '../../web/engine/exhibit.ts';
import { showFound } from '../../web/engine/found.ts';
import { showWhatIf } from '../../web/engine/show-what-if.ts';
import { withChange } from '../../web/engine/what-if.ts';

/** A search and several plays for each of a hundred patterns, on a busy machine. */
const slowMs = 900_000;

type Shown = {
  readonly pattern: Pattern;
  readonly property: string;
  readonly isRefuted: boolean;
  readonly exhibit: Exhibit;
};

/** The run behind every verdict of the library that has one. */
const found: Shown[] = [];
beforeAll(async () => {
  for (const pattern of LIBRARY) {
    for (const { property, counterexample, witness } of await check(pattern)) {
      const token = (counterexample ?? witness)?.token;
      if (token === undefined) continue;
      const exhibit = await showFound(pattern, property, token);
      found.push({ pattern, property, isRefuted: counterexample !== undefined, exhibit });
    }
  }
  expect(found.length).toBeGreaterThan(100);
}, slowMs);

test(
  'a fork that changes nothing breaks what the counterexample broke and shows what the witness showed',
  async () => {
    for (const { pattern, property, isRefuted, exhibit } of found) {
      const { outcomes } = await showWhatIf(pattern, exhibit.plan);
      const isMet = outcomes.find(({ name }) => name === property)?.isMet;
      expect([pattern.name, property, isMet]).toEqual([pattern.name, property, !isRefuted]);
    }
  },
  slowMs,
);

type Events = Exhibit['run']['events'];
const repliesOf = (events: Events): readonly unknown[] =>
  events.flatMap((event) => (event.kind === 'command' ? [event.reply] : []));

test('every run is a scenario file that parses, comes true and plays the same replies', () => {
  for (const { pattern, property, exhibit } of found) {
    const { scenario = 'none', run } = exhibit;
    const { ok, simulation } = runScenario(parseScenario(scenario));
    expect([pattern.name, property, ok, repliesOf(simulation.events)]).toEqual([
      pattern.name,
      property,
      true,
      repliesOf(run.events),
    ]);
  }
});

const nx = LIBRARY.find(({ name }) => name === 'Idempotency key with SET NX');

async function firstRun(): Promise<Awaited<ReturnType<typeof showFound>>> {
  if (nx === undefined) throw new Error('the pattern is in the library');
  const [verdict] = await check(nx);
  return showFound(nx, 'one capture per key', verdict?.counterexample?.token ?? '');
}

test('a change takes effect from the cursor on and leaves what was before', async () => {
  if (nx === undefined) throw new Error('the pattern is in the library');
  const exhibit = await firstRun();
  const first = exhibit.run.events[0]?.t ?? 0;
  const forkMs = forkMsAt(exhibit, first);
  const late = withChange(exhibit.plan, forkMsAt(exhibit, exhibit.run.endMs), {
    kind: 'latency',
    from: 'eastus2',
    to: 'westeurope',
    ms: 10,
  });
  const soon = withChange(exhibit.plan, forkMs, {
    kind: 'latency',
    from: 'eastus2',
    to: 'westeurope',
    ms: 10,
  });
  const isKept = async (plan: typeof late): Promise<boolean | undefined> =>
    (await showWhatIf(nx, plan)).outcomes.find(({ name }) => name === 'one capture per key')?.isMet;
  expect(await isKept(late)).toBe(false);
  expect(await isKept(soon)).toBe(true);
});

test('a command that is inserted runs at the cursor and is a step', async () => {
  if (nx === undefined) throw new Error('the pattern is in the library');
  const exhibit = await firstRun();
  const plan = withChange(exhibit.plan, 1, {
    kind: 'command',
    region: 'westeurope',
    text: 'SET idem:7f3c "by hand"',
  });
  const { run, outcomes } = await showWhatIf(nx, plan);
  const [first] = run.steps;
  expect(run.events.find(({ id }) => id === first?.event)).toMatchObject({
    kind: 'command',
    region: 'westeurope',
    t: 1,
  });
  expect(outcomes.find(({ name }) => name === 'one capture per key')?.isMet).toBe(true);
});
