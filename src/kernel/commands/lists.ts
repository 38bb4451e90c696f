/** List commands that read: LLEN, LINDEX, LRANGE, LPOS; and the whole family's table. Rules: LST-1…8. */
import { bulkOrNil, bulks, EMPTY_ARRAY, integer, isError, NIL, ZERO } from '../base/index.ts';
import { readIndex, wordAt } from './arguments.ts';
import { LIST_INSERT_COMMANDS } from './list-inserts.ts';
import { LIST_MOVE_COMMANDS } from './list-moves.ts';
import { LIST_MULTI_POP_COMMANDS } from './list-multi-pops.ts';
import { LIST_POP_COMMANDS } from './list-pops.ts';
import { clampRange } from './list-ranges.ts';
import { LIST_REMOVAL_COMMANDS } from './list-removals.ts';
import { LIST_SEARCH_COMMANDS } from './list-search.ts';
import { answer, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import type { View } from './view.ts';

const read = { kind: 'keyspace', group: 'list', flags: ['readonly'], keys: ONE_KEY } as const;

const LIST_READ_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...read,
    name: 'llen',
    summary: 'Returns the length of a list.',
    since: '1.0.0',
    arity: 2,
    usage: 'key',
    flags: ['readonly', 'fast'],
    prepare: llen,
  },
  {
    ...read,
    name: 'lindex',
    summary: 'Returns an element from a list by its index.',
    since: '1.0.0',
    arity: 3,
    usage: 'key index',
    prepare: lindex,
  },
  {
    ...read,
    name: 'lrange',
    summary: 'Returns a range of elements from a list.',
    since: '1.0.0',
    arity: 4,
    usage: 'key start stop',
    prepare: lrange,
  },
];

export const LIST_COMMANDS: readonly KeyspaceCommand[] = [
  ...LIST_READ_COMMANDS,
  ...LIST_SEARCH_COMMANDS,
  ...LIST_INSERT_COMMANDS,
  ...LIST_REMOVAL_COMMANDS,
  ...LIST_POP_COMMANDS,
  ...LIST_MULTI_POP_COMMANDS,
  ...LIST_MOVE_COMMANDS,
];

function llen(view: View, argv: Argv): Outcome {
  const list = view.list(wordAt(argv, 1));
  if (isError(list)) return answer(list);
  return answer(list === undefined ? ZERO : integer(list.size));
}

function lindex(view: View, argv: Argv): Outcome {
  const list = view.list(wordAt(argv, 1));
  if (list === undefined) return answer(NIL);
  if (isError(list)) return answer(list);
  const index = readIndex(wordAt(argv, 2));
  if (isError(index)) return answer(index);
  return answer(bulkOrNil(list.at(index < 0 ? list.size + index : index)));
}

function lrange(view: View, argv: Argv): Outcome {
  const start = readIndex(wordAt(argv, 2));
  if (isError(start)) return answer(start);
  const stop = readIndex(wordAt(argv, 3));
  if (isError(stop)) return answer(stop);
  const list = view.list(wordAt(argv, 1));
  if (list === undefined) return answer(EMPTY_ARRAY);
  if (isError(list)) return answer(list);
  const range = clampRange(list.size, start, stop);
  return answer(bulks(list.values().slice(range.start, range.end)));
}
