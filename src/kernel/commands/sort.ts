/**
 * SORT and SORT_RO. Patterns read other keys, which cluster mode refuses because they may live
 * elsewhere; so they work with sharding off only (CLU-4, CLU-5). STORE replicates as a deletion
 * of what the destination held and an insertion of the sorted elements.
 */
import {
  array,
  bulkOrNil,
  bulks,
  EMPTY,
  integer,
  isError,
  type ByteString,
  type ErrorReply,
} from '../base/index.ts';
import { wordAt } from './arguments.ts';
import { error, WRONG_TYPE } from './errors.ts';
import { isClustered } from './slots.ts';
import { lookUpPattern } from './sort-lookup.ts';
import { hasStar, readSortOptions, sortStoreIndexes, type SortOptions } from './sort-options.ts';
import { sortElements } from './sort-order.ts';
import { answer, change, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import { deleteKey, type Update } from './update.ts';
import type { View } from './view.ts';

const generic = { kind: 'keyspace', group: 'generic', arity: -2 } as const;
const CLAUSES =
  '[BY pattern] [LIMIT offset count] [GET pattern [GET pattern ...]] [ASC | DESC] [ALPHA]';

export const SORT_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...generic,
    name: 'sort',
    summary: 'Sorts the elements of a list, set or sorted set, and may store them as a list.',
    since: '1.0.0',
    usage: `key ${CLAUSES} [STORE destination]`,
    flags: ['write', 'denyoom', 'movablekeys'],
    keys: { kind: 'find', find: sortStoreIndexes, also: 1 },
    writes: { kind: 'find', find: sortStoreIndexes },
    prepare: (view, argv) => sort(view, argv, { mayStore: true }),
  },
  {
    ...generic,
    name: 'sort_ro',
    summary: 'Sorts the elements of a list, set or sorted set.',
    since: '7.0.0',
    usage: `key ${CLAUSES}`,
    flags: ['readonly', 'movablekeys'],
    keys: ONE_KEY,
    prepare: (view, argv) => sort(view, argv, { mayStore: false }),
  },
];

const NOT_NUMBERS = error("ERR One or more scores can't be converted into double");

function sort(view: View, argv: Argv, allowed: { readonly mayStore: boolean }): Outcome {
  const options = readSortOptions(argv, { ...allowed, isClustered: isClustered(view.profile) });
  if (isError(options)) return answer(options);
  const elements = readElements(view, wordAt(argv, 1));
  if (isError(elements)) return answer(elements);
  const sorted = inOrder(view, elements, options);
  if (sorted === undefined) return answer(NOT_NUMBERS);
  return options.store === undefined
    ? answer(render(view, sorted, options.gets))
    : store(view, options.store, storable(view, sorted, options.gets));
}

type Elements = { readonly type: 'list' | 'set' | 'zset'; readonly values: readonly ByteString[] };

/** The elements in their own order; an absent key is an empty list. */
function readElements(view: View, key: ByteString): Elements | ErrorReply {
  const type = view.type(key);
  if (type === 'string' || type === 'hash') return WRONG_TYPE;
  if (type === 'set') {
    const set = view.set(key);
    return isError(set) ? set : { type, values: set?.members() ?? [] };
  }
  if (type === 'zset') {
    const zset = view.zset(key);
    return isError(zset) ? zset : { type, values: zset?.entries().map(([member]) => member) ?? [] };
  }
  const list = view.list(key);
  return isError(list) ? list : { type: 'list', values: list?.values() ?? [] };
}

/** Sorted and cut to the limit; `undefined` when a weight is no number. */
function inOrder(
  view: View,
  { type, values }: Elements,
  options: SortOptions,
): readonly ByteString[] | undefined {
  const { by, isDescending } = options;
  const keepsOrder = by !== undefined && !hasStar(by);
  // A set has no order of its own to store.
  const isForced = keepsOrder && type === 'set' && options.store !== undefined;
  if (keepsOrder && !isForced) {
    const ordered = isDescending && type !== 'set' ? values.toReversed() : values;
    return cut(ordered, options.limit);
  }
  const pattern = isForced ? undefined : by;
  const sorted = sortElements(values, {
    isDescending,
    isAlphabetic: isForced || options.isAlphabetic,
    isStored: options.store !== undefined,
    weightOf:
      pattern === undefined ? undefined : (element) => lookUpPattern(view, pattern, element),
  });
  return sorted === undefined ? undefined : cut(sorted, options.limit);
}

function cut(values: readonly ByteString[], limit: SortOptions['limit']): readonly ByteString[] {
  const start = Math.max(limit.start, 0);
  return values.slice(start, limit.count < 0 ? undefined : start + limit.count);
}

function render(
  view: View,
  sorted: readonly ByteString[],
  gets: readonly ByteString[],
): Outcome['reply'] {
  if (gets.length === 0) return bulks(sorted);
  return array(
    sorted.flatMap((element) =>
      gets.map((pattern) => bulkOrNil(lookUpPattern(view, pattern, element))),
    ),
  );
}

/** What a missing value is in a reply, the empty string is in a stored list. */
function storable(
  view: View,
  sorted: readonly ByteString[],
  gets: readonly ByteString[],
): readonly ByteString[] {
  if (gets.length === 0) return sorted;
  return sorted.flatMap((element) =>
    gets.map((pattern) => lookUpPattern(view, pattern, element) ?? EMPTY),
  );
}

function store(view: View, key: ByteString, values: readonly ByteString[]): Outcome {
  const updates: Update[] = view.type(key) === undefined ? [] : [deleteKey(key)];
  if (values.length > 0) {
    updates.push({ type: 'list', key, intent: { op: 'insert', index: 0, values, grows: 'right' } });
  }
  return change(integer(values.length), ...updates);
}
