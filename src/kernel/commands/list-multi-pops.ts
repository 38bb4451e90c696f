/** LMPOP and BLMPOP: several elements from the first of several lists that has any. Rule: LST-3. */
import {
  array,
  bulk,
  bulks,
  isError,
  NIL_ARRAY,
  type ByteString,
  type ErrorReply,
} from '../base/index.ts';
import { isOption, readPositive, wordAt } from './arguments.ts';
import { error, SYNTAX } from './errors.ts';
import { readListEnd, type ListEnd } from './list-ends.ts';
import { takeElements } from './list-take.ts';
import { answer, change, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import { refuseTimeout } from './timeouts.ts';
import type { View } from './view.ts';

export const LIST_MULTI_POP_COMMANDS: readonly KeyspaceCommand[] = [
  {
    kind: 'keyspace',
    name: 'lmpop',
    group: 'list',
    summary: 'Removes and returns elements of the first list that has any.',
    since: '7.0.0',
    arity: -4,
    usage: 'numkeys key [key ...] <LEFT | RIGHT> [COUNT count]',
    flags: ['write', 'movablekeys'],
    keys: { kind: 'count', at: 1 },
    prepare: lmpop,
  },
  {
    kind: 'keyspace',
    name: 'blmpop',
    group: 'list',
    summary: 'Removes and returns elements of the first list that has any; never waits here.',
    since: '7.0.0',
    arity: -5,
    usage: 'timeout numkeys key [key ...] <LEFT | RIGHT> [COUNT count]',
    flags: ['write', 'blocking', 'movablekeys'],
    keys: { kind: 'count', at: 2 },
    prepare: blmpop,
  },
];

const NO_KEYS_NAMED = error('ERR numkeys should be greater than 0');
const COUNT_NOT_POSITIVE = error('ERR count should be greater than 0');

type MultiPop = {
  readonly keys: readonly ByteString[];
  readonly end: ListEnd;
  readonly count: number;
};

function lmpop(view: View, argv: Argv): Outcome {
  const pop = readMultiPop(argv, 1);
  return isError(pop) ? answer(pop) : popFirst(view, pop);
}

/** Redis reads the timeout last, after everything behind it. */
function blmpop(view: View, argv: Argv): Outcome {
  const pop = readMultiPop(argv, 2);
  if (isError(pop)) return answer(pop);
  const refusal = refuseTimeout(wordAt(argv, 1), view.wallMs);
  return refusal === undefined ? popFirst(view, pop) : answer(refusal);
}

function readMultiPop(argv: Argv, countAt: number): MultiPop | ErrorReply {
  const keyCount = readPositive(wordAt(argv, countAt), NO_KEYS_NAMED);
  if (isError(keyCount)) return keyCount;
  const endAt = countAt + keyCount + 1;
  if (endAt >= argv.length) return SYNTAX;
  const end = readListEnd(argv[endAt]);
  if (isError(end)) return end;
  let count: number | undefined;
  for (let at = endAt + 1; at < argv.length; at += 2) {
    const value = argv[at + 1];
    if (count !== undefined || value === undefined || !isOption(argv[at], 'count')) return SYNTAX;
    const wanted = readPositive(value, COUNT_NOT_POSITIVE);
    if (isError(wanted)) return wanted;
    count = wanted;
  }
  return { keys: argv.slice(countAt + 1, endAt), end, count: count ?? 1 };
}

function popFirst(view: View, { keys, end, count }: MultiPop): Outcome {
  for (const key of keys) {
    const list = view.list(key);
    if (isError(list)) return answer(list);
    if (list === undefined) continue;
    const { values, update } = takeElements(key, list, { end, count });
    return change(array([bulk(key), bulks(values)]), update);
  }
  return answer(NIL_ARRAY);
}
