/** Commands that run after their client gave them up, as a bound. */
import { describe, expect, it } from 'vitest';

import {
  always,
  check,
  client,
  definePattern,
  parseToken,
  replay,
  UnknownOutcome,
  whenQuiet,
  type Redis,
} from '../../src/index.ts';

const regions = ['east', 'west'];

/** Sends a command and goes on whether it was answered or not. */
async function attempt(redis: Redis, ...argv: readonly string[]): Promise<void> {
  try {
    await redis.call(...argv);
  } catch (thrown) {
    if (!(thrown instanceof UnknownOutcome)) throw thrown;
  }
}

const saver = client('ann', { region: 'east' }, async (redis) => {
  await attempt(redis, 'SET', 'address', 'old');
  await redis.call('SET', 'address', 'new');
});

const pattern = definePattern({
  name: 'Saved twice',
  regions,
  clients: [saver],
  properties: {
    'the last stays': whenQuiet(({ read }) => read('east', 'GET', 'address') === 'new'),
  },
});

const late = { faults: { lateCommands: 1 } };

describe('a late command', () => {
  it('is no part of a search without the bound, which says so', async () => {
    const [verdict] = await check(
      definePattern({
        ...pattern,
        clients: [
          client('ann', { region: 'east' }, async (redis) => {
            await attempt(redis, 'SET', 'address', 'old');
            await attempt(redis, 'SET', 'address', 'new');
          }),
        ],
        properties: { 'something stays': whenQuiet(() => true) },
      }),
      { bounds: { faults: { timeouts: 1 } } },
    );
    expect(verdict?.hint).toContain('commands that run late');
  });

  it('runs after what the client sent next', async () => {
    const [verdict] = await check(pattern, { bounds: late });
    expect(verdict?.counterexample?.token).toBe('gp1:saved-twice::y0_c0_l0_d0-1_d0-1');
  });

  it('is replayed: nobody hears its reply, and it changes what is there', async () => {
    const { path, lagIsBounded } = parseToken('gp1:saved-twice::y0_c0_l0');
    const { facts, steps, simulation } = await replay(pattern, path, lagIsBounded);
    expect(facts.read('east', 'GET', 'address')).toBe('old');
    expect(facts.replies().map(({ argv }) => argv[2])).toEqual(['new']);
    expect(steps.map(({ isFault }) => isFault)).toEqual([true, false, false]);
    const told = simulation.events.flatMap((event) => (event.kind === 'told' ? [event.value] : []));
    expect(told).toEqual([
      'to SET address old: it is still on its way',
      'it was given up before it ran',
    ]);
  });

  it('is not at rest while it is on its way', async () => {
    const { path, lagIsBounded } = parseToken('gp1:saved-twice::y0_c0_d0-1');
    expect((await replay(pattern, path, lagIsBounded)).isQuiet).toBe(false);
  });

  it('has the same verdicts without reduction, and among clients that are alike', async () => {
    const crowd = definePattern({
      ...pattern,
      clients: [
        saver,
        { ...saver, name: 'bob' },
        client('reader', { region: 'west' }, async (redis, told) => {
          told('read', await redis.call('GET', 'address'));
        }),
      ],
      properties: {
        ...pattern.properties,
        'nobody reads the old one': always(({ told }) =>
          told('read').every(({ value }) => value !== 'old'),
        ),
      },
    });
    const bounds = { faults: { lateCommands: 1, timeouts: 1 } };
    const reduced = await check(crowd, { bounds });
    const every = await check(crowd, { bounds, delivery: 'every', symmetry: false });
    const facts = (verdicts: typeof every) =>
      verdicts.map(({ status, counterexample }) => [status, counterexample?.steps.length]);
    expect(facts(reduced)).toEqual(facts(every));
    expect(reduced[0]?.explored.states).toBeLessThan(every[0]?.explored.states ?? 0);
  });
});
