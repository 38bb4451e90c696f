/**
 * Azure keeps no file beside geo-replication: what a region acknowledged and had not sent yet is
 * gone with its memory (REP-10). A write is safe from one crash once another region has it, and no
 * reply of the own region says so; WAIT does not reach across regions (REP-9). What holds looks for
 * its write in the other region before it tells anybody.
 */
import {
  client,
  converges,
  definePattern,
  sometimes,
  UnknownOutcome,
  whenQuiet,
  type Facts,
  type PlainReply,
  type Redis,
} from '../src/index.ts';
import { east, twoRegions, west } from './clients/places.ts';

const bounds = { faults: { crashes: 1 }, persistence: 'none' } as const;

const confirmedStays = {
  'a confirmed order is there': whenQuiet(
    ({ told, read }: Facts) =>
      told('confirmed').length === 0 || read(west, 'GET', 'order:7') === 'a',
  ),
  'an order is confirmed': sometimes(({ told }: Facts) => told('confirmed').length === 1),
  'regions converge': converges(),
} as const;

/** A region that is down answers nothing: whatever is not known counts as not done. */
async function ask(redis: Redis, region: string, ...argv: readonly string[]): Promise<PlainReply> {
  try {
    return await redis.at(region).call(...argv);
  } catch (thrown) {
    if (thrown instanceof UnknownOutcome) return null;
    throw thrown;
  }
}

export const orderConfirmedAtOnce = definePattern({
  name: 'Order confirmed when it is acknowledged',
  belief: 'An order that Redis acknowledged will not be lost.',
  group: 'Crashes',
  shape: 'A',
  regions: twoRegions,
  clients: [
    client('shop', { region: east }, async (redis, told) => {
      if ((await ask(redis, east, 'SET', 'order:7', 'a')) === 'OK') told('confirmed');
    }),
  ],
  bounds,
  properties: confirmedStays,
  expected: { 'a confirmed order is there': 'refuted' },
  rules: ['REP-10', 'STL-3'],
  repairs: ['Order confirmed when the other region has it'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'orders of a region that crashes meanwhile are lost',
    memory: 'one string per order',
  },
});

/** Looks at the other region before the order counts as not confirmed. */
const looksMax = 2;

export const orderConfirmedThere = definePattern({
  name: 'Order confirmed when the other region has it',
  belief: 'What two regions have survives the crash of one.',
  group: 'Crashes',
  shape: 'A',
  regions: twoRegions,
  clients: [
    client('shop', { region: east }, async (redis, told) => {
      if ((await ask(redis, east, 'SET', 'order:7', 'a')) !== 'OK') return;
      for (let look = 0; look < looksMax; look++) {
        if ((await ask(redis, west, 'GET', 'order:7')) === 'a') {
          told('confirmed');
          return;
        }
        await redis.pause(100);
      }
    }),
  ],
  bounds,
  properties: confirmedStays,
  rules: ['REP-9', 'REP-10'],
  price: {
    wanRoundTrips: 1,
    duringCut: 'orders are taken and not confirmed',
    memory: 'one string per order',
  },
});
