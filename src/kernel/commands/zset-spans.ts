/** Commands that count or remove a whole range of a sorted set. */
import { integer, isError, ZERO } from '../base/index.ts';
import { wordAt } from './arguments.ts';
import { answer, change, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import type { View } from './view.ts';
import { entriesWithin, readRange, type RangeKind } from './zset-bounds.ts';
import { removeEntries } from './zset-updates.ts';

const span = { kind: 'keyspace', group: 'sorted-set', arity: 4, keys: ONE_KEY } as const;

export const ZSET_SPAN_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...span,
    name: 'zcount',
    summary: 'Counts the members whose scores lie in a range.',
    since: '2.0.0',
    usage: 'key min max',
    flags: ['readonly', 'fast'],
    prepare: (view, argv) => countRange(view, argv, 'score'),
  },
  {
    ...span,
    name: 'zlexcount',
    summary: 'Counts the members between two byte strings, where all scores are equal.',
    since: '2.8.9',
    usage: 'key min max',
    flags: ['readonly', 'fast'],
    prepare: (view, argv) => countRange(view, argv, 'lex'),
  },
  {
    ...span,
    name: 'zremrangebyrank',
    summary: 'Removes the members between two places.',
    since: '2.0.0',
    usage: 'key start stop',
    flags: ['write'],
    prepare: (view, argv) => removeRange(view, argv, 'rank'),
  },
  {
    ...span,
    name: 'zremrangebyscore',
    summary: 'Removes the members whose scores lie in a range.',
    since: '1.2.0',
    usage: 'key min max',
    flags: ['write'],
    prepare: (view, argv) => removeRange(view, argv, 'score'),
  },
  {
    ...span,
    name: 'zremrangebylex',
    summary: 'Removes the members between two byte strings, where all scores are equal.',
    since: '2.8.9',
    usage: 'key min max',
    flags: ['write'],
    prepare: (view, argv) => removeRange(view, argv, 'lex'),
  },
];

function countRange(view: View, argv: Argv, kind: RangeKind): Outcome {
  const range = readRange(kind, { min: wordAt(argv, 2), max: wordAt(argv, 3) });
  if (isError(range)) return answer(range);
  const held = view.zset(wordAt(argv, 1));
  if (isError(held)) return answer(held);
  return answer(integer(entriesWithin(held?.entries() ?? [], range).length));
}

/** The range is resolved here; the members found are what other regions remove (ZST-1). */
function removeRange(view: View, argv: Argv, kind: RangeKind): Outcome {
  const range = readRange(kind, { min: wordAt(argv, 2), max: wordAt(argv, 3) });
  if (isError(range)) return answer(range);
  const key = wordAt(argv, 1);
  const held = view.zset(key);
  if (isError(held)) return answer(held);
  const members = entriesWithin(held?.entries() ?? [], range).map(([member]) => member);
  if (members.length === 0) return answer(ZERO);
  return change(integer(members.length), removeEntries(key, members));
}
