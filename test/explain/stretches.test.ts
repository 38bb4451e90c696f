/** Times at which a link is slow or a region takes no writes: drawn where they are, and told as rows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  layoutDiagram,
  paceAt,
  renderMarks,
  runOf,
  tableOf,
  type Run,
} from '../../src/explain/index.ts';
import { createSimulation } from '../../src/kernel/index.ts';
import { parseScenario, runScenario } from '../../src/scenario/index.ts';
import { expectGolden } from './golden.ts';

const faults = join(import.meta.dirname, '..', 'scenarios', 'faults');

function played(name: string): Run {
  const file = readFileSync(join(faults, `${name}.geo`), 'utf8');
  const { simulation } = runScenario(parseScenario(file));
  return runOf(simulation, {
    steps: simulation.events
      .filter(({ kind }) => kind === 'clog' || kind === 'unclog')
      .map(({ id }) => id),
  });
}

test.each(['link-clog', 'stale-refuses-writes', 'join-reads-before-writes'])(
  '%s is drawn as before',
  (name) => {
    expectGolden(`${name}.marks.txt`, renderMarks(layoutDiagram(played(name), 1022, 0)));
  },
);

test('a slow link is a band from its clog to its end, with the numbers of both on its edges', () => {
  const run = played('link-clog');
  const { marks } = layoutDiagram(run, 1022, 0);
  expect(marks.filter(({ role }) => role === 'band').map(({ title }) => title)).toEqual([
    'Link r1 to r2 takes 100 ms from 0 ms to 100 ms',
  ]);
  expect(marks.filter(({ role }) => role === 'network').map(({ id }) => id)).toEqual([
    'network:1:r1>r2',
    'network:2:r1>r2',
  ]);
});

test('a link has its pace only while it lasts, and only in its direction', () => {
  const { links } = played('link-clog');
  const pacesOf = (from: string): Run['links'][number]['paces'] =>
    links.find((link) => link.from === from)?.paces ?? [];
  expect([0, 99, 100].map((ms) => paceAt(pacesOf('r1'), ms)?.latencyMs)).toEqual([
    100,
    100,
    undefined,
  ]);
  expect(pacesOf('r2')).toEqual([]);
});

test('a latency that somebody set is told as one, slower or quicker', () => {
  const simulation = createSimulation({ regions: ['r1', 'r2'], latencyMs: 80 });
  simulation.call('r1', ['SET', 'k', '1']);
  simulation.advance(10);
  simulation.perform({ kind: 'unclog', from: 'r1', to: 'r2', oneWay: false });
  const event = simulation.events.at(-1)?.id ?? -1;
  const run = runOf(simulation, { latencies: [{ event, ms: 30 }] });
  expect(tableOf(run).at(-1)?.what).toBe('latency r1 ⇄ r2: 30 ms');
  expect(paceAt(run.links[0]?.paces ?? [], 10)?.latencyMs).toBe(30);
});

/** A region that crashes and comes back while nobody can be reached, having written or not. */
function backAlone(deed: readonly string[]): readonly (string | undefined)[] {
  const simulation = createSimulation({ regions: ['r1', 'r2'], latencyMs: 80 });
  simulation.call('r1', deed);
  simulation.cut('r1', 'r2');
  simulation.advance(20);
  simulation.crash('r1');
  simulation.advance(20);
  simulation.restart('r1');
  simulation.advance(60);
  simulation.call('r1', ['GET', 'k']);
  const { marks, scale } = layoutDiagram(runOf(simulation), 1022, 0);
  const bands = marks.filter(({ id }) => id.startsWith('syncing:'));
  expect(bands.every(({ box }) => box.x + box.width >= scale.right)).toBe(true);
  return bands.map(({ title }) => title);
}

test('a region that stays stale to the end of the run is told to the end', () => {
  expect(backAlone(['SET', 'k', 'v'])).toEqual(['r1 has not synced yet and takes no writes']);
});

test('a region that never wrote is not stale when it comes back, and nothing is told', () => {
  expect(backAlone(['GET', 'k'])).toEqual([]);
});

test('a region that takes no writes is told from its return to its release', () => {
  const { marks } = layoutDiagram(played('stale-refuses-writes'), 1022, 0);
  const titles = marks.filter(({ role }) => role === 'down').map(({ title }) => title);
  expect(titles).toEqual(['r1 is down', 'r1 has not synced yet and takes no writes']);
});
