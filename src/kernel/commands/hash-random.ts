/** HRANDFIELD: the world chooses among fields by bytes. */
import {
  bulk,
  bulks,
  EMPTY_ARRAY,
  INT64_MAX,
  isError,
  NIL,
  compareInt,
  negateInt,
} from '../base/index.ts';
import { isOption, LONG_BOUNDS, readBounded, wordAt } from './arguments.ts';
import { error, SYNTAX } from './errors.ts';
import { pickDistinct, pickRepeatedly } from './pick-members.ts';
import { answer, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import type { View } from './view.ts';

export const HASH_RANDOM_COMMANDS: readonly KeyspaceCommand[] = [
  {
    kind: 'keyspace',
    name: 'hrandfield',
    group: 'hash',
    summary: 'Returns fields of a hash, chosen at random.',
    since: '6.2.0',
    arity: -2,
    usage: 'key [count [WITHVALUES]]',
    flags: ['readonly'],
    keys: ONE_KEY,
    prepare: hrandfield,
  },
];

const CHOICE = 'HRANDFIELD';
const COUNT_OUT_OF_RANGE = error('ERR value is out of range');
const PAIRS_MAX = INT64_MAX / 2n;

function hrandfield(view: View, argv: Argv): Outcome {
  if (argv.length > 2) return pickSeveral(view, argv);
  const hash = view.hash(wordAt(argv, 1));
  if (hash === undefined) return answer(NIL);
  if (isError(hash)) return answer(hash);
  const entries = hash.entries();
  const [field] = entries[view.pick(entries.length, CHOICE)] ?? [];
  return answer(field === undefined ? NIL : bulk(field));
}

function pickSeveral(view: View, argv: Argv): Outcome {
  const count = readBounded(wordAt(argv, 2), LONG_BOUNDS);
  if (isError(count)) return answer(count);
  const withValues = argv.length === 4 && isOption(argv[3], 'withvalues');
  if (argv.length > 3 && !withValues) return answer(SYNTAX);
  const size = count < 0 ? negateInt(count) : count;
  if (withValues && compareInt(size, PAIRS_MAX) > 0) return answer(COUNT_OUT_OF_RANGE);
  const hash = view.hash(wordAt(argv, 1));
  if (hash === undefined) return answer(EMPTY_ARRAY);
  if (isError(hash)) return answer(hash);
  const entries = hash.entries();
  const pick = count < 0 ? pickRepeatedly : pickDistinct;
  const picked = pick(view, entries, Number(size), CHOICE);
  if (isError(picked)) return answer(picked);
  return answer(bulks(withValues ? picked.flat() : picked.map(([field]) => field)));
}
