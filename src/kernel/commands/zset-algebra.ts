/** Unions, intersections and differences of sorted sets, and their STORE forms. Rule: SET-4. */
import { compareScored, integer, isError, type ByteString } from '../base/index.ts';
import { wordAt } from './arguments.ts';
import { storeResult } from './set-updates.ts';
import { answer, change, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import type { View } from './view.ts';
import {
  readAlgebra,
  type Aggregate,
  type AlgebraForm,
  type AlgebraQuery,
  type Operand,
} from './zset-algebra-query.ts';
import { entriesReply } from './zset-ranges.ts';
import { assignScores, type Entry } from './zset-updates.ts';

const zset = { kind: 'keyspace', group: 'sorted-set', since: '6.2.0' } as const;
const read = {
  ...zset,
  arity: -3,
  flags: ['readonly', 'movablekeys'],
  keys: { kind: 'count', at: 1 },
} as const;
const store = {
  ...zset,
  arity: -4,
  flags: ['write', 'denyoom', 'movablekeys'],
  keys: { kind: 'count', at: 2, also: 1 },
  writes: ONE_KEY,
} as const;

const SCORING = '[WEIGHTS weight [weight ...]] [AGGREGATE <SUM | MIN | MAX>]';

type Operation = AlgebraForm['operation'];

export const ZSET_ALGEBRA_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...read,
    name: 'zunion',
    summary: 'Returns the members of all sorted sets together.',
    usage: `numkeys key [key ...] ${SCORING} [WITHSCORES]`,
    prepare: (view, argv) => combine(view, argv, 'union'),
  },
  {
    ...read,
    name: 'zinter',
    summary: 'Returns the members that all sorted sets have in common.',
    usage: `numkeys key [key ...] ${SCORING} [WITHSCORES]`,
    prepare: (view, argv) => combine(view, argv, 'intersection'),
  },
  {
    ...read,
    name: 'zdiff',
    summary: 'Returns the members of the first sorted set that no other has.',
    usage: 'numkeys key [key ...] [WITHSCORES]',
    prepare: (view, argv) => combine(view, argv, 'difference'),
  },
  {
    ...read,
    name: 'zintercard',
    summary: 'Counts the members that all sorted sets have in common.',
    since: '7.0.0',
    usage: 'numkeys key [key ...] [LIMIT limit]',
    prepare: zintercard,
  },
  {
    ...store,
    name: 'zunionstore',
    summary: 'Stores the members of all sorted sets together.',
    since: '2.0.0',
    usage: `destination numkeys key [key ...] ${SCORING}`,
    prepare: (view, argv) => combineAndStore(view, argv, 'union'),
  },
  {
    ...store,
    name: 'zinterstore',
    summary: 'Stores the members that all sorted sets have in common.',
    since: '2.0.0',
    usage: `destination numkeys key [key ...] ${SCORING}`,
    prepare: (view, argv) => combineAndStore(view, argv, 'intersection'),
  },
  {
    ...store,
    name: 'zdiffstore',
    summary: 'Stores the members of the first sorted set that no other has.',
    usage: 'destination numkeys key [key ...]',
    prepare: (view, argv) => combineAndStore(view, argv, 'difference'),
  },
];

function combine(view: View, argv: Argv, operation: Operation): Outcome {
  const query = readAlgebra(view, argv, { operation, countAt: 1, gives: 'members' });
  if (isError(query)) return answer(query);
  return answer(entriesReply(resultOf(operation, query), query.withScores));
}

function zintercard(view: View, argv: Argv): Outcome {
  const operation = 'intersection';
  const query = readAlgebra(view, argv, { operation, countAt: 1, gives: 'count' });
  if (isError(query)) return answer(query);
  const size = resultOf(operation, query).length;
  return answer(integer(query.limit === 0 ? size : Math.min(size, query.limit)));
}

function combineAndStore(view: View, argv: Argv, operation: Operation): Outcome {
  const query = readAlgebra(view, argv, { operation, countAt: 2, gives: 'stored' });
  if (isError(query)) return answer(query);
  const destination = wordAt(argv, 1);
  const entries = resultOf(operation, query);
  const add = entries.length === 0 ? undefined : assignScores(destination, entries);
  return change(integer(entries.length), ...storeResult(view, destination, add));
}

function resultOf(operation: Operation, { operands, aggregate }: AlgebraQuery): Entry[] {
  switch (operation) {
    case 'union':
      return inOrder(unite(bySize(operands), aggregate));
    case 'intersection':
      return inOrder(intersect(bySize(operands), aggregate));
    case 'difference':
      return subtract(operands);
  }
}

/** Smallest first, as Redis adds them up: sums of floats depend on the order. */
const bySize = (operands: readonly Operand[]): Operand[] =>
  [...operands].sort((left, right) => left.held.size - right.held.size);

function inOrder(scores: ReadonlyMap<ByteString, number>): Entry[] {
  return [...scores].sort(([left, low], [right, high]) =>
    compareScored({ score: low, member: left }, { score: high, member: right }),
  );
}

function unite(operands: readonly Operand[], aggregate: Aggregate): Map<ByteString, number> {
  const scores = new Map<ByteString, number>();
  for (const { held, weight } of operands) {
    for (const [member, score] of held.entries()) {
      const known = scores.get(member);
      const weighted = orZero(score * weight);
      scores.set(member, known === undefined ? weighted : join(known, weighted, aggregate));
    }
  }
  return scores;
}

function intersect(operands: readonly Operand[], aggregate: Aggregate): Map<ByteString, number> {
  const [smallest, ...others] = operands;
  const scores = new Map<ByteString, number>();
  for (const [member, score] of smallest?.held.entries() ?? []) {
    let joined: number | undefined = orZero(score * (smallest?.weight ?? 1));
    for (const other of others) {
      const value = other.held.score(member);
      if (value === undefined) joined = undefined;
      if (joined === undefined || value === undefined) break;
      joined = join(joined, value * other.weight, aggregate);
    }
    if (joined !== undefined) scores.set(member, joined);
  }
  return scores;
}

function subtract([first, ...others]: readonly Operand[]): Entry[] {
  const entries = first?.held.entries() ?? [];
  return entries.filter(([name]) => others.every((other) => other.held.score(name) === undefined));
}

/** Redis's convention for what is not a number: opposite infinities, and zero times infinity. */
const orZero = (score: number): number => (Number.isNaN(score) ? 0 : score);

/** Comparisons, not Math.min: a value that is not a number then leaves the target alone. */
function join(target: number, value: number, aggregate: Aggregate): number {
  switch (aggregate) {
    case 'sum':
      return orZero(target + value);
    case 'min':
      return value < target ? value : target;
    case 'max':
      return value > target ? value : target;
  }
}
