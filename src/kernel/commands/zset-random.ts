/** ZRANDMEMBER: the world chooses, among members by bytes. */
import {
  bulk,
  compareBytes,
  EMPTY_ARRAY,
  INT64_MAX,
  isError,
  NIL,
  type ErrorReply,
} from '../base/index.ts';
import { isOption, LONG_BOUNDS, readBounded, wordAt } from './arguments.ts';
import { error, SYNTAX } from './errors.ts';
import { pickDistinct, pickRepeatedly } from './pick-members.ts';
import { answer, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import type { View, ZsetView } from './view.ts';
import { entriesReply } from './zset-ranges.ts';
import type { Entry } from './zset-updates.ts';

export const ZSET_RANDOM_COMMANDS: readonly KeyspaceCommand[] = [
  {
    kind: 'keyspace',
    name: 'zrandmember',
    group: 'sorted-set',
    summary: 'Returns random members of a sorted set; a negative count may repeat members.',
    since: '6.2.0',
    arity: -2,
    usage: 'key [count [WITHSCORES]]',
    flags: ['readonly'],
    keys: ONE_KEY,
    prepare: zrandmember,
  },
];

/** Redis doubles the count of a reply with scores, and so refuses counts beyond the half. */
const HALF_MAX = INT64_MAX / 2n;
const OUT_OF_RANGE = error('ERR value is out of range');
const WHAT = 'member';

function zrandmember(view: View, argv: Argv): Outcome {
  const asked = argv[2];
  const count = asked === undefined ? 1 : readBounded(asked, LONG_BOUNDS);
  if (isError(count)) return answer(count);
  const withScores = argv.length > 3;
  if (argv.length > 4 || (withScores && !isOption(argv[3], 'withscores'))) return answer(SYNTAX);
  if (withScores && (count < -HALF_MAX || count > HALF_MAX)) return answer(OUT_OF_RANGE);
  const held = view.zset(wordAt(argv, 1));
  if (isError(held)) return answer(held);
  if (held === undefined) return answer(asked === undefined ? NIL : EMPTY_ARRAY);
  const chosen = choose(view, held, Number(count));
  if (isError(chosen)) return answer(chosen);
  const [first] = chosen;
  if (asked === undefined) return answer(first === undefined ? NIL : bulk(first[0]));
  return answer(entriesReply(chosen, withScores));
}

/** A count that takes everything gives it in the order of scores, as Redis does. */
function choose(view: View, held: ZsetView, count: number): readonly Entry[] | ErrorReply {
  const entries = held.entries();
  if (count >= entries.length) return entries;
  const byBytes = [...entries].sort(([left], [right]) => compareBytes(left, right));
  return count < 0
    ? pickRepeatedly(view, byBytes, -count, WHAT)
    : pickDistinct(view, byBytes, count, WHAT);
}
