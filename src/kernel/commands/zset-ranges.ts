/** ZRANGE, its older relatives and ZRANGESTORE: one reading of options, one selection. */
import {
  array,
  bulk,
  formatDouble,
  integer,
  isError,
  type ErrorReply,
  type Reply,
} from '../base/index.ts';
import { isOption, readIndex, wordAt } from './arguments.ts';
import { error, SYNTAX } from './errors.ts';
import { storeResult } from './set-updates.ts';
import {
  answer,
  change,
  ONE_KEY,
  TWO_KEYS,
  type Argv,
  type KeyspaceCommand,
  type Outcome,
} from './spec.ts';
import type { View } from './view.ts';
import { entriesWithin, readRange, type Range, type RangeKind } from './zset-bounds.ts';
import { assignScores, type Entry } from './zset-updates.ts';

const zset = { kind: 'keyspace', group: 'sorted-set' } as const;
const read = { ...zset, arity: -4, flags: ['readonly'], keys: ONE_KEY } as const;

export const ZSET_RANGE_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...read,
    name: 'zrange',
    summary: 'Returns a range of members, by place, score or bytes.',
    since: '1.2.0',
    usage: 'key start stop [BYSCORE | BYLEX] [REV] [LIMIT offset count] [WITHSCORES]',
    prepare: (view, argv) => answerRange(view, argv, {}),
  },
  {
    ...read,
    name: 'zrevrange',
    summary: 'Returns a range of members by place, the highest score first.',
    since: '1.2.0',
    usage: 'key start stop [WITHSCORES]',
    prepare: (view, argv) => answerRange(view, argv, { by: 'rank', isReversed: true }),
  },
  {
    ...read,
    name: 'zrangebyscore',
    summary: 'Returns the members whose scores lie in a range.',
    since: '1.0.5',
    usage: 'key min max [WITHSCORES] [LIMIT offset count]',
    prepare: (view, argv) => answerRange(view, argv, { by: 'score', isReversed: false }),
  },
  {
    ...read,
    name: 'zrevrangebyscore',
    summary: 'Returns the members whose scores lie in a range, the highest score first.',
    since: '2.2.0',
    usage: 'key max min [WITHSCORES] [LIMIT offset count]',
    prepare: (view, argv) => answerRange(view, argv, { by: 'score', isReversed: true }),
  },
  {
    ...read,
    name: 'zrangebylex',
    summary: 'Returns the members between two byte strings, where all scores are equal.',
    since: '2.8.9',
    usage: 'key min max [LIMIT offset count]',
    prepare: (view, argv) => answerRange(view, argv, { by: 'lex', isReversed: false }),
  },
  {
    ...read,
    name: 'zrevrangebylex',
    summary: 'Returns the members between two byte strings, the last first.',
    since: '2.8.9',
    usage: 'key max min [LIMIT offset count]',
    prepare: (view, argv) => answerRange(view, argv, { by: 'lex', isReversed: true }),
  },
  {
    ...zset,
    name: 'zrangestore',
    summary: 'Stores a range of members in another key.',
    since: '6.2.0',
    arity: -5,
    usage: 'destination source min max [BYSCORE | BYLEX] [REV] [LIMIT offset count]',
    flags: ['write', 'denyoom'],
    keys: TWO_KEYS,
    writes: ONE_KEY,
    prepare: zrangestore,
  },
];

/** What the command's name already decides; the rest is left to options. */
type Form = {
  /** Where the source key stands. */
  readonly at?: number;
  readonly by?: RangeKind;
  readonly isReversed?: boolean;
  readonly isStore?: boolean;
};

type Query = {
  readonly range: Range;
  readonly isReversed: boolean;
  readonly offset: number;
  /** Negative for no limit. */
  readonly limit: number;
  readonly withScores: boolean;
};

function answerRange(view: View, argv: Argv, form: Form): Outcome {
  const query = readQuery(argv, form);
  if (isError(query)) return answer(query);
  const held = view.zset(wordAt(argv, 1));
  if (isError(held)) return answer(held);
  return answer(entriesReply(select(held?.entries() ?? [], query), query.withScores));
}

function zrangestore(view: View, argv: Argv): Outcome {
  const query = readQuery(argv, { at: 2, isStore: true });
  if (isError(query)) return answer(query);
  const held = view.zset(wordAt(argv, 2));
  if (isError(held)) return answer(held);
  const destination = wordAt(argv, 1);
  const entries = select(held?.entries() ?? [], query);
  const add = entries.length === 0 ? undefined : assignScores(destination, entries);
  return change(integer(entries.length), ...storeResult(view, destination, add));
}

/** Members alone, or each followed by its score. */
export function entriesReply(entries: readonly Entry[], withScores: boolean): Reply {
  return array(
    entries.flatMap(([member, score]) =>
      withScores ? [bulk(member), bulk(formatDouble(score))] : [bulk(member)],
    ),
  );
}

/** A range by place has no pages: the offset of `LIMIT 5 -1` is read and then ignored. */
function select(entries: readonly Entry[], query: Query): readonly Entry[] {
  const { range, isReversed, offset, limit } = query;
  if (range.kind === 'rank') return entriesWithin(entries, range, { isReversed });
  const within = entriesWithin(entries, range, { isReversed, offset });
  return limit < 0 ? within : within.slice(0, limit);
}

const LIMIT_BY_RANK = error(
  'ERR syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX',
);
const SCORES_BY_LEX = error('ERR syntax error, WITHSCORES not supported in combination with BYLEX');

function readQuery(argv: Argv, form: Form): Query | ErrorReply {
  const keyAt = form.at ?? 1;
  let { by, isReversed } = form;
  let [offset, limit, withScores] = [0, -1, false];
  for (let at = keyAt + 3; at < argv.length; at++) {
    const word = argv[at];
    if (form.isStore !== true && isOption(word, 'withscores')) withScores = true;
    else if (isOption(word, 'limit') && at + 2 < argv.length) {
      const skipped = readIndex(wordAt(argv, at + 1));
      if (isError(skipped)) return skipped;
      const taken = readIndex(wordAt(argv, at + 2));
      if (isError(taken)) return taken;
      [offset, limit] = [skipped, taken];
      at += 2;
    } else if (isReversed === undefined && isOption(word, 'rev')) isReversed = true;
    else if (by === undefined && isOption(word, 'bylex')) by = 'lex';
    else if (by === undefined && isOption(word, 'byscore')) by = 'score';
    else return SYNTAX;
  }
  const kind = by ?? 'rank';
  if (limit !== -1 && kind === 'rank') return LIMIT_BY_RANK;
  if (withScores && kind === 'lex') return SCORES_BY_LEX;
  const words = { min: wordAt(argv, keyAt + 1), max: wordAt(argv, keyAt + 2) };
  const isTurned = isReversed === true && kind !== 'rank';
  const range = readRange(kind, isTurned ? { min: words.max, max: words.min } : words);
  if (isError(range)) return range;
  return { range, isReversed: isReversed === true, offset, limit, withScores };
}
