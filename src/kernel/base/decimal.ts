/**
 * Exact decimals, for float counters. INCRBYFLOAT prints at most 17 digits behind the point, so
 * every increment it makes is a decimal of that size, and sums of such decimals are exact: they do
 * not depend on the order in which regions hear of each other, as sums of floats would.
 *
 * A `Decimal` is an `Int` when it is whole and a count of 10^-17 otherwise, always in the one form
 * its value asks for. There is no minus zero and no infinity.
 */
import { divideToEven, trimZeros } from './binary-float.ts';
import { asBytes, type ByteString } from './bytes.ts';
import type { ExactNumber } from './float-text.ts';
import { addInt, compareInt, formatInt, negateInt, normalInt, type Int } from './int.ts';
import { parseLongDouble } from './long-double.ts';

export type Decimal = Int | FractionalDecimal;

/** `units` × 10^-17, never a whole number. */
export type FractionalDecimal = { readonly units: bigint };

const FRACTION_DIGITS = 17;
const UNITS_PER_ONE = 10n ** BigInt(FRACTION_DIGITS);

export function addDecimal(left: Decimal, right: Decimal): Decimal {
  if (typeof left !== 'object' && typeof right !== 'object') return addInt(left, right);
  return fromUnits(unitsOf(left) + unitsOf(right));
}

export function negateDecimal(value: Decimal): Decimal {
  return typeof value === 'object' ? { units: -value.units } : negateInt(value);
}

export function subtractDecimal(left: Decimal, right: Decimal): Decimal {
  return addDecimal(left, negateDecimal(right));
}

export function compareDecimal(left: Decimal, right: Decimal): number {
  if (typeof left !== 'object' && typeof right !== 'object') return compareInt(left, right);
  return compareInt(unitsOf(left), unitsOf(right));
}

/** The text INCRBYFLOAT would store for this value: no exponent, no zeros at the end. */
export function formatDecimal(value: Decimal): ByteString {
  if (typeof value !== 'object') return asBytes(formatInt(value));
  const sign = value.units < 0n ? '-' : '';
  const digits = String(value.units < 0n ? -value.units : value.units);
  const padded = digits.padStart(FRACTION_DIGITS + 1, '0');
  const point = padded.length - FRACTION_DIGITS;
  return asBytes(trimZeros(`${sign}${padded.slice(0, point)}.${padded.slice(point)}`));
}

export type DecimalText =
  | { readonly kind: 'finite'; readonly value: Decimal }
  | { readonly kind: 'infinite'; readonly isNegative: boolean };

/**
 * Reads a text that INCRBYFLOAT would take for its value (parseLongDouble says which). Digits
 * beyond the 17th behind the point are rounded away, ties to even. `undefined` for what Redis
 * calls "not a valid float".
 */
export function parseDecimal(source: ByteString): DecimalText | undefined {
  const read = parseLongDouble(source);
  if (read === undefined || read.kind === 'infinite') return read;
  return { kind: 'finite', value: decimalOf(read.exact) };
}

const SHORT_INTEGER = /^-?[0-9]{1,15}$/;

/** The decimal a text stands for when increments are added to it; `undefined` when it has none. */
export function decimalOfText(source: ByteString): Decimal | undefined {
  // Nearly every counter is a short integer. Adding 0 turns -0 into 0.
  if (SHORT_INTEGER.test(source)) return Number(source) + 0;
  const read = parseDecimal(source);
  return read?.kind === 'finite' ? read.value : undefined;
}

export function isDecimal(value: unknown): value is Decimal {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value === 'bigint') return true;
  return typeof value === 'object' && value !== null && 'units' in value;
}

/** The decimal nearest to an exact value, ties to even. */
export function decimalOf(exact: ExactNumber): Decimal {
  const { isNegative, mantissa, base, exponent } = exact;
  const power = BigInt(base) ** BigInt(Math.abs(exponent));
  if (exponent >= 0) return normalInt(isNegative ? -(mantissa * power) : mantissa * power);
  const units = divideToEven(mantissa * UNITS_PER_ONE, power);
  return fromUnits(isNegative ? -units : units);
}

function unitsOf(value: Decimal): bigint {
  return typeof value === 'object' ? value.units : BigInt(value) * UNITS_PER_ONE;
}

function fromUnits(units: bigint): Decimal {
  return units % UNITS_PER_ONE === 0n ? normalInt(units / UNITS_PER_ONE) : { units };
}
