/** Hash commands that set and delete fields: HSET, HMSET, HSETNX, HDEL. Rules: HSH-1…4. */
import { integer, isError, OK, ONE, ZERO, type Reply } from '../base/index.ts';
import { wordAt } from './arguments.ts';
import { wrongArity } from './errors.ts';
import { assignFields, removeFields, type FieldValue } from './hash-updates.ts';
import { answer, change, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import type { View } from './view.ts';

const write = {
  kind: 'keyspace',
  group: 'hash',
  since: '2.0.0',
  flags: ['write', 'denyoom', 'fast'],
  keys: ONE_KEY,
} as const;

export const HASH_WRITE_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...write,
    name: 'hset',
    summary: 'Sets fields in a hash; their TTL is dropped.',
    arity: -4,
    usage: 'key field value [field value ...]',
    prepare: (view, argv) => setFields(view, argv, integer),
  },
  {
    ...write,
    name: 'hmset',
    summary: 'Sets fields in a hash; HSET under its old name.',
    arity: -4,
    usage: 'key field value [field value ...]',
    prepare: (view, argv) => setFields(view, argv, () => OK),
  },
  {
    ...write,
    name: 'hsetnx',
    summary: 'Sets a field in a hash, only if it does not exist in this region.',
    arity: 4,
    usage: 'key field value',
    prepare: hsetnx,
  },
  {
    ...write,
    name: 'hdel',
    summary: 'Deletes fields from a hash.',
    arity: -3,
    flags: ['write', 'fast'],
    usage: 'key field [field ...]',
    prepare: hdel,
  },
];

/** The pairs from an index on; an odd word at the end is the caller's business. */
export function readPairs(argv: Argv, from: number): FieldValue[] {
  const pairs: FieldValue[] = [];
  for (let at = from; at + 1 < argv.length; at += 2) {
    pairs.push([wordAt(argv, at), wordAt(argv, at + 1)]);
  }
  return pairs;
}

function setFields(view: View, argv: Argv, reply: (created: number) => Reply): Outcome {
  if (argv.length % 2 === 1) return answer(wrongArity(wordAt(argv, 0)));
  const key = wordAt(argv, 1);
  const hash = view.hash(key);
  if (isError(hash)) return answer(hash);
  const pairs = readPairs(argv, 2);
  const named = new Set(pairs.map(([field]) => field));
  let created = 0;
  for (const field of named) if (hash?.get(field) === undefined) created++;
  return change(reply(created), assignFields(key, pairs));
}

function hsetnx(view: View, argv: Argv): Outcome {
  const key = wordAt(argv, 1);
  const field = wordAt(argv, 2);
  const hash = view.hash(key);
  if (isError(hash)) return answer(hash);
  if (hash?.get(field) !== undefined) return answer(ZERO);
  return change(ONE, assignFields(key, [[field, wordAt(argv, 3)]]));
}

function hdel(view: View, argv: Argv): Outcome {
  const key = wordAt(argv, 1);
  const hash = view.hash(key);
  if (hash === undefined) return answer(ZERO);
  if (isError(hash)) return answer(hash);
  const named = [...new Set(argv.slice(2))];
  const fields = named.filter((field) => hash.get(field) !== undefined);
  if (fields.length === 0) return answer(ZERO);
  return change(integer(fields.length), removeFields(key, fields));
}
