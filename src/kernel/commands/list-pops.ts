/**
 * List commands that take from an end of one list: LPOP, RPOP, BLPOP, BRPOP. A pop sees only its
 * own region, so two regions may pop the same element (LST-3).
 */
import {
  array,
  bulk,
  bulkOrNil,
  bulks,
  EMPTY_ARRAY,
  isError,
  NIL,
  NIL_ARRAY,
} from '../base/index.ts';
import { readCount, wordAt } from './arguments.ts';
import { wrongArity } from './errors.ts';
import { takeElements } from './list-take.ts';
import type { ListEnd } from './list-ends.ts';
import {
  answer,
  change,
  ONE_KEY,
  type Argv,
  type KeyPositions,
  type KeyspaceCommand,
  type Outcome,
} from './spec.ts';
import { refuseTimeout } from './timeouts.ts';
import type { View } from './view.ts';

const KEYS_BEFORE_TIMEOUT: KeyPositions = { kind: 'range', first: 1, last: -2, step: 1 };

const pop = {
  kind: 'keyspace',
  group: 'list',
  since: '1.0.0',
  arity: -2,
  usage: 'key [count]',
  flags: ['write', 'fast'],
  keys: ONE_KEY,
} as const;

const blockingPop = {
  kind: 'keyspace',
  group: 'list',
  since: '2.0.0',
  arity: -3,
  usage: 'key [key ...] timeout',
  flags: ['write', 'noscript', 'blocking'],
  keys: KEYS_BEFORE_TIMEOUT,
} as const;

export const LIST_POP_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...pop,
    name: 'lpop',
    summary: 'Removes and returns the first elements of a list.',
    prepare: (view, argv) => popElements(view, argv, 'left'),
  },
  {
    ...pop,
    name: 'rpop',
    summary: 'Removes and returns the last elements of a list.',
    prepare: (view, argv) => popElements(view, argv, 'right'),
  },
  {
    ...blockingPop,
    name: 'blpop',
    summary: 'Removes and returns the first element of the first list that has one.',
    prepare: (view, argv) => popFirstFilled(view, argv, 'left'),
  },
  {
    ...blockingPop,
    name: 'brpop',
    summary: 'Removes and returns the last element of the first list that has one.',
    prepare: (view, argv) => popFirstFilled(view, argv, 'right'),
  },
];

function popElements(view: View, argv: Argv, end: ListEnd): Outcome {
  if (argv.length > 3) return answer(wrongArity(wordAt(argv, 0)));
  const key = wordAt(argv, 1);
  const countWord = argv[2];
  const count = countWord === undefined ? undefined : readCount(countWord);
  if (isError(count)) return answer(count);
  const list = view.list(key);
  if (list === undefined) return answer(count === undefined ? NIL : NIL_ARRAY);
  if (isError(list)) return answer(list);
  if (count === 0) return answer(EMPTY_ARRAY);
  const { values, update } = takeElements(key, list, { end, count: count ?? 1 });
  return change(count === undefined ? bulkOrNil(values[0]) : bulks(values), update);
}

function popFirstFilled(view: View, argv: Argv, end: ListEnd): Outcome {
  const refusal = refuseTimeout(wordAt(argv, argv.length - 1), view.wallMs);
  if (refusal !== undefined) return answer(refusal);
  for (const key of argv.slice(1, -1)) {
    const list = view.list(key);
    if (isError(list)) return answer(list);
    if (list === undefined) continue;
    const { values, update } = takeElements(key, list, { end, count: 1 });
    return change(array([bulk(key), bulkOrNil(values[0])]), update);
  }
  return answer(NIL_ARRAY);
}
