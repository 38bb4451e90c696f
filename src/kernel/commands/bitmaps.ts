/**
 * Bitmaps: strings seen as rows of bits. They are plain registers: the last write takes the whole
 * string, so of two concurrent SETBITs one is lost (STR-2, BIT-1).
 */
import {
  combineBits,
  countBits,
  EMPTY,
  findBit,
  getBit,
  integer,
  isError,
  parseBitOffset,
  setBit,
  ZERO,
  type BitOperation,
  type BitRange,
  type BitSearch,
  type ByteString,
  type ErrorReply,
} from '../base/index.ts';
import { BITFIELD_COMMANDS } from './bitfields.ts';
import { isOption, readInteger, wordAt } from './arguments.ts';
import { BIT_OFFSET_OUT_OF_RANGE, error, STRING_TOO_LONG, SYNTAX } from './errors.ts';
import {
  answer,
  change,
  ONE_KEY,
  SECOND_KEY,
  type Argv,
  type KeyspaceCommand,
  type Outcome,
} from './spec.ts';
import { fitsValue, planAssignment } from './string-writes.ts';
import { deleteKey, rewriteString } from './update.ts';
import type { View } from './view.ts';

const bitmap = { kind: 'keyspace', group: 'bitmap', keys: ONE_KEY } as const;

export const BITMAP_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...bitmap,
    name: 'getbit',
    summary: 'Returns one bit of a string value.',
    since: '2.2.0',
    arity: 3,
    usage: 'key offset',
    flags: ['readonly', 'fast'],
    prepare: getbit,
  },
  {
    ...bitmap,
    name: 'setbit',
    summary: 'Sets or clears one bit of a string value and returns the bit before.',
    since: '2.2.0',
    arity: 4,
    usage: 'key offset value',
    flags: ['write', 'denyoom'],
    prepare: setbit,
  },
  {
    ...bitmap,
    name: 'bitcount',
    summary: 'Counts the bits that are set in a string value.',
    since: '2.6.0',
    arity: -2,
    usage: 'key [start end [BYTE | BIT]]',
    flags: ['readonly'],
    prepare: bitcount,
  },
  {
    ...bitmap,
    name: 'bitpos',
    summary: 'Finds the first bit that is set, or clear, in a string value.',
    since: '2.8.7',
    arity: -3,
    usage: 'key bit [start [end [BYTE | BIT]]]',
    flags: ['readonly'],
    prepare: bitpos,
  },
  {
    ...bitmap,
    name: 'bitop',
    summary: 'Combines string values bit by bit and stores the result.',
    since: '2.6.0',
    arity: -4,
    usage: 'AND | OR | XOR | NOT destkey key [key ...]',
    flags: ['write', 'denyoom'],
    keys: { kind: 'range', first: 2, last: -1, step: 1 },
    writes: SECOND_KEY,
    prepare: bitop,
  },
  ...BITFIELD_COMMANDS,
];

const NOT_A_BIT = error('ERR bit is not an integer or out of range');
const BIT_ARGUMENT = error('ERR The bit argument must be 1 or 0.');
const NOT_TAKES_ONE = error('ERR BITOP NOT must be called with a single source key.');

function getbit(view: View, argv: Argv): Outcome {
  const offset = parseBitOffset(wordAt(argv, 2));
  if (offset === undefined) return answer(BIT_OFFSET_OUT_OF_RANGE);
  const value = view.string(wordAt(argv, 1));
  if (isError(value)) return answer(value);
  return answer(integer(getBit(value ?? EMPTY, offset)));
}

/** Nothing is written when nothing would change, so that no concurrent write is beaten by it. */
function setbit(view: View, argv: Argv): Outcome {
  const offset = parseBitOffset(wordAt(argv, 2));
  if (offset === undefined) return answer(BIT_OFFSET_OUT_OF_RANGE);
  const bit = readInteger(wordAt(argv, 3), NOT_A_BIT);
  if (isError(bit)) return answer(bit);
  if (bit !== 0 && bit !== 1) return answer(NOT_A_BIT);
  const key = wordAt(argv, 1);
  const value = view.string(key);
  if (isError(value)) return answer(value);
  if (!fitsValue(offset / 8 + 1)) return answer(STRING_TOO_LONG);
  const old = integer(getBit(value ?? EMPTY, offset));
  const written = setBit(value ?? EMPTY, offset, bit);
  return written === value ? answer(old) : change(old, rewriteString(key, written));
}

function bitcount(view: View, argv: Argv): Outcome {
  const value = view.string(wordAt(argv, 1));
  if (value === undefined) return answer(ZERO);
  if (isError(value)) return answer(value);
  if (argv.length === 2) return answer(integer(countBits(value)));
  const range = readRange(argv);
  return answer(isError(range) ? range : integer(countBits(value, range)));
}

function readRange(argv: Argv): BitRange | ErrorReply {
  if (argv.length !== 4 && argv.length !== 5) return SYNTAX;
  const start = readInteger(wordAt(argv, 2));
  if (isError(start)) return start;
  const end = readInteger(wordAt(argv, 3));
  if (isError(end)) return end;
  // Redis answers 0 for an empty range before it looks at the unit.
  const isEmpty = start < 0 && end < 0 && start > end;
  const unit = isEmpty ? 'byte' : readUnit(argv[4]);
  return isError(unit) ? unit : { start, end, unit };
}

function readUnit(word: ByteString | undefined): 'byte' | 'bit' | ErrorReply {
  if (word === undefined || isOption(word, 'byte')) return 'byte';
  return isOption(word, 'bit') ? 'bit' : SYNTAX;
}

function bitpos(view: View, argv: Argv): Outcome {
  const wanted = readInteger(wordAt(argv, 2));
  if (isError(wanted)) return answer(wanted);
  if (wanted !== 0 && wanted !== 1) return answer(BIT_ARGUMENT);
  const value = view.string(wordAt(argv, 1));
  // An absent key is an endless row of zeros.
  if (value === undefined) return answer(integer(wanted === 0 ? 0 : -1));
  if (isError(value)) return answer(value);
  const search = readSearch(argv);
  return answer(isError(search) ? search : integer(findBit(value, wanted, search)));
}

function readSearch(argv: Argv): BitSearch | ErrorReply {
  if (argv.length === 3) return { start: 0, unit: 'byte' };
  if (argv.length > 6) return SYNTAX;
  const start = readInteger(wordAt(argv, 3));
  if (isError(start)) return start;
  const unit = readUnit(argv[5]);
  if (isError(unit)) return unit;
  if (argv.length === 4) return { start, unit };
  const end = readInteger(wordAt(argv, 4));
  return isError(end) ? end : { start, end, unit };
}

const OPERATIONS: readonly BitOperation[] = ['AND', 'OR', 'XOR', 'NOT'];

/** Stores with a fresh key's TTL, which is none; nothing to store deletes the destination. */
function bitop(view: View, argv: Argv): Outcome {
  const word = wordAt(argv, 1);
  const operation = OPERATIONS.find((known) => isOption(word, known.toLowerCase()));
  if (operation === undefined) return answer(SYNTAX);
  if (operation === 'NOT' && argv.length !== 4) return answer(NOT_TAKES_ONE);
  const sources: ByteString[] = [];
  for (const key of argv.slice(3)) {
    const value = view.string(key);
    if (isError(value)) return answer(value);
    sources.push(value ?? EMPTY);
  }
  const result = combineBits(operation, sources);
  const destination = wordAt(argv, 2);
  const size = integer(result.length);
  if (result !== '') return change(size, ...planAssignment(view, destination, result));
  return view.type(destination) === undefined ? answer(size) : change(size, deleteKey(destination));
}
