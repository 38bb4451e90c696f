/**
 * DUMP: a value in Redis's snapshot format, version 10, with its checksum. A server that offers
 * RESTORE (Active-Active does not) takes it. Collections are written in their plain forms, the
 * ones without a packed encoding; deadlines of fields have no place there.
 */
import {
  asBytes,
  bulk,
  crc64,
  invariant,
  isError,
  NIL,
  parseInt64,
  type ByteString,
  type ErrorReply,
} from '../base/index.ts';
import type { TypeName } from '../crdt/index.ts';
import { wordAt } from './arguments.ts';
import { answer, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import type { View } from './view.ts';

export const KEY_DUMP_COMMANDS: readonly KeyspaceCommand[] = [
  {
    kind: 'keyspace',
    name: 'dump',
    group: 'generic',
    summary: 'Returns the value of a key in the format of snapshots.',
    since: '2.6.0',
    arity: 2,
    usage: 'key',
    flags: ['readonly'],
    keys: ONE_KEY,
    prepare: dump,
  },
];

const VERSION = 10;

function dump(view: View, argv: Argv): Outcome {
  const key = wordAt(argv, 1);
  const type = view.type(key);
  if (type === undefined) return answer(NIL);
  const body = valueOf(view, key, type) + littleEndian(VERSION, 2);
  const { low, high } = crc64(body);
  return answer(bulk(asBytes(body + littleEndian(low, 4) + littleEndian(high, 4))));
}

function valueOf(view: View, key: ByteString, type: TypeName): string {
  switch (type) {
    case 'string':
      return `\x00${text(present(view.string(key)))}`;
    case 'list':
      return `\x01${listed(present(view.list(key)).values().map(text))}`;
    case 'set':
      return `\x02${listed(present(view.set(key)).members().map(text))}`;
    case 'hash': {
      const fields = present(view.hash(key)).entries();
      return `\x04${listed(fields.map(([field, value]) => text(field) + text(value)))}`;
    }
    case 'zset': {
      // Highest first, as Redis writes them, which makes loading quick.
      const entries = present(view.zset(key)).entries().toReversed();
      return `\x05${listed(entries.map(([member, score]) => text(member) + double(score)))}`;
    }
  }
}

const listed = (items: readonly string[]): string => length(items.length) + items.join('');

/** Short texts that are integers of up to 32 bits are written as such. */
function text(value: ByteString): string {
  const integer = value.length <= 11 ? Number(parseInt64(value) ?? NaN) : NaN;
  if (integer >= -0x80 && integer <= 0x7f) return `\xc0${littleEndian(integer, 1)}`;
  if (integer >= -0x8000 && integer <= 0x7fff) return `\xc1${littleEndian(integer, 2)}`;
  if (integer >= -0x80000000 && integer <= 0x7fffffff) return `\xc2${littleEndian(integer, 4)}`;
  return length(value.length) + value;
}

/** 6 or 14 bits where they are enough, else 32, the highest byte first. */
function length(count: number): string {
  if (count < 0x40) return String.fromCharCode(count);
  if (count < 0x4000) return String.fromCharCode(0x40 | (count >> 8), count & 0xff);
  return `\x80${[24, 16, 8, 0].map((shift) => String.fromCharCode((count >> shift) & 0xff)).join('')}`;
}

function double(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value, true);
  return littleEndian(view.getUint32(0, true), 4) + littleEndian(view.getUint32(4, true), 4);
}

function littleEndian(value: number, count: number): string {
  const bytes = Array.from({ length: count }, (_, index) => (value >> (8 * index)) & 0xff);
  return String.fromCharCode(...bytes);
}

function present<Value>(value: Value | undefined | ErrorReply): Value {
  invariant(value !== undefined && !isError(value), 'a key to be of the type it was said to have');
  return value;
}
