import { describe, expect, it } from 'vitest';

import { createSimulation, faultChoices, type Choice } from '../../../src/kernel/index.ts';
import { FAULT_KINDS } from '../../../src/scenario/index.ts';

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

  it('have every kind of fault that there is, once the world gives rise to it', () => {
    const simulation = create();
    const met = new Set<string>();
    const look = (): void => {
      for (const { kind } of faultChoices(simulation.world)) met.add(kind);
    };
    simulation.call('a', ['SET', 'k', '1']);
    look();
    simulation.advance(10);
    look();
    simulation.cut('a', 'b');
    simulation.clog('b', 'c', { factor: 2 });
    simulation.crash('c');
    look();
    expect(met).toEqual(new Set(FAULT_KINDS));
  });

  it('name an amount other than the one in force', () => {
    const simulation = create();
    simulation.setClockSkew('a', 100);
    const skews = faultChoices(simulation.world).flatMap((choice) =>
      choice.kind === 'clock' ? [`${choice.region} ${String(choice.skewMs)}`] : [],
    );
    expect(skews).toContain('a 0');
    expect(skews).not.toContain('a 100');
    expect(skews).toContain('b 100');
    expect(skews).not.toContain('b 0');
  });

  it('propose an end of what has begun, one way or both', () => {
    const simulation = create();
    simulation.cut('a', 'b');
    simulation.clog('b', 'c', { factor: 2, oneWay: true });
    const ends = faultChoices(simulation.world).filter(
      ({ kind }) => kind === 'heal' || kind === 'unclog',
    );
    expect(ends).toEqual([
      { kind: 'heal', from: 'a', to: 'b', oneWay: true },
      { kind: 'heal', from: 'a', to: 'b', oneWay: false },
      { kind: 'heal', from: 'b', to: 'a', oneWay: true },
      { kind: 'unclog', from: 'b', to: 'c', oneWay: true },
    ]);
  });

  it('stay few, however many keys there are', () => {
    const simulation = create();
    for (let key = 0; key < 100; key++) simulation.call('a', ['SET', `k${String(key)}`, '1']);
    const evictions = faultChoices(simulation.world).filter(({ kind }) => kind === 'evict');
    expect(evictions).toHaveLength(8);
  });
});
