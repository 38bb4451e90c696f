/** Commands about the region as a server. */
import { asBytes, bulk, bulks, integer, lower } from '../base/index.ts';
import { answer, NO_KEYS, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import type { View } from './view.ts';

const server = { kind: 'keyspace', group: 'server', keys: NO_KEYS } as const;

export const SERVER_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...server,
    name: 'time',
    summary: "Returns this region's wall clock: seconds, and microseconds of the second.",
    since: '2.6.0',
    arity: 1,
    usage: '',
    flags: [],
    prepare: time,
  },
  {
    ...server,
    name: 'dbsize',
    summary: 'Counts key headers, those of a type conflict each (KEY-6).',
    since: '1.0.0',
    arity: 1,
    usage: '',
    flags: ['readonly'],
    prepare: (view) => answer(integer(view.headerCount())),
  },
  {
    ...server,
    name: 'info',
    summary: 'Returns what this region says about itself.',
    since: '1.0.0',
    arity: -1,
    usage: '[section [section ...]]',
    flags: [],
    prepare: info,
  },
];

function time(view: View): Outcome {
  const seconds = Math.floor(view.wallMs / 1000);
  const micros = (view.wallMs - seconds * 1000) * 1000;
  return answer(bulks([asBytes(String(seconds)), asBytes(String(micros))]));
}

type Section = { readonly name: string; readonly lines: (view: View) => readonly string[] };

const SECTIONS: readonly Section[] = [
  {
    name: 'Server',
    lines: (view) => [
      'redis_mode:' + (view.profile.sharding ? 'cluster' : 'standalone'),
      `instance_id:${String(view.regionId)}`,
      `profile:${view.profile.name}`,
    ],
  },
  { name: 'Keyspace', lines: describeKeyspace },
];

/** Redis lists a database only when it has keys. */
function describeKeyspace(view: View): readonly string[] {
  const keys = view.headerCount();
  const expires = view.keys().filter((key) => view.deadlineMs(key) !== undefined).length;
  return keys === 0 ? [] : [`db0:keys=${String(keys)},expires=${String(expires)},avg_ttl=0`];
}

/** Sections asked for; all of them when none is named. */
function info(view: View, argv: Argv): Outcome {
  const wanted = argv.slice(1).map(lower);
  const isAll =
    wanted.length === 0 || wanted.some((name) => ['default', 'all', 'everything'].includes(name));
  const shown = SECTIONS.filter(({ name }) => isAll || wanted.includes(lower(name)));
  const blocks = shown.map(({ name, lines }) => [`# ${name}`, ...lines(view), ''].join('\r\n'));
  return answer(bulk(asBytes(blocks.join('\r\n'))));
}
