/** Whether keys exist, and that they no longer do. Rules: KEY-1, KEY-2, KEY-5, CLU-2. */
import { integer, simple, type ByteString } from '../base/index.ts';
import { wordAt } from './arguments.ts';
import {
  ALL_KEYS,
  answer,
  change,
  ONE_KEY,
  type Argv,
  type KeyspaceCommand,
  type Outcome,
} from './spec.ts';
import { deleteKey } from './update.ts';
import type { View } from './view.ts';

const generic = {
  kind: 'keyspace',
  group: 'generic',
  arity: -2,
  usage: 'key [key ...]',
  keys: ALL_KEYS,
} as const;

export const KEY_EXISTENCE_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...generic,
    name: 'del',
    summary: 'Deletes keys, as far as this region has seen them.',
    since: '1.0.0',
    flags: ['write'],
    prepare: del,
  },
  {
    ...generic,
    name: 'unlink',
    summary: 'Deletes keys; on Active-Active it blocks just as DEL does.',
    since: '4.0.0',
    flags: ['write', 'fast'],
    prepare: del,
  },
  {
    ...generic,
    name: 'exists',
    summary: 'Counts the keys that exist; a key named twice counts twice.',
    since: '1.0.0',
    flags: ['readonly', 'fast'],
    crossesSlots: true,
    prepare: countExisting,
  },
  {
    ...generic,
    name: 'touch',
    summary: 'Counts the keys that exist; no access times are kept here.',
    since: '3.2.1',
    flags: ['readonly', 'fast'],
    crossesSlots: true,
    prepare: countExisting,
  },
  {
    ...generic,
    name: 'type',
    summary: 'Returns the type of the value a key shows.',
    since: '1.0.0',
    arity: 2,
    usage: 'key',
    flags: ['readonly', 'fast'],
    keys: ONE_KEY,
    prepare: (view, argv) => answer(simple(view.type(wordAt(argv, 1)) ?? 'none')),
  },
];

/** An absent key gives no effect (KEY-2), and a key named twice is gone the second time. */
function del(view: View, argv: Argv): Outcome {
  const present = [...new Set(argv.slice(1))].filter((key) => exists(view, key));
  return change(integer(present.length), ...present.map(deleteKey));
}

function countExisting(view: View, argv: Argv): Outcome {
  return answer(integer(argv.slice(1).filter((key) => exists(view, key)).length));
}

const exists = (view: View, key: ByteString): boolean => view.type(key) !== undefined;
