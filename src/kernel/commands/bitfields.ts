/** BITFIELD: integers inside a string. INCRBY here is no counter: the last write wins (BIT-1). */
import {
  array,
  EMPTY,
  growToBit,
  integer,
  isError,
  NIL,
  parseBitOffset,
  parseFieldType,
  readBitfield,
  writeBitfield,
  type ByteString,
  type ErrorReply,
  type Bitfield,
  type BitfieldWrite,
  type Overflow,
  type Reply,
} from '../base/index.ts';
import { isOption, readInteger, wordAt } from './arguments.ts';
import { BIT_OFFSET_OUT_OF_RANGE, error, STRING_TOO_LONG, SYNTAX } from './errors.ts';
import { answer, change, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import { fitsValue } from './string-writes.ts';
import { rewriteString } from './update.ts';
import type { View } from './view.ts';

const bitfield = { kind: 'keyspace', group: 'bitmap', arity: -2, keys: ONE_KEY } as const;

export const BITFIELD_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...bitfield,
    name: 'bitfield',
    summary: 'Reads, sets and increments integers of any width inside a string value.',
    since: '3.2.0',
    usage:
      'key [GET type offset | [OVERFLOW WRAP | SAT | FAIL] SET type offset value | INCRBY type offset increment ...]',
    flags: ['write', 'denyoom'],
    prepare: (view, argv) => runFields(view, argv, { mayWrite: true }),
  },
  {
    ...bitfield,
    name: 'bitfield_ro',
    summary: 'Reads integers of any width inside a string value.',
    since: '6.0.0',
    usage: 'key [GET type offset [GET type offset ...]]',
    flags: ['readonly', 'fast'],
    prepare: (view, argv) => runFields(view, argv, { mayWrite: false }),
  },
];

const INVALID_TYPE = error(
  'ERR Invalid bitfield type. Use something like i16 u8. Note that u64 is not supported but i64 is.',
);
const INVALID_OVERFLOW = error('ERR Invalid OVERFLOW type specified');
const GET_ONLY = error('ERR BITFIELD_RO only supports the GET subcommand');

type Step = { readonly field: Bitfield; readonly write: BitfieldWrite | undefined };

function runFields(view: View, argv: Argv, allowed: { readonly mayWrite: boolean }): Outcome {
  const steps = readSteps(argv);
  if (isError(steps)) return answer(steps);
  const writes = steps.filter(({ write }) => write !== undefined);
  if (writes.length > 0 && !allowed.mayWrite) return answer(GET_ONLY);
  const key = wordAt(argv, 1);
  const value = view.string(key);
  if (isError(value)) return answer(value);
  const lastBit = Math.max(-1, ...writes.map(({ field }) => field.offset + field.type.bits - 1));
  if (!fitsValue(lastBit / 8 + 1)) return answer(STRING_TOO_LONG);
  // Room for every write is made before the first of them, and stays if all of them fail.
  const grown = lastBit < 0 ? (value ?? EMPTY) : growToBit(value ?? EMPTY, lastBit);
  const run = runSteps(grown, steps);
  const changes = run.hasWritten || (lastBit >= 0 && grown !== value);
  return changes
    ? change(array(run.replies), rewriteString(key, run.value))
    : answer(array(run.replies));
}

type Run = { value: ByteString; hasWritten: boolean; readonly replies: Reply[] };

function runSteps(start: ByteString, steps: readonly Step[]): Run {
  const run: Run = { value: start, hasWritten: false, replies: [] };
  for (const { field, write } of steps) {
    if (write === undefined) {
      run.replies.push(integer(readBitfield(run.value, field)));
      continue;
    }
    const { value, reply } = writeBitfield(run.value, field, write);
    run.value = value;
    if (reply !== undefined) run.hasWritten = true;
    run.replies.push(reply === undefined ? NIL : integer(reply));
  }
  return run;
}

const OPERATIONS = [
  { word: 'get', operation: undefined, words: 2 },
  { word: 'set', operation: 'SET', words: 3 },
  { word: 'incrby', operation: 'INCRBY', words: 3 },
] as const;

const OVERFLOWS: readonly Overflow[] = ['WRAP', 'SAT', 'FAIL'];

function readSteps(argv: Argv): readonly Step[] | ErrorReply {
  const steps: Step[] = [];
  let overflow: Overflow = 'WRAP';
  for (let at = 2; at < argv.length; at++) {
    const left = argv.length - at - 1;
    if (isOption(argv[at], 'overflow') && left >= 1) {
      at++;
      const named = OVERFLOWS.find((known) => isOption(argv[at], known.toLowerCase()));
      if (named === undefined) return INVALID_OVERFLOW;
      overflow = named;
      continue;
    }
    const kind = OPERATIONS.find(({ word, words }) => isOption(argv[at], word) && left >= words);
    if (kind === undefined) return SYNTAX;
    const step = readStep(argv, at, { operation: kind.operation, overflow });
    if (isError(step)) return step;
    steps.push(step);
    at += kind.words;
  }
  return steps;
}

function readStep(
  argv: Argv,
  at: number,
  kind: { readonly operation: BitfieldWrite['operation'] | undefined; readonly overflow: Overflow },
): Step | ErrorReply {
  const type = parseFieldType(wordAt(argv, at + 1));
  if (type === undefined) return INVALID_TYPE;
  const offset = parseBitOffset(wordAt(argv, at + 2), type.bits);
  if (offset === undefined) return BIT_OFFSET_OUT_OF_RANGE;
  const field = { type, offset };
  const { operation, overflow } = kind;
  if (operation === undefined) return { field, write: undefined };
  const amount = readInteger(wordAt(argv, at + 3));
  return isError(amount) ? amount : { field, write: { operation, amount, overflow } };
}
