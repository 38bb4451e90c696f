/**
 * INFO: what a region says about itself, in Redis's sections, and in the vendor's CRDT sections with
 * their fields. A region has one shard. Without an argument all sections but the CRDT ones are
 * told, which are asked for by `INFO crdt` or `INFO all`.
 */
import { asBytes, bulk, lower } from '../base/index.ts';
import type { Clock } from '../causality/index.ts';
import { answer, type Argv, type Outcome } from './spec.ts';
import type { About, View } from './view.ts';

type Section = {
  readonly name: string;
  /** What it is asked by, when not by its name. */
  readonly word?: string;
  readonly lines: (view: View, about: About) => readonly string[];
};

const SECTIONS: readonly Section[] = [
  {
    name: 'Server',
    lines: (view) => [
      'redis_mode:' + (view.profile.sharding ? 'cluster' : 'standalone'),
      `instance_id:${String(view.regionId)}`,
      `profile:${view.profile.name}`,
    ],
  },
  { name: 'Clients', lines: (_, { connections }) => [`connected_clients:${String(connections)}`] },
  {
    name: 'Memory',
    lines: (_, { usedBytes, maxmemory, evictionPolicy }) => [
      `used_memory:${String(usedBytes)}`,
      `maxmemory:${String(maxmemory)}`,
      `maxmemory_policy:${evictionPolicy}`,
    ],
  },
  {
    name: 'Stats',
    lines: (_, { stats, channels, patterns }) => [
      counted(stats, 'expired_keys', 'expired'),
      counted(stats, 'evicted_keys', 'evicted'),
      `pubsub_channels:${String(channels)}`,
      `pubsub_patterns:${String(patterns)}`,
    ],
  },
  { name: 'Replication', lines: () => ['role:master', 'connected_slaves:0'] },
  { name: 'Keyspace', lines: describeKeyspace },
  {
    name: 'CRDT Context',
    word: 'crdt',
    lines: (view, { clock }) => [
      'crdt_config_version:1',
      'crdt_slots:0-16383',
      `crdt_replid:${String(view.regionId)}`,
      `crdt_clock:${String(clock[view.regionId] ?? 0)}`,
      `crdt_ovc:${describeClock(clock)}`,
    ],
  },
  {
    name: 'CRDT Stats',
    word: 'crdt',
    lines: (_, { stats, tombstones, stable }) => [
      counted(stats, 'crdt_sync_full', 'syncsFull'),
      counted(stats, 'crdt_sync_partial_ok', 'syncsPartial'),
      counted(stats, 'crdt_sync_partial-err', 'syncsPartialFailed'),
      counted(stats, 'crdt_merge_reqs', 'merges'),
      counted(stats, 'crdt_effect_reqs', 'effectsReceived'),
      counted(stats, 'crdt_ovc_filtered_effect_reqs', 'effectsFiltered'),
      `crdt_gc_pending:${String(tombstones)}`,
      counted(stats, 'crdt_gc_attempted', 'collectionsTried'),
      counted(stats, 'crdt_gc_collected', 'collected'),
      `crdt_gc_gvc_min:${describeClock(stable)}`,
    ],
  },
  {
    name: 'CRDT Replicas',
    word: 'crdt',
    lines: (_, { peers }) =>
      peers.map(
        ({ id, opsLag }) =>
          `crdt_replica_${String(id)}:config_version=1,shards=1,slots=16384,slot_coverage=1,` +
          `max_ops_lag=${String(opsLag)},min_ops_lag=${String(opsLag)}`,
      ),
  },
];

const counted = (stats: About['stats'], field: string, name: string): string =>
  `${field}:${String(new Map(Object.entries(stats)).get(name) ?? 0)}`;

/** `1:5,2:7`: how many writes of each instance are known. */
const describeClock = (clock: Clock): string =>
  clock.flatMap((n, id) => (id === 0 || n === 0 ? [] : [`${String(id)}:${String(n)}`])).join(',');

/** Redis lists a database only when it has keys. */
function describeKeyspace(view: View): readonly string[] {
  const keys = view.headerCount();
  const expires = view.keys().filter((key) => view.deadlineMs(key) !== undefined).length;
  return keys === 0 ? [] : [`db0:keys=${String(keys)},expires=${String(expires)},avg_ttl=0`];
}

export function info(view: View, argv: Argv): Outcome {
  const wanted = argv.slice(1).map(lower);
  const isAsked = (words: readonly string[]): boolean =>
    wanted.some((name) => words.includes(name));
  const isAll = isAsked(['all', 'everything']);
  const isDefault = wanted.length === 0 || isAsked(['default']);
  const about = view.about();
  const shown = SECTIONS.filter(
    ({ name, word }) =>
      isAll || (isDefault && word === undefined) || isAsked([word ?? lower(name)]),
  );
  const blocks = shown.map(({ name, lines }) =>
    [`# ${name}`, ...lines(view, about), ''].join('\r\n'),
  );
  return answer(bulk(asBytes(blocks.join('\r\n'))));
}
