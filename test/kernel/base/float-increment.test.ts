import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { bytes } from '../../../src/kernel/base/bytes.ts';
import { addDecimal, decimalOfText, formatDecimal } from '../../../src/kernel/base/decimal.ts';
import { incrementFloat } from '../../../src/kernel/base/float-increment.ts';

const increment = (current: string, by: string) => incrementFloat(bytes(current), bytes(by));

describe('incrementFloat', () => {
  it('answers the text of Redis and the exact increment', () => {
    expect(increment('10.5', '0.1')).toEqual({
      kind: 'incremented',
      text: '10.6',
      change: { by: decimalOfText(bytes('0.1')) },
    });
  });

  it('tells a rounding of the long double apart, as the slip', () => {
    expect(increment('1000.1', '0')).toMatchObject({
      kind: 'incremented',
      change: { by: 0, slip: decimalOfText(bytes('-0.00000000000000002')) },
    });
  });

  it('moves the old value by increment and slip onto the new one, whatever the texts', () => {
    const texts = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.integer().map(String),
      fc
        .tuple(fc.integer(), fc.nat())
        .map(([whole, digits]) => `${String(whole)}.${String(digits)}`),
    );
    fc.assert(
      fc.property(texts, texts, (current, by) => {
        const result = increment(current, by);
        const before = decimalOfText(bytes(current));
        if (result.kind !== 'incremented' || before === undefined) throw new Error(result.kind);
        const { by: moved, slip = 0 } = result.change;
        expect(formatDecimal(addDecimal(before, addDecimal(moved, slip)))).toBe(result.text);
      }),
    );
  });

  it.each([
    ['abc', '1', 'current'],
    ['1', 'abc', 'increment'],
    ['abc', 'nan', 'increment'],
    ['abc', 'inf', 'current'],
  ])('blames the right text of %s and %s', (current, by, culprit) => {
    expect(increment(current, by)).toEqual({ kind: 'not-a-float', culprit });
  });

  it.each([
    ['1', 'inf'],
    ['inf', '-inf'],
    ['1e4932', '1e4932'],
  ])('refuses %s + %s', (current, by) => {
    expect(increment(current, by)).toEqual({ kind: 'nan-or-infinity' });
  });
});
