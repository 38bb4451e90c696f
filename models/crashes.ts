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
  whenQuiet,
  type Redis,
} from '../src/index.ts';
import { attempt } from './clients/attempt.ts';
import { east, twoRegions, west } from './clients/places.ts';

const acknowledged = {
  group: 'Crashes',
  shape: 'A',
  regions: twoRegions,
  bounds: { faults: { crashes: 1 }, persistence: 'none' },
  properties: {
    'a confirmed order is there': whenQuiet(
      ({ told, read }) => told('confirmed').length === 0 || read(west, 'GET', 'order:7') === 'a',
    ),
    'an order is confirmed': sometimes(({ told }) => told('confirmed').length === 1),
    'regions converge': converges(),
  },
} as const;

/** True when the region in the east acknowledged it: what is not known counts as not done. */
const isTaken = async (redis: Redis): Promise<boolean> =>
  (await attempt(redis.at(east), 'SET', 'order:7', 'a')) === 'OK';

export const orderConfirmedAtOnce = definePattern({
  name: 'Order confirmed when it is acknowledged',
  belief: 'An order that Redis acknowledged will not be lost.',
  ...acknowledged,
  clients: [
    client('shop', { region: east }, async (redis, told) => {
      if (await isTaken(redis)) told('confirmed');
    }),
  ],
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
  ...acknowledged,
  clients: [
    client('shop', { region: east }, async (redis, told) => {
      if (!(await isTaken(redis))) return;
      for (let look = 0; look < looksMax; look++) {
        if ((await attempt(redis.at(west), 'GET', 'order:7')) === 'a') {
          told('confirmed');
          return;
        }
        await redis.pause(100);
      }
    }),
  ],
  rules: ['REP-9', 'REP-10'],
  price: {
    wanRoundTrips: 1,
    duringCut: 'orders are taken and not confirmed',
    memory: 'one string per order',
  },
});
