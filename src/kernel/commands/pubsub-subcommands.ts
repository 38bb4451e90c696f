/** The facts of what PUBSUB tells. Each looks at this region alone. */
import { NO_KEYS, type Facts } from './spec.ts';

const look = {
  group: 'pubsub',
  arity: -2,
  flags: ['pubsub', 'loading', 'stale'],
  keys: NO_KEYS,
} as const;

export const PUBSUB_SUBCOMMANDS: readonly Facts[] = [
  {
    ...look,
    name: 'pubsub|channels',
    summary: 'Lists the channels that somebody here listens to.',
    since: '2.8.0',
    usage: '[pattern]',
  },
  {
    ...look,
    name: 'pubsub|numsub',
    summary: 'Counts the subscribers of channels.',
    since: '2.8.0',
    usage: '[channel [channel ...]]',
  },
  {
    ...look,
    name: 'pubsub|numpat',
    summary: 'Counts the patterns that somebody here listens to.',
    since: '2.8.0',
    arity: 2,
    usage: '',
  },
  {
    ...look,
    name: 'pubsub|shardchannels',
    summary: 'Lists the shard channels that somebody here listens to.',
    since: '7.0.0',
    usage: '[pattern]',
  },
  {
    ...look,
    name: 'pubsub|shardnumsub',
    summary: 'Counts the subscribers of shard channels.',
    since: '7.0.0',
    usage: '[shardchannel [shardchannel ...]]',
  },
];
