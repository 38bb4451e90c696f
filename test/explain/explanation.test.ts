import { expect, test } from 'vitest';
import { createSimulation, explain, renderStory, type TraceEvent } from '../../src/index.ts';

const regions = ['east', 'west'];

test('each event has a line, and each answer its story', () => {
  const sim = createSimulation({ regions });
  sim.call('east', ['SET', 'k', 'v']);
  sim.call('west', ['SETNX', 'k', 'w']);
  const { lines, whyAnswered } = explain(sim);
  expect(lines).toEqual(['  #1  east  SET k v  → OK', '  #2  west  SETNX k w  → (integer) 1']);
  const isClaim = (event: TraceEvent) => event.kind === 'command' && event.region === 'west';
  const claim = sim.events.find(isClaim);
  expect(claim?.kind === 'command' && renderStory(whyAnswered(claim))).toContain(
    'west answered (integer) 1: SETNX asks only the local replica, and k was absent here.',
  );
});

test('a value is told as it is now, also where no time has passed', () => {
  const sim = createSimulation({ regions, delivery: 'manual' });
  sim.call('east', ['SET', 'k', 'e']);
  sim.call('west', ['SET', 'k', 'w']);
  sim.settle();
  const [title, ...lines] = renderStory(explain(sim).whyShown('west', 'k')).split('\n');
  expect(title).toBe('Why does west show e?');
  expect(lines[1]).toContain('e wins: both clocks said the same');
});

test('a key past its deadline is told of, though nothing has happened since', () => {
  const sim = createSimulation({ regions });
  sim.call('east', ['SET', 'k', 'v', 'PX', '100']);
  sim.settle();
  sim.advance(1000);
  expect(explain(sim).whyShown('west', 'k').title).toBe('Why is k absent in west?');
});

test('a key may be bytes', () => {
  const sim = createSimulation({ regions });
  const key = Uint8Array.of(0xff);
  sim.call('east', ['SET', key, 'v']);
  expect(explain(sim).whyShown('east', key).title).toBe('Why does east show v?');
});

test('what cannot be explained is refused', () => {
  const silent = createSimulation({ regions, trace: false });
  expect(() => explain(silent)).toThrow('this one was created with trace: false');
  const sim = createSimulation({ regions });
  expect(() => explain(sim).whyShown('north', 'k')).toThrow(
    "no region is called 'north'; there are: east, west",
  );
});
