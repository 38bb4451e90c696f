import type { Generator } from '../generator.ts';

/** One channel at a time: a server confirms several one after the other, a region in one list. */
export const CHANNELS = ['news', 'note'] as const;
/** Only one, so that PUNSUBSCRIBE without arguments has one confirmation too. */
export const PATTERN = 'n[eo]*';

// Nothing listened to here is published: a server would send it between the replies.
export const PUBSUB_GENERATORS: readonly Generator[] = [
  { name: 'subscribe', isIntact: true, draw: (draw) => [draw.oneOf(CHANNELS)] },
  { name: 'psubscribe', isIntact: true, draw: () => [PATTERN] },
  { name: 'unsubscribe', weight: 6, isIntact: true, draw: (draw) => [draw.oneOf(CHANNELS)] },
  {
    name: 'punsubscribe',
    weight: 3,
    isIntact: true,
    draw: (draw) => (draw.chance(50) ? [] : [PATTERN]),
  },
  { name: 'publish', weight: 3, draw: (draw) => ['silence', draw.key()] },
  { name: 'spublish', draw: (draw) => ['silence', draw.key()] },
  { name: 'pubsub channels', weight: 2, draw: (draw) => (draw.chance(50) ? [] : ['n*']) },
  {
    name: 'pubsub numsub',
    weight: 2,
    draw: (draw) => draw.several(0, 2, () => draw.oneOf(CHANNELS)),
  },
  { name: 'pubsub numpat', draw: () => [] },
  { name: 'pubsub shardchannels', draw: (draw) => (draw.chance(50) ? [] : ['n*']) },
  { name: 'pubsub shardnumsub', draw: (draw) => draw.several(0, 2, () => draw.oneOf(CHANNELS)) },
  { name: 'pubsub nosuch', draw: () => [] },
  { name: 'ping', draw: (draw) => (draw.chance(50) ? [] : [draw.key()]) },
  { name: 'ssubscribe', isIntact: true, draw: () => ['{n}shard'] },
  { name: 'sunsubscribe', weight: 4, isIntact: true, draw: () => ['{n}shard'] },
];
