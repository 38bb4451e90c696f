/** Clients that listen: messages pushed to them, in order, or none within their time (PUB-1). */
import { describe, expect, it } from 'vitest';
import { setup } from 'xstate';

import {
  always,
  check,
  client,
  definePattern,
  parseToken,
  replay,
  sometimes,
  type Pattern,
  type Redis,
} from '../../src/index.ts';

const regions = ['east', 'west'];

/** Publishes in the other region, and waits for it at home. */
const probing = (withinMs: number): Pattern =>
  definePattern({
    name: 'Probe',
    regions,
    clients: [
      client('prober', { region: 'west' }, async (redis, told) => {
        await redis.call('SUBSCRIBE', 'probe');
        await redis.at('east').call('PUBLISH', 'probe', '1');
        const pushed = await redis.message(withinMs);
        told(pushed === null ? 'silence' : 'heard', pushed?.message ?? '');
      }),
    ],
    properties: {
      'never silence': always(({ told }) => told('silence').length === 0),
      heard: sometimes(({ told }) => told('heard').some(({ value }) => value === '1')),
    },
  });

describe('a client that listens', () => {
  it('hears what arrived, or nothing in time', async () => {
    const [silence, heard] = await check(probing(50));
    expect(silence?.counterexample?.token).toBe('gp1:probe::c0_c0_w0');
    expect(heard?.witness?.token).toBe('gp1:probe::c0_c0_d0-1_m0');
  });

  it('does not wait in vain for what must be there by then', async () => {
    const within = async (ms: number) =>
      (await check(probing(ms), { bounds: { lagMsMax: 40, tickMs: 10 } })).map(
        ({ status }) => status,
      );
    expect(await within(40)).toEqual(['holds', 'holds']);
    expect(await within(30)).toEqual(['refuted', 'holds']);
  });

  it('hears in order what came before it asked, and what its own region published', async () => {
    const told: string[] = [];
    const pattern = definePattern({
      name: 'Two messages',
      regions,
      clients: [
        client('ear', { region: 'west' }, async (redis, tell) => {
          await redis.call('SUBSCRIBE', 'news');
          const east = redis.at('east');
          await east.call('PUBLISH', 'news', 'first');
          await east.call('PUBLISH', 'news', 'second');
          const hear = async (): Promise<void> => {
            tell('heard', (await redis.message(10))?.message ?? 'nothing');
          };
          await hear();
          await hear();
        }),
      ],
      properties: { any: always(() => true) },
    });
    const path = parseToken('gp1:two-messages::c0_c0_c0_d0-1_d0-1_m0_m0');
    const { facts } = await replay(pattern, path.path, path.lagIsBounded);
    told.push(...facts.told('heard').map(({ value }) => value ?? ''));
    expect(told).toEqual(['first', 'second']);
  });

  it('is replayed with its place when there is nothing to hear', async () => {
    const hears = (token: string) => {
      const { path, lagIsBounded } = parseToken(token);
      return replay(probing(50), path, lagIsBounded);
    };
    await expect(hears('gp1:probe::c0_c0_m0')).rejects.toThrow(
      "step 3: no message is there for 'prober'",
    );
    await expect(hears('gp1:probe::m0')).rejects.toThrow(
      "step 1: client 'prober' waits for no message there",
    );
  });

  it('has the same verdicts without reduction', async () => {
    const ear = async (redis: Redis): Promise<string> => {
      await redis.call('SUBSCRIBE', 'news');
      const first = await redis.message(5);
      const second = await redis.message(5);
      return `${first?.message ?? '-'}${second?.message ?? '-'}`;
    };
    const pattern = definePattern({
      name: 'Three listen',
      regions: ['a', 'b', 'c'],
      clients: [
        client('ear', { region: 'c' }, async (redis, told) => {
          told('heard', await ear(redis));
        }),
        ...['a', 'b'].map((region) =>
          client(region, { region }, async (redis) => {
            await redis.call('PUBLISH', 'news', region);
          }),
        ),
      ],
      properties: Object.fromEntries(
        ['ab', 'ba', 'a-', '-a', 'b-', '-b', '--', 'aa'].map((heard) => [
          heard,
          sometimes(({ told }) => told('heard').some(({ value }) => value === heard)),
        ]),
      ),
    });
    const statuses = async (delivery: 'auto' | 'every') =>
      (await check(pattern, { delivery })).map(({ property, status }) => `${property} ${status}`);
    const reduced = await statuses('auto');
    expect(reduced).toEqual(await statuses('every'));
    expect(reduced.filter((one) => one.endsWith('refuted'))).toEqual(['aa refuted']);
  });
});

describe('a statechart that listens', () => {
  const chart = (hasEnd: boolean) =>
    setup({
      actions: {
        call: (_, params: { readonly argv: readonly string[]; readonly region?: string }) =>
          params.argv,
        listen: () => undefined,
        tell: (_, params: { readonly what: string }) => params.what,
      },
    }).createMachine({
      initial: 'subscribing',
      states: {
        subscribing: {
          entry: { type: 'call', params: { argv: ['SUBSCRIBE', 'probe'] } },
          on: { reply: 'publishing' },
        },
        publishing: {
          entry: { type: 'call', params: { argv: ['PUBLISH', 'probe', '1'], region: 'east' } },
          on: { reply: 'listening' },
        },
        listening: {
          entry: { type: 'listen' },
          on: { message: 'healthy' },
          ...(hasEnd ? { after: { 50: 'ill' } } : {}),
        },
        healthy: { type: 'final', entry: { type: 'tell', params: { what: 'healthy' } } },
        ill: { type: 'final', entry: { type: 'tell', params: { what: 'ill' } } },
      },
    });
  const pattern = (hasEnd: boolean): Pattern =>
    definePattern({
      name: 'Probing chart',
      regions,
      clients: [client('prober', { region: 'west' }, chart(hasEnd))],
      properties: {
        'never ill': always(({ told }) => told('ill').length === 0),
        healthy: sometimes(({ told }) => told('healthy').length === 1),
      },
    });

  it('takes a message as an event, or the end of its wait', async () => {
    const [ill, healthy] = await check(pattern(true));
    expect(ill?.counterexample?.token).toBe('gp1:probing-chart::c0_c0_w0');
    expect(healthy?.witness?.token).toBe('gp1:probing-chart::c0_c0_d0-1_m0');
  });

  it('has to say how long it waits', async () => {
    const [verdict] = await check(pattern(false));
    expect(verdict).toMatchObject({ status: 'unknown' });
    expect(verdict?.why).toContain("listens for ever: a state with a 'listen' action");
  });
});
