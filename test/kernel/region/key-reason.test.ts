import { describe, expect, it } from 'vitest';

import { createSimulation, type Reason } from '../../../src/kernel/index.ts';

/** Two regions write one key without hearing of each other, then hear. */
function reasonsOf(left: readonly string[], right: readonly string[]): readonly Reason[] {
  const simulation = createSimulation({ regions: ['a', 'b'] });
  simulation.call('a', left);
  simulation.call('b', right);
  simulation.settle();
  return simulation.events.flatMap((event) => ('reasons' in event ? event.reasons : []));
}

describe('the reason for the deadline in force', () => {
  it('is not given where two writes agree that there is none', () => {
    const reasons = reasonsOf(['SET', 'k', '1'], ['SET', 'k', '2']);
    expect(reasons.map(({ rule }) => rule)).toContain('CLK-3');
    expect(reasons.filter(({ compared }) => compared === 'deadline-ms')).toEqual([]);
  });

  it('says that no expiry outlasts a deadline', () => {
    const reasons = reasonsOf(['SET', 'k', '1', 'EX', '60'], ['SET', 'k', '2']);
    expect(reasons.map(({ rule }) => rule)).toContain('EXP-2');
  });
});
