/**
 * A row kept in the memory of a process, and word that it has changed. A message reaches whoever
 * listens when it arrives and nobody else: it is not kept, and nobody is told that it was missed. So
 * a process that loads, then subscribes, keeps the old row for good. What holds asks the region for
 * the version each time the row is used, and takes the message, if one comes, for a courtesy.
 *
 * Each reader asks its region for the row just before it shows its own: nothing is decided by that,
 * it only says what could have been known.
 */
import { always, client, converges, definePattern, sometimes, type Facts } from '../src/index.ts';
import type { AsyncProgram, PlainReply, Redis, Tell } from '../src/index.ts';
import { isOK, script } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { valuesOf } from './clients/told.ts';

const row = 'article:7';

const writing = script([
  { name: 'writing', argv: ['SET', row, 'new'], needs: isOK },
  { name: 'publishing', argv: ['PUBLISH', 'changed', row], tells: 'published' },
]);

/** Shows its row beside the one that the region has at that moment. */
const show = async (redis: Redis, told: Tell, own: PlainReply | undefined): Promise<void> => {
  const there = await redis.call('GET', row);
  told('the region has', there);
  told('shown', own ?? there);
};

/** Listens for a while; a connection that listens can send nothing else. */
const hear = async (redis: Redis, told: Tell): Promise<boolean> => {
  await redis.call('SUBSCRIBE', 'changed');
  const isHeard = (await redis.message(1000)) !== null;
  await redis.call('UNSUBSCRIBE', 'changed');
  if (isHeard) told('heard');
  return isHeard;
};

const listening: AsyncProgram = async (redis, told) => {
  const first = await redis.call('GET', row);
  const own = (await hear(redis, told)) ? await redis.call('GET', row) : first;
  await show(redis, told, own);
};

/** Reads the row, which stands for its version here, each time it is used. */
const asking: AsyncProgram = async (redis, told) => {
  await redis.call('GET', row);
  await hear(redis, told);
  await show(redis, told, undefined);
};

const isShownAsItIs = always(({ told }) => {
  const [there] = valuesOf(told('the region has'));
  return valuesOf(told('shown')).every((shown) => shown === there);
});
const cache = {
  group: 'Freshness',
  shape: 'F',
  regions: twoRegions,
  given: [[east, 'SET', row, 'old']],
} as const;
const witnesses = {
  'word of it is heard': sometimes(({ told }: Facts) => told('heard').length === 1),
  'word of it is missed': sometimes(
    ({ told }: Facts) =>
      told('heard').length === 0 && told('the region has').some(({ value }) => value === 'new'),
  ),
  'regions converge': converges(),
};

export const invalidationPublished = definePattern({
  name: 'Cached row invalidated by PUBLISH',
  ...cache,
  belief: 'Every process hears that the row has changed and loads it again.',
  clients: [
    client('writer', { region: east }, writing),
    client('reader', { region: west }, listening),
  ],
  properties: { 'no process shows what its region no longer has': isShownAsItIs, ...witnesses },
  expected: { 'no process shows what its region no longer has': 'refuted' },
  expectedTrace: { 'no process shows what its region no longer has': 'silent' },
  rules: ['PUB-1', 'REP-11'],
  repairs: ['Cached row with its version asked on use'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'old rows, and for good where word of them was missed',
    memory: 'nothing in Redis beside the row',
  },
});

export const invalidationAsked = definePattern({
  name: 'Cached row with its version asked on use',
  ...cache,
  belief: 'A process that asks its region at every use never shows less than the region has.',
  clients: [
    client('writer', { region: east }, writing),
    client('reader', { region: west }, asking),
  ],
  properties: { 'no process shows what its region no longer has': isShownAsItIs, ...witnesses },
  rules: ['PUB-1', 'REP-6'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'what the region has, which may be old',
    memory: 'a version per row, read at every use',
  },
});
