/** HSETEX: fields, their deadline, and a condition on which of them exist here. Rules: HSH-5, EXP-9. */
import { isError, ONE, text, ZERO, type ByteString, type ErrorReply } from '../base/index.ts';
import { isOption, readBounded, wordAt } from './arguments.ts';
import { error, wrongArity } from './errors.ts';
import { readDeadline } from './hash-field-words.ts';
import { assignFields, removeFields, rewriteFields, type FieldValue } from './hash-updates.ts';
import { readPairs } from './hash-writes.ts';
import { answer, change, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import { timeUnitOf } from './time-unit.ts';
import type { View } from './view.ts';

export const HASH_SETEX_COMMANDS: readonly KeyspaceCommand[] = [
  {
    kind: 'keyspace',
    name: 'hsetex',
    group: 'hash',
    summary: 'Sets fields in a hash, with a deadline and on a condition.',
    since: '8.0.0',
    arity: -6,
    usage:
      'key [FNX | FXX] [EX seconds | PX milliseconds | EXAT unix-time-seconds | PXAT unix-time-milliseconds | KEEPTTL] FIELDS numfields field value [field value ...]',
    flags: ['write', 'denyoom', 'fast'],
    keys: ONE_KEY,
    prepare: hsetex,
  },
];

const FIELD_COUNT_INVALID = error('ERR invalid number of fields');
const FIELDS_MISSING = error('ERR missing FIELDS argument');
const TIME_MISSING = error('ERR missing expire time');
const TWO_CONDITIONS = error('ERR Only one of FXX or FNX arguments can be specified');
const TWO_EXPIRATIONS = error(
  'ERR Only one of EX, PX, EXAT, PXAT or KEEPTTL arguments can be specified',
);
const INT_MAX = 2 ** 31 - 1;

/** `%s` in an error of Redis: the word up to a zero byte, on one line. */
const unknownArgument = (word: ByteString): ErrorReply =>
  error(
    `ERR unknown argument: ${text(word)
      .replace(/\0.*$/s, '')
      .replace(/[\r\n]/g, ' ')}`,
  );

type FieldWrite = {
  readonly pairs: readonly FieldValue[];
  readonly condition: 'fnx' | 'fxx' | undefined;
  /** Epoch ms, or what becomes of the present TTL. */
  readonly expiration: number | 'drop' | 'keep';
};

function hsetex(view: View, argv: Argv): Outcome {
  const write = readFieldWrite(view, argv);
  if (isError(write)) return answer(write);
  const key = wordAt(argv, 1);
  const hash = view.hash(key);
  if (isError(hash)) return answer(hash);
  const { pairs, condition, expiration } = write;
  const named = [...new Set(pairs.map(([field]) => field))];
  const existing = named.filter((field) => hash?.get(field) !== undefined);
  if (condition === 'fnx' && existing.length > 0) return answer(ZERO);
  if (condition === 'fxx' && existing.length < named.length) return answer(ZERO);
  if (expiration === 'keep') return change(ONE, rewriteFields(key, pairs));
  if (expiration === 'drop') return change(ONE, assignFields(key, pairs));
  if (expiration > view.wallMs) return change(ONE, assignFields(key, pairs, expiration));
  // A deadline in the past: written and expired in one breath.
  return existing.length === 0 ? answer(ONE) : change(ONE, removeFields(key, existing));
}

function readFieldWrite(view: View, argv: Argv): FieldWrite | ErrorReply {
  let condition: FieldWrite['condition'];
  let expiration: FieldWrite['expiration'] = 'drop';
  for (let at = 2; at < argv.length; at++) {
    const word = wordAt(argv, at);
    if (isOption(word, 'fields')) {
      const pairs = readFieldPairs(argv, at);
      return isError(pairs) ? pairs : { pairs, condition, expiration };
    }
    const named = (['fnx', 'fxx'] as const).find((option) => isOption(word, option));
    const unit = timeUnitOf(word);
    if (named !== undefined) {
      if (condition !== undefined) return TWO_CONDITIONS;
      condition = named;
    } else if (unit !== undefined || isOption(word, 'keepttl')) {
      if (expiration !== 'drop') return TWO_EXPIRATIONS;
      if (unit === undefined) expiration = 'keep';
      else {
        at++;
        const time = argv[at];
        if (time === undefined) return TIME_MISSING;
        const now = { wallMs: view.wallMs, command: wordAt(argv, 0) };
        const atMs = readDeadline(time, unit, now);
        if (isError(atMs)) return atMs;
        expiration = atMs;
      }
    } else return unknownArgument(word);
  }
  return FIELDS_MISSING;
}

function readFieldPairs(argv: Argv, at: number): readonly FieldValue[] | ErrorReply {
  const wrong = wrongArity(wordAt(argv, 0));
  if (at >= argv.length - 3) return wrong;
  const count = readBounded(wordAt(argv, at + 1), { least: 1, most: INT_MAX }, FIELD_COUNT_INVALID);
  if (isError(count)) return count;
  return argv.length - at - 2 === 2 * Number(count) ? readPairs(argv, at + 2) : wrong;
}
