/**
 * The number grammar of C's strtod and strtold in the C locale, read exactly: decimal and
 * hexadecimal digits, exponents, infinities. Nothing is rounded here; rounding to 53 or to 64 bits
 * is binary-float.ts. NaN is left out because Redis refuses it wherever it reads a float.
 */

/** The exact value ± mantissa × base^exponent. */
export type ExactNumber = {
  readonly isNegative: boolean;
  readonly mantissa: bigint;
  readonly base: 2 | 10;
  readonly exponent: number;
};

export type FloatText =
  | { readonly kind: 'finite'; readonly value: ExactNumber }
  | { readonly kind: 'infinite'; readonly isNegative: boolean };

const DECIMAL = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:e([+-]?\d+))?$/i;
const HEXADECIMAL = /^([+-]?)0x(?:([0-9a-f]+)(?:\.([0-9a-f]*))?|\.([0-9a-f]+))(?:p([+-]?\d+))?$/i;
const INFINITE = /^([+-]?)inf(?:inity)?$/i;

/**
 * Reads a whole text, without surrounding spaces. `undefined` when it is not a number, when a part
 * of it would be left unread, and for NaN.
 */
export function readFloatText(source: string): FloatText | undefined {
  const decimal = DECIMAL.exec(source);
  if (decimal !== null) return { kind: 'finite', value: exactOf(decimal, 10) };
  const hexadecimal = HEXADECIMAL.exec(source);
  if (hexadecimal !== null) return { kind: 'finite', value: exactOf(hexadecimal, 2) };
  const infinite = INFINITE.exec(source);
  return infinite === null ? undefined : { kind: 'infinite', isNegative: infinite[1] === '-' };
}

// Beyond any float's range whatever the digits are, since no text has this many of them.
const EXPONENT_MAX = 1_000_000_000;
// No midpoint between two doubles has more digits than this, nor has any text Redis reads as a long
// double: later digits only say "and a little more", which one digit says as well.
const DIGITS_MAX = 6000;

function exactOf(match: RegExpExecArray, base: 2 | 10): ExactNumber {
  const whole = match[2] ?? '';
  const fraction = match[3] ?? match[4] ?? '';
  const digits = whole + fraction;
  // Zeros at the ends add nothing but the cost of carrying them.
  const start = countZeros(digits, 'start');
  const end = digits.length - (start === digits.length ? 0 : countZeros(digits, 'end'));
  const isCut = end - start > DIGITS_MAX;
  const kept = isCut ? `${digits.slice(start, start + DIGITS_MAX)}1` : digits.slice(start, end);
  const dropped = digits.length - start - kept.length;
  const isNegative = match[1] === '-';
  if (kept === '') return { isNegative, mantissa: 0n, base, exponent: 0 };
  const written = Math.max(-EXPONENT_MAX, Math.min(EXPONENT_MAX, Number(match[5] ?? '0')));
  const point = dropped - fraction.length;
  return {
    isNegative,
    mantissa: BigInt(base === 2 ? `0x${kept}` : kept),
    base,
    exponent: written + (base === 2 ? point * 4 : point),
  };
}

function countZeros(digits: string, from: 'start' | 'end'): number {
  let count = 0;
  while (digits.at(from === 'start' ? count : -1 - count) === '0') count++;
  return count;
}
