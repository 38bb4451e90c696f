/** Commands about the region as a server. */
import { asBytes, bulks, integer } from '../base/index.ts';
import { info } from './info.ts';
import { answer, NO_KEYS, type KeyspaceCommand, type Outcome } from './spec.ts';
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
    flags: ['loading', 'stale', 'fast'],
    prepare: time,
  },
  {
    ...server,
    name: 'dbsize',
    summary: 'Counts key headers, those of a type conflict each (KEY-6).',
    since: '1.0.0',
    arity: 1,
    usage: '',
    flags: ['readonly', 'fast'],
    prepare: (view) => answer(integer(view.headerCount())),
  },
  {
    ...server,
    name: 'info',
    summary: 'Returns what this region says about itself.',
    since: '1.0.0',
    arity: -1,
    usage: '[section [section ...]]',
    flags: ['loading', 'stale'],
    prepare: info,
  },
];

function time(view: View): Outcome {
  const seconds = Math.floor(view.wallMs / 1000);
  const micros = (view.wallMs - seconds * 1000) * 1000;
  return answer(bulks([asBytes(String(seconds)), asBytes(String(micros))]));
}
