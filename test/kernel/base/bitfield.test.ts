import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  parseFieldType,
  readField,
  writeField,
  type FieldType,
} from '../../../src/kernel/base/bitfield.ts';
import { asBytes, bytes, EMPTY } from '../../../src/kernel/base/bytes.ts';
import { INT64_MAX, INT64_MIN, normalInt } from '../../../src/kernel/base/int.ts';

const signed = (bits: number): FieldType => ({ isSigned: true, bits });
const unsigned = (bits: number): FieldType => ({ isSigned: false, bits });

describe('parseFieldType', () => {
  it.each([
    ['i1', signed(1)],
    ['i64', signed(64)],
    ['u63', unsigned(63)],
  ])('reads %s', (source, type) => {
    expect(parseFieldType(bytes(source))).toEqual(type);
  });

  it.each(['u64', 'i65', 'i0', 'x8', 'I8', 'u', 'u08', ''])('refuses %j', (source) => {
    expect(parseFieldType(bytes(source))).toBeUndefined();
  });
});

describe('a field', () => {
  it('lies across bytes, highest bit first', () => {
    const { value } = writeField(
      EMPTY,
      { type: unsigned(5), offset: 7 },
      {
        operation: 'SET',
        amount: 23,
        overflow: 'WRAP',
      },
    );

    expect(value).toBe('\x01\x70');
  });

  it('reads zeros beyond the end', () => {
    expect(readField(asBytes('\xff'), { type: unsigned(8), offset: 4 })).toBe(0xf0);
  });

  it('gives back any number that fits, and leaves its neighbours alone', () => {
    const types = fc.oneof(
      fc.integer({ min: 1, max: 64 }).map(signed),
      fc.integer({ min: 1, max: 63 }).map(unsigned),
    );
    fc.assert(
      fc.property(types, fc.nat(40), fc.bigInt(INT64_MIN, INT64_MAX), (type, offset, raw) => {
        const number = type.isSigned
          ? BigInt.asIntN(type.bits, raw)
          : BigInt.asUintN(type.bits, raw);
        const before = asBytes('\xa5'.repeat(16));
        const field = { type, offset };
        const set = { operation: 'SET', amount: normalInt(number), overflow: 'FAIL' } as const;
        const { value } = writeField(before, field, set);
        expect(readField(value, field)).toBe(normalInt(number));
        const old = readField(before, field);
        expect(writeField(value, field, { ...set, amount: old }).value).toBe(before);
      }),
    );
  });
});

// Answers of BITFIELD, Redis 7.0.15.
describe('overflow', () => {
  const increment = (
    type: FieldType,
    from: number,
    amount: number,
    overflow: 'WRAP' | 'SAT' | 'FAIL',
  ) => {
    const field = { type, offset: 0 };
    const { value } = writeField(EMPTY, field, {
      operation: 'SET',
      amount: from,
      overflow: 'WRAP',
    });
    return writeField(value, field, { operation: 'INCRBY', amount, overflow }).reply;
  };

  it.each([
    ['WRAP', 44],
    ['SAT', 255],
    ['FAIL', undefined],
  ] as const)('of an unsigned byte upwards under %s', (overflow, reply) => {
    expect(increment(unsigned(8), 200, 100, overflow)).toBe(reply);
  });

  it.each([
    ['WRAP', 156],
    ['SAT', 0],
    ['FAIL', undefined],
  ] as const)('of an unsigned byte downwards under %s', (overflow, reply) => {
    expect(increment(unsigned(8), 0, -100, overflow)).toBe(reply);
  });

  it.each([
    ['WRAP', -116],
    ['SAT', 127],
    ['FAIL', undefined],
  ] as const)('of a signed byte under %s', (overflow, reply) => {
    expect(increment(signed(8), 120, 20, overflow)).toBe(reply);
  });

  it('wraps 64 bits exactly', () => {
    const field = { type: signed(64), offset: 0 };
    const set = { operation: 'SET', amount: INT64_MAX, overflow: 'WRAP' } as const;
    const { value } = writeField(EMPTY, field, set);

    const { reply } = writeField(value, field, {
      operation: 'INCRBY',
      amount: 5,
      overflow: 'WRAP',
    });

    expect(reply).toBe(-9223372036854775804n);
  });

  it('grows the string even when FAIL refuses', () => {
    const field = { type: unsigned(8), offset: 100 };
    const write = { operation: 'SET', amount: 256, overflow: 'FAIL' } as const;

    expect(writeField(EMPTY, field, write)).toEqual({ value: '\0'.repeat(14), reply: undefined });
  });

  it('takes a negative number for a very large one in an unsigned field', () => {
    const field = { type: unsigned(8), offset: 0 };
    const write = { operation: 'SET', amount: -1, overflow: 'SAT' } as const;

    expect(writeField(EMPTY, field, write).value).toBe('\xff');
  });

  it('saturates upwards where the distance of a SET overflows, as Redis does', () => {
    const field = { type: signed(16), offset: 0 };
    const write = { operation: 'SET', amount: INT64_MIN, overflow: 'SAT' } as const;

    expect(readField(writeField(EMPTY, field, write).value, field)).toBe(32767);
  });
});
