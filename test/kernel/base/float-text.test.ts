import { describe, expect, it } from 'vitest';

import { readFloatText } from '../../../src/kernel/base/float-text.ts';

describe('readFloatText', () => {
  it('reads a decimal as whole digits and a power of ten', () => {
    expect(readFloatText('-12.50e3')).toEqual({
      kind: 'finite',
      value: { isNegative: true, mantissa: 125n, base: 10, exponent: 2 },
    });
  });

  it('reads hexadecimal digits as whole digits and a power of two', () => {
    expect(readFloatText('0x1.8p3')).toEqual({
      kind: 'finite',
      value: { isNegative: false, mantissa: 0x18n, base: 2, exponent: -1 },
    });
  });

  it.each(['inf', '+INF', 'Infinity'])('reads %s as infinite', (source) => {
    expect(readFloatText(source)).toEqual({ kind: 'infinite', isNegative: false });
  });

  it.each(['.5', '5.', '0x.8', '+5', '00012'])('takes the short form %s', (source) => {
    expect(readFloatText(source)?.kind).toBe('finite');
  });

  it.each([
    '',
    '.',
    '-',
    'e5',
    '1e',
    '1e+',
    '0x',
    '0x.p1',
    '0x1p',
    '--1',
    ' 1',
    '1 ',
    'nan',
    '1_0',
  ])('refuses %j', (source) => {
    expect(readFloatText(source)).toBeUndefined();
  });

  it('keeps zero apart from its exponent', () => {
    expect(readFloatText('0e999999999999')).toEqual({
      kind: 'finite',
      value: { isNegative: false, mantissa: 0n, base: 10, exponent: 0 },
    });
  });

  it('reads a megabyte of digits in a moment', () => {
    const read = readFloatText(`1${'0'.repeat(1_000_000)}1`);

    expect(read?.kind === 'finite' && read.value.mantissa.toString().length).toBe(6001);
  });
});
