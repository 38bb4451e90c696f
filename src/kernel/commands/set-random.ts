/** SPOP and SRANDMEMBER: the world chooses, among members by bytes. Rule: SET-3. */
import { bulk, bulks, EMPTY_ARRAY, isError, NIL, type ByteString } from '../base/index.ts';
import { LONG_BOUNDS, readBounded, readCount, wordAt } from './arguments.ts';
import { SYNTAX } from './errors.ts';
import { pickDistinct, pickRepeatedly } from './pick-members.ts';
import { removeMembers } from './set-updates.ts';
import { answer, change, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import type { View } from './view.ts';

const set = { kind: 'keyspace', group: 'set', since: '1.0.0', arity: -2, keys: ONE_KEY } as const;

export const SET_RANDOM_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...set,
    name: 'spop',
    summary: 'Removes random members of a set and returns them.',
    usage: 'key [count]',
    flags: ['write', 'fast'],
    prepare: spop,
  },
  {
    ...set,
    name: 'srandmember',
    summary: 'Returns random members of a set; a negative count may repeat members.',
    usage: 'key [count]',
    flags: ['readonly'],
    prepare: srandmember,
  },
];

const WHAT = 'member';

/** Chosen and removed here: another region may pop the same member (SET-3). */
function spop(view: View, argv: Argv): Outcome {
  if (argv.length > 3) return answer(SYNTAX);
  const key = wordAt(argv, 1);
  const asked = argv[2];
  const count = asked === undefined ? 1 : readCount(asked);
  if (isError(count)) return answer(count);
  const held = view.set(key);
  if (isError(held)) return answer(held);
  const popped = held === undefined ? [] : pickDistinct(view, held.members(), count, WHAT);
  const [first] = popped;
  const reply = asked === undefined && first !== undefined ? bulk(first) : bulks(popped);
  if (first === undefined) return answer(asked === undefined ? NIL : EMPTY_ARRAY);
  return change(reply, removeMembers(key, popped));
}

function srandmember(view: View, argv: Argv): Outcome {
  if (argv.length > 3) return answer(SYNTAX);
  const asked = argv[2];
  const count = asked === undefined ? 1 : readBounded(asked, LONG_BOUNDS);
  if (isError(count)) return answer(count);
  const held = view.set(wordAt(argv, 1));
  if (isError(held)) return answer(held);
  const members: readonly ByteString[] = held?.members() ?? [];
  const chosen =
    count < 0
      ? pickRepeatedly(view, members, -Number(count), WHAT)
      : pickDistinct(view, members, Number(count), WHAT);
  if (isError(chosen)) return answer(chosen);
  if (asked !== undefined) return answer(bulks(chosen));
  const [first] = chosen;
  return answer(first === undefined ? NIL : bulk(first));
}
