/** RENAME, RENAMENX and COPY: within one slot, and through the values this region shows (KEY-4). */
import { isError, OK, ONE, ZERO, type ByteString, type ErrorReply } from '../base/index.ts';
import { isOption, readBounded, wordAt } from './arguments.ts';
import { error, NO_SUCH_KEY, SYNTAX } from './errors.ts';
import { rewriteKey } from './rewrite-key.ts';
import {
  answer,
  change,
  SECOND_KEY,
  TWO_KEYS,
  type Argv,
  type KeyspaceCommand,
  type Outcome,
} from './spec.ts';
import { deleteKey, type Update } from './update.ts';
import type { View } from './view.ts';

const write = { kind: 'keyspace', group: 'generic', flags: ['write'], keys: TWO_KEYS } as const;

export const KEY_COPY_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...write,
    name: 'rename',
    summary: 'Renames a key, overwriting the destination.',
    since: '1.0.0',
    arity: 3,
    usage: 'key newkey',
    prepare: rename,
  },
  {
    ...write,
    name: 'renamenx',
    summary: 'Renames a key if this region does not have the new name.',
    since: '1.0.0',
    arity: 3,
    usage: 'key newkey',
    flags: ['write', 'fast'],
    prepare: renamenx,
  },
  {
    ...write,
    name: 'copy',
    summary: 'Copies the value of a key to another key.',
    since: '6.2.0',
    arity: -3,
    usage: 'source destination [DB destination-db] [REPLACE]',
    flags: ['write', 'denyoom'],
    writes: SECOND_KEY,
    prepare: copy,
  },
];

const SAME_OBJECT = error('ERR source and destination objects are the same');
const DATABASE_OUT_OF_RANGE = error('ERR DB index is out of range');
/** Redis's text where there is but one database: in cluster mode. */
const OTHER_DATABASE = error('ERR Copying to another database is not allowed in cluster mode');

function rename(view: View, argv: Argv): Outcome {
  const [from, to] = [wordAt(argv, 1), wordAt(argv, 2)];
  if (view.type(from) === undefined) return answer(NO_SUCH_KEY);
  if (from === to) return answer(OK);
  return change(OK, ...replaceKey(view, from, to), deleteKey(from));
}

function renamenx(view: View, argv: Argv): Outcome {
  const [from, to] = [wordAt(argv, 1), wordAt(argv, 2)];
  if (view.type(from) === undefined) return answer(NO_SUCH_KEY);
  if (view.type(to) !== undefined) return answer(ZERO);
  return change(ONE, ...rewriteKey(view, from, to), deleteKey(from));
}

function copy(view: View, argv: Argv): Outcome {
  const replaces = readCopyOptions(argv);
  if (isError(replaces)) return answer(replaces);
  const [from, to] = [wordAt(argv, 1), wordAt(argv, 2)];
  if (from === to) return answer(SAME_OBJECT);
  if (view.type(from) === undefined) return answer(ZERO);
  if (view.type(to) !== undefined && !replaces) return answer(ZERO);
  return change(ONE, ...replaceKey(view, from, to));
}

function replaceKey(view: View, from: ByteString, to: ByteString): readonly Update[] {
  const cleared = view.type(to) === undefined ? [] : [deleteKey(to)];
  return [...cleared, ...rewriteKey(view, from, to)];
}

const INT_BOUNDS = { least: -(2 ** 31), most: 2 ** 31 - 1 };
const databases = 16;

/** Whether REPLACE was given. There is one database, so DB can only name that. */
function readCopyOptions(argv: Argv): boolean | ErrorReply {
  let replaces = false;
  let database = 0;
  for (let at = 3; at < argv.length; at++) {
    if (isOption(argv[at], 'replace')) replaces = true;
    else if (isOption(argv[at], 'db') && at + 1 < argv.length) {
      at++;
      const index = readBounded(wordAt(argv, at), INT_BOUNDS);
      if (isError(index)) return index;
      if (index < 0 || index >= databases) return DATABASE_OUT_OF_RANGE;
      database = Number(index);
    } else return SYNTAX;
  }
  return database === 0 ? replaces : OTHER_DATABASE;
}
