import { describe, expect, it } from 'vitest';

import { createSimulation, faultChoices, type Choice } from '../../../src/kernel/index.ts';

const create = (): ReturnType<typeof createSimulation> =>
  createSimulation({ regions: ['a', 'b', 'c'], latencyMs: 10 });
const said = (choice: Choice): string =>
  'from' in choice
    ? `${choice.kind} ${choice.from} ${choice.to}`
    : `${choice.kind} ${'region' in choice ? choice.region : ''}`;

describe('the faults that could happen now', () => {
  it('are those of every link and region of a healthy world', () => {
    const faults = faultChoices(create().world).map(said);
    expect(faults).toContain('cut a b');
    expect(faults).toContain('crash c');
    expect(faults).toContain('remove b');
    expect(faults).not.toContain('heal a b');
    expect(faults).not.toContain('restart c');
    expect(faults).not.toContain('lose a b');
  });

  it('follow what has happened', () => {
    const simulation = create();
    simulation.call('a', ['SET', 'k', '1']);
    simulation.crash('c');
    simulation.cut('a', 'b');
    const faults = faultChoices(simulation.world).map(said);
    expect(faults).toContain('heal a b');
    expect(faults).toContain('restart c');
    // a cannot pass on its write while the link is cut, and the last writer may not vanish quietly.
    expect(faults).not.toContain('remove a');
    expect(faults).toContain('force-remove a');
  });

  it('name a loss only where something is on its way, and leave the world as it was', () => {
    const simulation = create();
    simulation.call('a', ['SET', 'k', '1']);
    const before = simulation.digest();
    expect(faultChoices(simulation.world).map(said)).toContain('lose a b');
    expect(simulation.digest()).toBe(before);
  });

  it('are all taken by the door, one after another', () => {
    const simulation = create();
    simulation.call('b', ['INCR', 'n']);
    const happened = new Set<string>();
    for (let round = 0; round < 24; round++) {
      const faults = faultChoices(simulation.world);
      const next = faults[(round * 7) % faults.length];
      if (next === undefined) break;
      simulation.perform(next);
      happened.add(next.kind);
      simulation.advance(5);
    }
    expect(happened).toContain('force-remove');
    expect(happened).toContain('join');
    expect(happened.size).toBeGreaterThan(4);
  });
});
