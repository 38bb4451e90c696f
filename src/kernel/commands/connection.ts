/** Commands about the connection itself. One database: SELECT is accepted and changes nothing. */
import { bulk, isError, OK, simple } from '../base/index.ts';
import { readBounded, wordAt } from './arguments.ts';
import { error, wrongArity } from './errors.ts';
import { answer, NO_KEYS, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import type { View } from './view.ts';

const connection = {
  kind: 'keyspace',
  group: 'connection',
  flags: ['loading', 'stale', 'fast'],
  keys: NO_KEYS,
} as const;

export const CONNECTION_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...connection,
    name: 'ping',
    summary: 'Answers PONG, or the message.',
    since: '1.0.0',
    arity: -1,
    usage: '[message]',
    flags: ['fast'],
    prepare: ping,
  },
  {
    ...connection,
    name: 'echo',
    summary: 'Answers the message.',
    since: '1.0.0',
    arity: 2,
    usage: 'message',
    prepare: (_view, argv) => answer(bulk(wordAt(argv, 1))),
  },
  {
    ...connection,
    name: 'select',
    summary: 'Accepted for compatibility; there is one database.',
    since: '1.0.0',
    arity: 2,
    usage: 'index',
    prepare: select,
  },
];

const PONG = simple('PONG');
const OUT_OF_RANGE = error('ERR DB index is out of range');
const INT_BOUNDS = { least: -(2 ** 31), most: 2 ** 31 - 1 };
const databases = 16;

function ping(_view: View, argv: Argv): Outcome {
  if (argv.length > 2) return answer(wrongArity(wordAt(argv, 0)));
  return answer(argv.length === 1 ? PONG : bulk(wordAt(argv, 1)));
}

function select(_view: View, argv: Argv): Outcome {
  const index = readBounded(wordAt(argv, 1), INT_BOUNDS);
  if (isError(index)) return answer(index);
  return answer(index < 0 || index >= databases ? OUT_OF_RANGE : OK);
}
