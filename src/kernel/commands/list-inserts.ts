/** List commands that add or replace: LPUSH, RPUSH, LPUSHX, RPUSHX, LINSERT, LSET. Rules: LST-1, LST-4, LST-5. */
import { integer, isError, OK, ZERO } from '../base/index.ts';
import { isOption, readIndex, wordAt } from './arguments.ts';
import { INDEX_OUT_OF_RANGE, NO_SUCH_KEY, SYNTAX } from './errors.ts';
import type { ListEnd } from './list-ends.ts';
import { insertElement, pushElements, setElement } from './list-updates.ts';
import { answer, change, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import type { View } from './view.ts';

const write = {
  kind: 'keyspace',
  group: 'list',
  flags: ['write', 'denyoom', 'fast'],
  keys: ONE_KEY,
} as const;

export const LIST_INSERT_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...write,
    name: 'lpush',
    summary: 'Prepends elements to a list; creates the key if it does not exist.',
    since: '1.0.0',
    arity: -3,
    usage: 'key element [element ...]',
    prepare: (view, argv) => push(view, argv, { end: 'left', onlyExisting: false }),
  },
  {
    ...write,
    name: 'rpush',
    summary: 'Appends elements to a list; creates the key if it does not exist.',
    since: '1.0.0',
    arity: -3,
    usage: 'key element [element ...]',
    prepare: (view, argv) => push(view, argv, { end: 'right', onlyExisting: false }),
  },
  {
    ...write,
    name: 'lpushx',
    summary: 'Prepends elements to a list, only when the list exists.',
    since: '2.2.0',
    arity: -3,
    usage: 'key element [element ...]',
    prepare: (view, argv) => push(view, argv, { end: 'left', onlyExisting: true }),
  },
  {
    ...write,
    name: 'rpushx',
    summary: 'Appends elements to a list, only when the list exists.',
    since: '2.2.0',
    arity: -3,
    usage: 'key element [element ...]',
    prepare: (view, argv) => push(view, argv, { end: 'right', onlyExisting: true }),
  },
  {
    ...write,
    name: 'linsert',
    summary: 'Inserts an element before or after another element in a list.',
    since: '2.2.0',
    arity: 5,
    usage: 'key <BEFORE | AFTER> pivot element',
    flags: ['write', 'denyoom'],
    prepare: linsert,
  },
  {
    ...write,
    name: 'lset',
    summary: 'Sets the value of an element in a list by its index.',
    since: '1.0.0',
    arity: 4,
    usage: 'key index element',
    flags: ['write', 'denyoom'],
    prepare: lset,
  },
];

function push(
  view: View,
  argv: Argv,
  how: { readonly end: ListEnd; readonly onlyExisting: boolean },
): Outcome {
  const key = wordAt(argv, 1);
  const list = view.list(key);
  if (isError(list)) return answer(list);
  if (list === undefined && how.onlyExisting) return answer(ZERO);
  const values = argv.slice(2);
  const size = list?.size ?? 0;
  const update = pushElements(key, { end: how.end, size, values });
  return change(integer(size + values.length), update);
}

function linsert(view: View, argv: Argv): Outcome {
  const key = wordAt(argv, 1);
  const isAfter = isOption(argv[2], 'after');
  if (!isAfter && !isOption(argv[2], 'before')) return answer(SYNTAX);
  const list = view.list(key);
  if (list === undefined) return answer(ZERO);
  if (isError(list)) return answer(list);
  const pivot = list.values().indexOf(wordAt(argv, 3));
  if (pivot < 0) return answer(integer(-1));
  const index = isAfter ? pivot + 1 : pivot;
  return change(integer(list.size + 1), insertElement(key, index, wordAt(argv, 4)));
}

function lset(view: View, argv: Argv): Outcome {
  const key = wordAt(argv, 1);
  const list = view.list(key);
  if (list === undefined) return answer(NO_SUCH_KEY);
  if (isError(list)) return answer(list);
  const wanted = readIndex(wordAt(argv, 2));
  if (isError(wanted)) return answer(wanted);
  const index = wanted < 0 ? list.size + wanted : wanted;
  if (index < 0 || index >= list.size) return answer(INDEX_OUT_OF_RANGE);
  return change(OK, setElement(key, index, wordAt(argv, 3)));
}
