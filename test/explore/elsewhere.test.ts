/** Clients that speak to more than one region. */
import { describe, expect, it } from 'vitest';

import { failover } from '../../models/clients/failover.ts';
import {
  always,
  check,
  client,
  converges,
  definePattern,
  parseToken,
  replay,
  sometimes,
} from '../../src/index.ts';

const regions = ['east', 'west'];

const pattern = definePattern({
  name: 'Write here, read there',
  regions,
  clients: [
    client('roamer', { region: 'east' }, async (redis, told) => {
      await redis.call('SET', 'k', '1');
      told('read', await redis.at('west').call('GET', 'k'));
    }),
  ],
  properties: {
    'it is there': always(({ told }) => told('read').every(({ value }) => value === '1')),
    'it can be there': sometimes(({ told }) => told('read').some(({ value }) => value === '1')),
    'the second command went west': always(
      ({ replies }) => replies('roamer')[1]?.region !== 'east',
      ({ replies }) => replies('roamer').length > 1,
    ),
    'regions converge': converges(),
  },
});

describe('redis.at', () => {
  it('asks the region it names, with and without reduction', async () => {
    for (const delivery of ['every', 'before-commands'] as const) {
      const verdicts = await check(pattern, { delivery });
      expect(verdicts.map(({ status }) => status)).toEqual(['refuted', 'holds', 'holds', 'holds']);
    }
  });

  it('is replayed where it was asked', async () => {
    const { path, lagIsBounded } = parseToken('gp1:write-here-read-there::c0_c0');
    const { steps, events } = await replay(pattern, path, lagIsBounded);
    expect(steps.map(({ region }) => region)).toEqual(['east', 'west']);
    expect(events.filter(({ kind }) => kind === 'command')).toHaveLength(2);
  });

  it('refuses a region that the pattern does not have', async () => {
    const lost = definePattern({
      ...pattern,
      clients: [
        client('roamer', { region: 'east' }, async (redis) => {
          await redis.at('nowhere').call('GET', 'k');
        }),
      ],
    });
    await expect(check(lost)).rejects.toThrow(
      "client 'roamer' calls region 'nowhere'; the regions are east, west",
    );
  });
});

describe('a client that fails over', () => {
  const moving = (attempts: number) =>
    definePattern({
      name: 'Moving',
      regions,
      clients: [
        client(
          'mover',
          { region: 'east' },
          failover({ regions: ['east', 'west'], attempts, steps: [{ argv: ['INCR', 'n'] }] }),
        ),
      ],
      properties: {
        'it stays at home': always(({ replies }) =>
          replies('mover').every(({ region }) => region === 'east'),
        ),
        'it never gives up': always(({ told }) => told('gave up').length === 0),
        'it is answered': sometimes(({ replies }) => replies('mover').length === 1),
      },
    });
  const statuses = async (attempts: number, timeouts: number) => {
    const verdicts = await check(moving(attempts), { bounds: { faults: { timeouts } } });
    return verdicts.map(({ status }) => status);
  };

  it('tries as often as it may before it moves, and gives up when no region is left', async () => {
    expect(await statuses(1, 0)).toEqual(['holds', 'holds', 'holds']);
    expect(await statuses(2, 1)).toEqual(['holds', 'holds', 'holds']);
    expect(await statuses(1, 1)).toEqual(['refuted', 'holds', 'holds']);
    expect(await statuses(1, 2)).toEqual(['refuted', 'refuted', 'holds']);
  });

  it('pauses twice as long before each further attempt', async () => {
    const { path, lagIsBounded } = parseToken('gp1:moving::t0_w0_t0_w0_t0_w0_c0');
    const { steps } = await replay(moving(4), path, lagIsBounded);
    const wakes = steps.filter(({ move }) => move.kind === 'wake').map(({ t }) => t);
    expect(wakes.map((t, at) => t - (wakes[at - 1] ?? wakes[0] ?? 0))).toEqual([0, 20, 40]);
  });
});
