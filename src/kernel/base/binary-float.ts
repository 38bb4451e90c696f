/**
 * Binary floating point done by hand: rounding of exact values to a given precision (to nearest,
 * ties to even, as the hardware does) and exact printing. JavaScript has only 53-bit floats and
 * rounds ties upwards when it prints; Redis counts INCRBYFLOAT in the 64 bits of the x87 and prints
 * with C's printf. Both are reproduced here with bigint. The cost is microseconds per number.
 */
import type { ExactNumber } from './float-text.ts';

/** A float: ± mantissa × 2^exponent. Zero has mantissa 0. */
export type BinaryFloat = {
  readonly isNegative: boolean;
  readonly mantissa: bigint;
  readonly exponent: number;
};

export type FloatFormat = {
  readonly precisionBits: number;
  /** Exponent of the smallest subnormal: no value has a finer last bit. */
  readonly lastBitMin: number;
  /** Finite values stay below 2^magnitudeMax. */
  readonly magnitudeMax: number;
};

export const DOUBLE: FloatFormat = { precisionBits: 53, lastBitMin: -1074, magnitudeMax: 1024 };
/** The 80-bit format of the x87, which C on x86-64 calls `long double`. */
export const EXTENDED: FloatFormat = {
  precisionBits: 64,
  lastBitMin: -16445,
  magnitudeMax: 16384,
};

/** The nearest float, `mantissa` 0 where the value is too small, `'overflow'` where too large. */
export function roundExact(value: ExactNumber, format: FloatFormat): BinaryFloat | 'overflow' {
  const { isNegative, mantissa, base, exponent } = value;
  if (mantissa === 0n) return { isNegative, mantissa, exponent: 0 };
  // The powers below are only built for values near the range, so a hostile exponent costs nothing.
  const bitsPerStep = base === 2 ? 1 : Math.log2(10);
  const magnitude = exponent * bitsPerStep + bitLength(mantissa);
  if (magnitude > format.magnitudeMax + 8) return 'overflow';
  if (magnitude < format.lastBitMin - 8) return { isNegative, mantissa: 0n, exponent: 0 };
  if (base === 2) return roundBinary({ isNegative, mantissa, exponent }, format);
  if (exponent >= 0) {
    const whole = mantissa * 10n ** BigInt(exponent);
    return roundBinary({ isNegative, mantissa: whole, exponent: 0 }, format);
  }
  const divisor = 10n ** BigInt(-exponent);
  const shift = Math.max(0, bitLength(divisor) - bitLength(mantissa) + format.precisionBits + 2);
  const dividend = mantissa << BigInt(shift);
  // The last bit stands for everything below it, so that a near tie is not taken for a tie.
  const sticky = dividend % divisor === 0n ? 0n : 1n;
  const quotient = ((dividend / divisor) << 1n) | sticky;
  return roundBinary({ isNegative, mantissa: quotient, exponent: -shift - 1 }, format);
}

export function roundBinary(value: BinaryFloat, format: FloatFormat): BinaryFloat | 'overflow' {
  const { isNegative, mantissa, exponent } = value;
  const length = bitLength(mantissa);
  const lastBit = Math.max(exponent + length - format.precisionBits, format.lastBitMin);
  const rounded =
    lastBit <= exponent
      ? value
      : { isNegative, mantissa: shiftRightToEven(mantissa, lastBit - exponent), exponent: lastBit };
  const magnitude = rounded.exponent + bitLength(rounded.mantissa);
  return rounded.mantissa !== 0n && magnitude > format.magnitudeMax ? 'overflow' : rounded;
}

export function addFloats(
  left: BinaryFloat,
  right: BinaryFloat,
  format: FloatFormat,
): BinaryFloat | 'overflow' {
  const exponent = Math.min(left.exponent, right.exponent);
  const sum = signedAt(left, exponent) + signedAt(right, exponent);
  return roundBinary({ isNegative: sum < 0n, mantissa: sum < 0n ? -sum : sum, exponent }, format);
}

function signedAt(value: BinaryFloat, exponent: number): bigint {
  const mantissa = value.mantissa << BigInt(value.exponent - exponent);
  return value.isNegative ? -mantissa : mantissa;
}

const scratch = new DataView(new ArrayBuffer(8));

/** The exact content of a finite double. */
export function fromDouble(value: number): BinaryFloat {
  scratch.setFloat64(0, value);
  const bits = scratch.getBigUint64(0);
  const field = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  return {
    isNegative: bits >> 63n === 1n,
    mantissa: field === 0 ? fraction : fraction | 0x10000000000000n,
    exponent: Math.max(field, 1) - 1075,
  };
}

/** The double with exactly this value. The float must already be rounded to DOUBLE. */
export function toDouble(value: BinaryFloat): number {
  const magnitude = Number(value.mantissa) * powerOfTwo(value.exponent);
  return value.isNegative ? -magnitude : magnitude;
}

function powerOfTwo(exponent: number): number {
  const field = exponent + 1023;
  const bits = field > 0 ? BigInt(field) << 52n : 1n << BigInt(exponent + 1074);
  scratch.setBigUint64(0, bits);
  return scratch.getFloat64(0);
}

/** printf's `%.Nf`: fixed notation, ties to even, a minus sign even on what prints as zero. */
export function printFixed(value: BinaryFloat, fractionDigits: number): string {
  const scaled = value.mantissa * 10n ** BigInt(fractionDigits);
  const units =
    value.exponent >= 0
      ? scaled << BigInt(value.exponent)
      : shiftRightToEven(scaled, -value.exponent);
  const digits = units.toString().padStart(fractionDigits + 1, '0');
  const point = digits.length - fractionDigits;
  const fraction = fractionDigits > 0 ? `.${digits.slice(point)}` : '';
  return `${value.isNegative ? '-' : ''}${digits.slice(0, point)}${fraction}`;
}

/** Redis's human-friendly form of a float: `%.17f` without trailing zeros, and never `-0`. */
export function printHuman(value: BinaryFloat): string {
  const printed = trimZeros(printFixed(value, 17));
  return printed === '-0' ? '0' : printed;
}

/** Drops the zeros at the end of a fraction, and the point when nothing is left behind it. */
export function trimZeros(printed: string): string {
  if (!printed.includes('.')) return printed;
  let end = printed.length;
  while (printed.charAt(end - 1) === '0') end--;
  return printed.slice(0, printed.charAt(end - 1) === '.' ? end - 1 : end);
}

/**
 * Decimal digits (exactly `count`) and decimal exponent of the first: d.ddd × 10^exponent. The
 * value is not zero, and `exponentBefore` is its decimal exponent before rounding.
 */
export function roundToDigits(
  value: BinaryFloat,
  options: { readonly count: number; readonly exponentBefore: number },
): { readonly digits: string; readonly exponent: number } {
  const { count, exponentBefore } = options;
  const places = count - 1 - exponentBefore;
  const raised = places > 0 ? value.mantissa * 10n ** BigInt(places) : value.mantissa;
  const whole = value.exponent > 0 ? raised << BigInt(value.exponent) : raised;
  const divisor =
    (places < 0 ? 10n ** BigInt(-places) : 1n) << BigInt(Math.max(0, -value.exponent));
  const digits = divideToEven(whole, divisor).toString();
  // Rounding 9.99… up gives one digit more, all zeros behind the first.
  const carried = digits.length - count;
  return { digits: digits.slice(0, count), exponent: exponentBefore + carried };
}

function shiftRightToEven(value: bigint, count: number): bigint {
  const shift = BigInt(count);
  const quotient = value >> shift;
  const rest = value - (quotient << shift);
  const half = 1n << (shift - 1n);
  const isUp = rest > half || (rest === half && (quotient & 1n) === 1n);
  return isUp ? quotient + 1n : quotient;
}

/** The nearest whole quotient of values that are not negative, ties to even. */
export function divideToEven(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const twice = (dividend % divisor) * 2n;
  const isUp = twice > divisor || (twice === divisor && (quotient & 1n) === 1n);
  return isUp ? quotient + 1n : quotient;
}

/** Bits needed for a value that is not negative; 0 for zero. */
export function bitLength(value: bigint): number {
  if (value === 0n) return 0;
  const hexadecimal = value.toString(16);
  return hexadecimal.length * 4 - Math.clz32(parseInt(hexadecimal.charAt(0), 16)) + 28;
}
