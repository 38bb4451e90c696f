/** LPOS: where in a list an element stands. */
import {
  array,
  EMPTY_ARRAY,
  INT64_MIN,
  integer,
  isError,
  NIL,
  type ByteString,
  type ErrorReply,
} from '../base/index.ts';
import { isOption, readCount, readInteger, wordAt } from './arguments.ts';
import { error, SYNTAX } from './errors.ts';
import { answer, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import type { View } from './view.ts';

export const LIST_SEARCH_COMMANDS: readonly KeyspaceCommand[] = [
  {
    kind: 'keyspace',
    name: 'lpos',
    group: 'list',
    summary: 'Returns the index of matching elements in a list.',
    since: '6.0.6',
    arity: -3,
    usage: 'key element [RANK rank] [COUNT num-matches] [MAXLEN len]',
    flags: ['readonly'],
    keys: ONE_KEY,
    prepare: lpos,
  },
];

const RANK_ZERO = error(
  "ERR RANK can't be zero: use 1 to start from the first match, 2 from the second ... or use negative to start from the end of the list",
);
const COUNT_NEGATIVE = error("ERR COUNT can't be negative");
const MAXLEN_NEGATIVE = error("ERR MAXLEN can't be negative");

type Search = {
  /** From 1; negative ranks count from the end. */
  rank: number;
  /** Matches to give, 0 for all; `undefined` for one, outside of an array. */
  count: number | undefined;
  /** Elements to compare, 0 for all. */
  compareMax: number;
};

function lpos(view: View, argv: Argv): Outcome {
  const search = readSearch(argv);
  if (isError(search)) return answer(search);
  const list = view.list(wordAt(argv, 1));
  if (isError(list)) return answer(list);
  const values = list?.values() ?? [];
  const matches = findMatches(values, wordAt(argv, 2), search);
  if (search.count !== undefined) {
    return answer(matches.length === 0 ? EMPTY_ARRAY : array(matches.map(integer)));
  }
  const [first] = matches;
  return answer(first === undefined ? NIL : integer(first));
}

function readSearch(argv: Argv): Search | ErrorReply {
  const search: Search = { rank: 1, count: undefined, compareMax: 0 };
  for (let at = 3; at < argv.length; at += 2) {
    const word = argv[at];
    const value = argv[at + 1];
    if (value === undefined) return SYNTAX;
    if (isOption(word, 'rank')) {
      const rank = readInteger(value);
      if (isError(rank)) return rank;
      if (rank === 0) return RANK_ZERO;
      // Redis turns the sign of the smallest number in vain, and then any match is late enough.
      search.rank = rank === INT64_MIN ? -1 : Number(rank);
    } else if (isOption(word, 'count')) {
      const count = readCount(value, COUNT_NEGATIVE);
      if (isError(count)) return count;
      search.count = count;
    } else if (isOption(word, 'maxlen')) {
      const most = readCount(value, MAXLEN_NEGATIVE);
      if (isError(most)) return most;
      search.compareMax = most;
    } else {
      return SYNTAX;
    }
  }
  return search;
}

function findMatches(
  values: readonly ByteString[],
  element: ByteString,
  { rank, count, compareMax }: Search,
): number[] {
  const wanted = count === undefined ? 1 : count === 0 ? Infinity : count;
  const compared = compareMax === 0 ? values.length : Math.min(values.length, compareMax);
  const matches: number[] = [];
  let seen = 0;
  for (let step = 0; step < compared && matches.length < wanted; step++) {
    const index = rank > 0 ? step : values.length - 1 - step;
    if (values[index] !== element) continue;
    seen++;
    if (seen >= Math.abs(rank)) matches.push(index);
  }
  return matches;
}
