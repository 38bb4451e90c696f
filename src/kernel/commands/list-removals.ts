/** List commands that delete by value or by place: LREM, LTRIM. Rule: LST-2. */
import { integer, isError, OK, ZERO, type ByteString } from '../base/index.ts';
import { readIndex, wordAt } from './arguments.ts';
import { clampRange, indexesBetween } from './list-ranges.ts';
import { removeElements } from './list-updates.ts';
import { answer, change, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import type { View } from './view.ts';

const remove = { kind: 'keyspace', group: 'list', flags: ['write'], keys: ONE_KEY } as const;

export const LIST_REMOVAL_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...remove,
    name: 'lrem',
    summary: 'Removes elements from a list that equal a value.',
    since: '1.0.0',
    arity: 4,
    usage: 'key count element',
    prepare: lrem,
  },
  {
    ...remove,
    name: 'ltrim',
    summary: 'Removes elements from both ends of a list.',
    since: '1.0.0',
    arity: 4,
    usage: 'key start stop',
    prepare: ltrim,
  },
];

function lrem(view: View, argv: Argv): Outcome {
  const key = wordAt(argv, 1);
  const count = readIndex(wordAt(argv, 2));
  if (isError(count)) return answer(count);
  const list = view.list(key);
  if (list === undefined) return answer(ZERO);
  if (isError(list)) return answer(list);
  const indexes = matchingIndexes(list.values(), wordAt(argv, 3), count);
  if (indexes.length === 0) return answer(ZERO);
  return change(integer(indexes.length), removeElements(key, indexes));
}

/** The first `count` matches, from the end when it is negative, all when it is zero. */
function matchingIndexes(
  values: readonly ByteString[],
  element: ByteString,
  count: number,
): readonly number[] {
  const matches: number[] = [];
  for (const [index, value] of values.entries()) if (value === element) matches.push(index);
  if (count === 0) return matches;
  return count > 0 ? matches.slice(0, count) : matches.slice(count);
}

function ltrim(view: View, argv: Argv): Outcome {
  const key = wordAt(argv, 1);
  const start = readIndex(wordAt(argv, 2));
  if (isError(start)) return answer(start);
  const stop = readIndex(wordAt(argv, 3));
  if (isError(stop)) return answer(stop);
  const list = view.list(key);
  if (list === undefined) return answer(OK);
  if (isError(list)) return answer(list);
  const kept = clampRange(list.size, start, stop);
  const indexes = [...indexesBetween(0, kept.start), ...indexesBetween(kept.end, list.size)];
  return indexes.length === 0 ? answer(OK) : change(OK, removeElements(key, indexes));
}
