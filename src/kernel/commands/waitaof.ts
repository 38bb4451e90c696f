/**
 * WAITAOF: like every blocking command it answers as if its timeout had passed. No file of this
 * region and no replica of it has acknowledged anything then; other regions never do (REP-9).
 */
import { array, INT64_MAX, integer, isError } from '../base/index.ts';
import { readBounded, wordAt } from './arguments.ts';
import { error } from './errors.ts';
import { answer, NO_KEYS, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import type { View } from './view.ts';

export const WAITAOF_COMMANDS: readonly KeyspaceCommand[] = [
  {
    kind: 'keyspace',
    name: 'waitaof',
    group: 'generic',
    summary: 'Asks for writes to be in the append-only files; does not wait for it.',
    since: '7.2.0',
    arity: 4,
    usage: 'numlocal numreplicas timeout',
    flags: ['blocking'],
    keys: NO_KEYS,
    prepare: waitaof,
  },
];

const NEGATIVE = error('ERR value is out of range, must be positive');
const NOT_A_TIMEOUT = error('ERR timeout is not an integer or out of range');
const TIMEOUT_NEGATIVE = error('ERR timeout is negative');

function waitaof(_view: View, argv: Argv): Outcome {
  const local = readBounded(wordAt(argv, 1), { least: 0, most: 1 });
  if (isError(local)) return answer(local);
  const replicas = readBounded(wordAt(argv, 2), { least: 0, most: INT64_MAX }, NEGATIVE);
  if (isError(replicas)) return answer(replicas);
  const timeout = readBounded(wordAt(argv, 3), ANY_TIMEOUT, NOT_A_TIMEOUT);
  if (isError(timeout)) return answer(timeout);
  return answer(timeout < 0 ? TIMEOUT_NEGATIVE : array([integer(0), integer(0)]));
}

const ANY_TIMEOUT = { least: -INT64_MAX, most: INT64_MAX };
