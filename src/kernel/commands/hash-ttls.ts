/** What is left of a field's time: HTTL, HPTTL, HEXPIRETIME, HPEXPIRETIME. Rules: HSH-5, EXP-7. */
import { array, integer, isError } from '../base/index.ts';
import { wordAt } from './arguments.ts';
import { readFields } from './hash-field-words.ts';
import { answer, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import type { TimeUnit } from './time-unit.ts';
import type { View } from './view.ts';

const ttl = {
  kind: 'keyspace',
  group: 'hash',
  since: '7.4.0',
  arity: -5,
  usage: 'key FIELDS numfields field [field ...]',
  flags: ['readonly', 'fast'],
  keys: ONE_KEY,
} as const;

export const HASH_TTL_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...ttl,
    name: 'httl',
    summary: 'Returns the time to live of fields, in seconds.',
    prepare: (view, argv) => readTimes(view, argv, { msEach: 1000, isRelative: true }),
  },
  {
    ...ttl,
    name: 'hpttl',
    summary: 'Returns the time to live of fields, in milliseconds.',
    prepare: (view, argv) => readTimes(view, argv, { msEach: 1, isRelative: true }),
  },
  {
    ...ttl,
    name: 'hexpiretime',
    summary: 'Returns the deadline of fields, in seconds since the epoch.',
    prepare: (view, argv) => readTimes(view, argv, { msEach: 1000, isRelative: false }),
  },
  {
    ...ttl,
    name: 'hpexpiretime',
    summary: 'Returns the deadline of fields, in milliseconds since the epoch.',
    prepare: (view, argv) => readTimes(view, argv, { msEach: 1, isRelative: false }),
  },
];

const NO_FIELD = integer(-2);
const NO_TTL = integer(-1);

/** Seconds are rounded up, so that a field with time left never shows 0. */
function readTimes(view: View, argv: Argv, unit: TimeUnit): Outcome {
  const hash = view.hash(wordAt(argv, 1));
  if (isError(hash)) return answer(hash);
  const fields = readFields(argv, 2);
  if (isError(fields)) return answer(fields);
  const replies = fields.map((field) => {
    if (hash?.get(field) === undefined) return NO_FIELD;
    const atMs = hash.deadlineMs(field);
    if (atMs === undefined) return NO_TTL;
    return integer(Math.ceil((atMs - (unit.isRelative ? view.wallMs : 0)) / unit.msEach));
  });
  return answer(array(replies));
}
