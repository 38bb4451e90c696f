/**
 * Publish and subscribe: facts here, handled by the region's subscriptions (PUB-1, PUB-2). What is
 * published travels to the other regions as an effect; who listens is the business of one region.
 */
import { PUBSUB_SUBCOMMANDS } from './pubsub-subcommands.ts';
import { ALL_KEYS, NO_KEYS, ONE_KEY, type PubsubCommand } from './spec.ts';
import { refuseBySubcommands } from './subcommands.ts';

const pubsub = { kind: 'pubsub', group: 'pubsub', flags: [] } as const;
const listening = { ...pubsub, flags: ['pubsub', 'noscript', 'loading', 'stale'] } as const;

const LOOK: PubsubCommand = {
  ...pubsub,
  name: 'pubsub',
  summary: 'Tells who listens in this region.',
  since: '2.8.0',
  arity: -2,
  usage: 'subcommand [argument ...]',
  keys: NO_KEYS,
  subcommands: PUBSUB_SUBCOMMANDS,
  handler: 'look',
  scope: 'channel',
  refuse: (argv) => refuseBySubcommands(LOOK, argv),
};

export const PUBSUB_COMMANDS: readonly PubsubCommand[] = [
  {
    ...pubsub,
    name: 'publish',
    summary: 'Sends a message to a channel, in every region; counts receivers in this one (PUB-1).',
    since: '2.0.0',
    arity: 3,
    usage: 'channel message',
    flags: ['pubsub', 'loading', 'stale', 'fast'],
    keys: NO_KEYS,
    handler: 'publish',
    scope: 'channel',
  },
  {
    ...listening,
    name: 'subscribe',
    summary: 'Listens to channels in this region.',
    since: '2.0.0',
    arity: -2,
    usage: 'channel [channel ...]',
    keys: NO_KEYS,
    handler: 'subscribe',
    scope: 'channel',
  },
  {
    ...listening,
    name: 'unsubscribe',
    summary: 'Stops listening to channels; without one named, to all of them.',
    since: '2.0.0',
    arity: -1,
    usage: '[channel [channel ...]]',
    keys: NO_KEYS,
    handler: 'unsubscribe',
    scope: 'channel',
  },
  {
    ...listening,
    name: 'psubscribe',
    summary: 'Listens to every channel whose name matches a pattern.',
    since: '2.0.0',
    arity: -2,
    usage: 'pattern [pattern ...]',
    keys: NO_KEYS,
    handler: 'subscribe',
    scope: 'pattern',
  },
  {
    ...listening,
    name: 'punsubscribe',
    summary: 'Stops listening to patterns; without one named, to all of them.',
    since: '2.0.0',
    arity: -1,
    usage: '[pattern [pattern ...]]',
    keys: NO_KEYS,
    handler: 'unsubscribe',
    scope: 'pattern',
  },
  {
    ...pubsub,
    name: 'spublish',
    summary: 'Sends a message to a shard channel; it travels as PUBLISH does (PUB-2).',
    since: '7.0.0',
    arity: 3,
    usage: 'shardchannel message',
    flags: ['pubsub', 'loading', 'stale', 'fast'],
    keys: ONE_KEY,
    handler: 'publish',
    scope: 'shard',
  },
  {
    ...listening,
    name: 'ssubscribe',
    summary: 'Listens to shard channels of one slot.',
    since: '7.0.0',
    arity: -2,
    usage: 'shardchannel [shardchannel ...]',
    keys: ALL_KEYS,
    handler: 'subscribe',
    scope: 'shard',
  },
  {
    ...listening,
    name: 'sunsubscribe',
    summary: 'Stops listening to shard channels; without one named, to all of them.',
    since: '7.0.0',
    arity: -1,
    usage: '[shardchannel [shardchannel ...]]',
    keys: ALL_KEYS,
    handler: 'unsubscribe',
    scope: 'shard',
  },
  LOOK,
];
