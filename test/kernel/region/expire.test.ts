import { expect, test } from 'vitest';

import { createSimulation, effectsOf } from '../../../src/kernel/index.ts';

test('a field expires in time behind an earlier one that another region owns (EXP-3, HSH-5)', () => {
  const sim = createSimulation({ regions: ['a', 'b'], trace: false });
  sim.call('a', ['HSET', 'h', 'mine', '1', 'theirs', '2', 'stays', '3']);
  sim.settle();
  sim.call('b', ['HPEXPIRE', 'h', '1000', 'FIELDS', '1', 'theirs']);
  sim.settle();
  sim.call('a', ['HPEXPIRE', 'h', '3000', 'FIELDS', '1', 'mine']);
  sim.settle();
  // The owner of the earlier deadline is away, so that its field is hidden here and never removed.
  sim.crash('b');
  const sent = (): number => {
    const [log] = sim.world.logs;
    return log === undefined ? 0 : log.first + log.rows.length;
  };
  sim.advance(2000);
  const before = sent();
  sim.advance(2000);
  expect(sent()).toBe(before + 1);
});

test('a write at a region that owns no deadline sends the removal before it (EXP-5)', () => {
  const sim = createSimulation({ regions: ['a', 'b'], delivery: 'manual' });
  sim.call('a', ['SET', 'n', '5', 'PX', '10']);
  sim.settle();
  sim.advance(11);
  sim.call('b', ['INCR', 'n']);
  const sent = sim.world.logs[1]?.rows.flatMap(({ payload }) =>
    effectsOf(payload).map(({ type }) => type),
  );
  expect(sent).toEqual(['key', 'string']);
});
