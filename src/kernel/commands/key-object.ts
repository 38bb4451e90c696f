/** OBJECT. A region keeps neither access times nor encodings, so its answers are constants. */
import { integer, lower, NIL, ZERO, type Reply } from '../base/index.ts';
import { wordAt } from './arguments.ts';
import { error } from './errors.ts';
import {
  answer,
  NO_KEYS,
  SECOND_KEY,
  type Argv,
  type KeyspaceCommand,
  type Outcome,
} from './spec.ts';
import { refuseBySubcommands } from './subcommands.ts';
import type { View } from './view.ts';

const subcommand = {
  group: 'generic',
  arity: 3,
  usage: 'key',
  flags: ['readonly'],
  keys: SECOND_KEY,
} as const;

const OBJECT: KeyspaceCommand = {
  kind: 'keyspace',
  name: 'object',
  group: 'generic',
  summary: 'Tells facts about the value of a key, as far as they exist here.',
  since: '2.2.3',
  arity: -2,
  usage: 'subcommand [argument ...]',
  flags: [],
  keys: NO_KEYS,
  subcommands: [
    {
      ...subcommand,
      name: 'object|freq',
      summary: 'Refuses: a region counts no accesses.',
      since: '4.0.0',
    },
    {
      ...subcommand,
      name: 'object|idletime',
      summary: 'Returns 0 for a key that exists: a region keeps no times of access.',
      since: '2.2.3',
    },
    {
      ...subcommand,
      name: 'object|refcount',
      summary: 'Returns 1 for a key that exists: no value is shared.',
      since: '2.2.3',
    },
  ],
  refuse: (argv) => refuseBySubcommands(OBJECT, argv),
  prepare: object,
};

export const KEY_OBJECT_COMMANDS: readonly KeyspaceCommand[] = [OBJECT];

const NO_FREQUENCIES = error(
  'ERR An LFU maxmemory policy is not selected, access frequency not tracked. Please note that when switching between policies at runtime LRU and LFU data will take some time to adjust.',
);

/** Idle for no time, referred to once. */
const ANSWERS: ReadonlyMap<string, Reply> = new Map<string, Reply>([
  ['freq', NO_FREQUENCIES],
  ['idletime', ZERO],
  ['refcount', integer(1)],
]);

function object(view: View, argv: Argv): Outcome {
  const exists = view.type(wordAt(argv, 2)) !== undefined;
  return answer(exists ? (ANSWERS.get(lower(wordAt(argv, 1))) ?? NIL) : NIL);
}
