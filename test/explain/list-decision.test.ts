/** How long a story tells of a list's decision: as long as the elements it was about are there. */
import { expect, test } from 'vitest';
import { renderStory, runOf, tellValue } from '../../src/explain/index.ts';
import { asBytes, createSimulation } from '../../src/kernel/index.ts';

function toldAfter(first: string, second: string, ...later: readonly string[]): string {
  const sim = createSimulation({ regions: ['a', 'b'], latencyMs: 10 });
  sim.call('a', ['RPUSH', 'l', first]);
  sim.call('b', ['RPUSH', 'l', second]);
  sim.settle();
  for (const line of later) sim.call('a', line.split(' '));
  sim.settle();
  const run = runOf(sim);
  return renderStory(tellValue(run, { region: 'b', key: asBytes('l'), atMs: run.endMs }));
}

test('two elements at one place: their order is told while both are there', () => {
  expect(toldAfter('an', 'other')).toContain('an of a:1 stands before other of b:1');
});

test('an element that was removed is told of no more, also where its text is part of another', () => {
  expect(toldAfter('an', 'banana', 'LREM l 0 an')).not.toContain('LST-4');
});

test('the same text pushed again is another element', () => {
  expect(toldAfter('an', 'other', 'LREM l 0 an', 'RPUSH l an')).not.toContain('LST-4');
});

test('an element that stays is told of when others went', () => {
  const told = toldAfter('an', 'other', 'RPUSH l third', 'LREM l 0 third');
  expect(told).toContain('an of a:1 stands before other of b:1');
});

test('an element whose rival was removed needs no explanation any more', () => {
  expect(toldAfter('an', 'other', 'LREM l 0 other')).not.toContain('LST-4');
});

test('a replacement beside a removal is told of while what replaced is there', () => {
  const told = (...later: readonly string[]): string => {
    const sim = createSimulation({ regions: ['a', 'b'], latencyMs: 10 });
    sim.call('a', ['RPUSH', 'l', 'x', 'end']);
    sim.settle();
    sim.call('a', ['LSET', 'l', '0', 'y']);
    sim.call('b', ['LREM', 'l', '0', 'x']);
    sim.settle();
    for (const line of later) sim.call('a', line.split(' '));
    sim.settle();
    const run = runOf(sim);
    return renderStory(tellValue(run, { region: 'b', key: asBytes('l'), atMs: run.endMs }));
  };
  expect(told()).toContain('LST-5');
  expect(told('LREM l 0 y')).not.toContain('LST-5');
});
