/**
 * List commands that move an element from list to list: LMOVE, RPOPLPUSH, BLMOVE, BRPOPLPUSH.
 *
 * A move replicates as a removal and an insertion (LST-6): run in two regions at once, it leaves
 * two copies behind.
 */
import { bulk, EMPTY, isError, NIL, type ByteString } from '../base/index.ts';
import { wordAt } from './arguments.ts';
import { readListEnd, type ListEnd } from './list-ends.ts';
import { pushElements, removeElements } from './list-updates.ts';
import { answer, change, TWO_KEYS, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import { refuseTimeout } from './timeouts.ts';
import type { Update } from './update.ts';
import type { View } from './view.ts';

const move = {
  kind: 'keyspace',
  group: 'list',
  flags: ['write', 'denyoom'],
  keys: TWO_KEYS,
} as const;
const blockingMove = { ...move, flags: ['write', 'denyoom', 'noscript', 'blocking'] } as const;

export const LIST_MOVE_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...move,
    name: 'lmove',
    summary: 'Takes an element from one end of a list and pushes it to an end of another.',
    since: '6.2.0',
    arity: 5,
    usage: 'source destination <LEFT | RIGHT> <LEFT | RIGHT>',
    prepare: (view, argv) => moveBetweenEnds(view, argv, undefined),
  },
  {
    ...blockingMove,
    name: 'blmove',
    summary: 'LMOVE with a timeout; never waits here.',
    since: '6.2.0',
    arity: 6,
    usage: 'source destination <LEFT | RIGHT> <LEFT | RIGHT> timeout',
    prepare: (view, argv) => moveBetweenEnds(view, argv, argv[5]),
  },
  {
    ...move,
    name: 'rpoplpush',
    summary: 'Takes the last element of a list and makes it the first of another.',
    since: '1.2.0',
    arity: 3,
    usage: 'source destination',
    prepare: (view, argv) => moveElement(view, argv, { from: 'right', to: 'left' }),
  },
  {
    ...blockingMove,
    name: 'brpoplpush',
    summary: 'RPOPLPUSH with a timeout; never waits here.',
    since: '2.2.0',
    arity: 4,
    usage: 'source destination timeout',
    prepare: (view, argv) =>
      moveInTime(view, argv, { from: 'right', to: 'left', timeout: wordAt(argv, 3) }),
  },
];

type Ends = { readonly from: ListEnd; readonly to: ListEnd };

function moveBetweenEnds(view: View, argv: Argv, timeout: ByteString | undefined): Outcome {
  const from = readListEnd(argv[3]);
  if (isError(from)) return answer(from);
  const to = readListEnd(argv[4]);
  if (isError(to)) return answer(to);
  if (timeout === undefined) return moveElement(view, argv, { from, to });
  return moveInTime(view, argv, { from, to, timeout });
}

function moveInTime(
  view: View,
  argv: Argv,
  ends: Ends & { readonly timeout: ByteString },
): Outcome {
  const refusal = refuseTimeout(ends.timeout, view.wallMs);
  return refusal === undefined ? moveElement(view, argv, ends) : answer(refusal);
}

function moveElement(view: View, argv: Argv, { from, to }: Ends): Outcome {
  const source = wordAt(argv, 1);
  const target = wordAt(argv, 2);
  const list = view.list(source);
  if (list === undefined) return answer(NIL);
  if (isError(list)) return answer(list);
  const targetList = view.list(target);
  if (isError(targetList)) return answer(targetList);
  const index = from === 'left' ? 0 : list.size - 1;
  const element = list.at(index) ?? EMPTY;
  if (source === target)
    return change(bulk(element), ...rotate(source, list.size, { index, to, element }));
  const push = pushElements(target, { end: to, size: targetList?.size ?? 0, values: [element] });
  return change(bulk(element), removeElements(source, [index]), push);
}

/**
 * A move within one list inserts before it removes: a list of one element would otherwise be
 * absent for a moment, and a key that is made anew has lost its TTL (EXP-10).
 */
function rotate(
  key: ByteString,
  size: number,
  rotation: { readonly index: number; readonly to: ListEnd; readonly element: ByteString },
): Update[] {
  const { index, to, element } = rotation;
  const push = pushElements(key, { end: to, size, values: [element] });
  return [push, removeElements(key, [to === 'left' ? index + 1 : index])];
}
