/**
 * PUBLISH, SUBSCRIBE and their kin at one region. A subscription belongs to a connection of this
 * region and is told to nobody; a message is an effect like any other write, so it keeps its place
 * among them on every link, is dropped where it is known, and does not come again with a full
 * synchronisation (PUB-1, PUB-2).
 *
 * Several channels in one command are confirmed by one list of confirmations, where a server
 * sends one after the other.
 */
import {
  array,
  asBytes,
  bulk,
  EMPTY,
  EMPTY_ARRAY,
  integer,
  lower,
  matchesGlob,
  NIL,
  type ByteString,
  type Reply,
} from '../base/index.ts';
import {
  DENY_BLOCKING,
  wrongSubcommandArity,
  type Argv,
  type CommandSpec,
  type PubsubCommand,
} from '../commands/index.ts';
import { receiptsOf } from './inbox.ts';
import type { Execution, Instant } from './instant.ts';
import { nameUpdate } from './name.ts';
import type { Region, Subscriber } from './state.ts';

type Scope = PubsubCommand['scope'];

const only = (reply: Reply): Execution => ({ reply, batches: [] });

export function runPubsub(
  region: Region,
  spec: PubsubCommand,
  argv: Argv,
  client: string,
  instant: Instant,
): Execution {
  const names = argv.slice(1);
  switch (spec.handler) {
    case 'publish':
      return publish(region, spec, argv, instant);
    case 'subscribe':
      return only(confirmed(names.map((name) => subscribe(region, client, spec, name))));
    case 'unsubscribe': {
      const left =
        names.length > 0 ? names : [...(region.subscribers.get(client)?.[spec.scope] ?? [])];
      if (left.length === 0) return only(confirm(region, client, spec, undefined));
      return only(confirmed(left.map((name) => unsubscribe(region, client, spec, name))));
    }
    case 'look':
      return only(look(region, argv));
  }
}

/** The same as part of a transaction, where shard channels cannot be listened to. */
export function runQueuedPubsub(
  region: Region,
  spec: PubsubCommand,
  argv: Argv,
  client: string,
  instant: Instant,
): Execution {
  const isRefused = spec.handler === 'subscribe' && spec.scope === 'shard';
  return isRefused ? only(DENY_BLOCKING) : runPubsub(region, spec, argv, client, instant);
}

function publish(
  region: Region,
  { scope }: PubsubCommand,
  argv: Argv,
  instant: Instant,
): Execution {
  const [, key = EMPTY, message = EMPTY] = argv;
  const intent = { scope: scope === 'shard' ? 'shard' : 'channel', message } as const;
  const receivers = receiptsOf(region, key, intent).length;
  const effect = nameUpdate(region, { type: 'message', key, intent }, instant);
  return { reply: integer(receivers), batches: [[effect]] };
}

function subscribe(region: Region, client: string, spec: PubsubCommand, name: ByteString): Reply {
  let subscriber = region.subscribers.get(client);
  if (subscriber === undefined) {
    subscriber = { channel: [], pattern: [], shard: [] };
    region.subscribers.set(client, subscriber);
  }
  const names = subscriber[spec.scope];
  if (!names.includes(name)) names.push(name);
  return confirm(region, client, spec, name);
}

function unsubscribe(region: Region, client: string, spec: PubsubCommand, name: ByteString): Reply {
  const subscriber = region.subscribers.get(client);
  const names = subscriber?.[spec.scope] ?? [];
  const at = names.indexOf(name);
  if (at >= 0) names.splice(at, 1);
  const reply = confirm(region, client, spec, name);
  if (subscriber !== undefined && !listensTo(subscriber)) region.subscribers.delete(client);
  return reply;
}

/** `["subscribe", channel, count]`; channels and patterns are counted together. */
function confirm(
  region: Region,
  client: string,
  { name, scope }: PubsubCommand,
  subject: ByteString | undefined,
): Reply {
  const { channel = [], pattern = [], shard = [] } = region.subscribers.get(client) ?? {};
  const count = scope === 'shard' ? shard.length : channel.length + pattern.length;
  return array([bulk(asBytes(name)), subject === undefined ? NIL : bulk(subject), integer(count)]);
}

const confirmed = (confirmations: readonly Reply[]): Reply => {
  const [first, ...others] = confirmations;
  return first !== undefined && others.length === 0 ? first : array(confirmations);
};

function look(region: Region, argv: Argv): Reply {
  const [what, words] = [lower(argv[1] ?? EMPTY), argv.slice(2)];
  switch (what) {
    case 'channels':
    case 'shardchannels': {
      const [pattern] = words;
      if (words.length > 1) return wrongSubcommandArity(argv);
      const known = [...new Set(listenedTo(region, what === 'channels' ? 'channel' : 'shard'))];
      const shown = known.filter((name) => pattern === undefined || matchesGlob(pattern, name));
      return array(shown.sort((left, right) => (left < right ? -1 : 1)).map(bulk));
    }
    case 'numsub':
    case 'shardnumsub': {
      const all = listenedTo(region, what === 'numsub' ? 'channel' : 'shard');
      const count = (name: ByteString): number => all.filter((other) => other === name).length;
      return array(words.flatMap((name) => [bulk(name), integer(count(name))]));
    }
    case 'numpat':
      return integer(new Set(listenedTo(region, 'pattern')).size);
    default:
      return EMPTY_ARRAY;
  }
}

const listenedTo = (region: Region, scope: Scope): ByteString[] =>
  [...region.subscribers.values()].flatMap((subscriber) => subscriber[scope]);

const listensTo = ({ channel, pattern, shard }: Subscriber): boolean =>
  channel.length + pattern.length + shard.length > 0;

/**
 * True for a connection that may only listen. The region's own prompt is exempt: it stands for
 * whatever connection a person has at hand.
 */
export const listens = (region: Region, client: string): boolean =>
  client !== '' && region.subscribers.has(client);

export const isAllowedWhileListening = (spec: CommandSpec): boolean =>
  spec.name === 'ping' ||
  (spec.kind === 'pubsub' && (spec.handler === 'subscribe' || spec.handler === 'unsubscribe'));

/** PING on a connection that listens looks like a message. */
export const pongTo = (argv: Argv): Reply => array([bulk(asBytes('pong')), bulk(argv[1] ?? EMPTY)]);
