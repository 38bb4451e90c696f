/**
 * Doubles as Redis reads and writes them: scores, bounds of score ranges, distances. Reading
 * follows strtod. Writing gives the shortest digits that read back as the same double, as Redis
 * does since 7.2 and as the vendor's pages show it: a score of 0.1 answers 0.1.
 */
import {
  DOUBLE,
  fromDouble,
  printFixed,
  roundExact,
  roundToDigits,
  toDouble,
  trimZeros,
} from './binary-float.ts';
import { asBytes, type ByteString } from './bytes.ts';
import { readFloatText, type ExactNumber } from './float-text.ts';

/**
 * A double of an argument (Redis: string2d), such as a score. `undefined` for what Redis answers
 * with "not a valid float": no number, NaN, spaces, overflow, and underflow to zero.
 */
export function parseDouble(source: ByteString): number | undefined {
  const read = readFloatText(source);
  if (read === undefined) return undefined;
  if (read.kind === 'infinite') return read.isNegative ? -Infinity : Infinity;
  const value = nearestDouble(read.value);
  const isLost = value === 0 && read.value.mantissa !== 0n;
  return Number.isFinite(value) && !isLost ? value : undefined;
}

function nearestDouble(exact: ExactNumber): number {
  const rounded = roundExact(exact, DOUBLE);
  if (rounded === 'overflow') return exact.isNegative ? -Infinity : Infinity;
  return toDouble(rounded);
}

export type ScoreBound = { readonly value: number; readonly isExclusive: boolean };

/**
 * A bound of a score range: a number, exclusive when a parenthesis precedes it. Looser than a
 * score, because Redis hands it to strtod unchecked: an empty bound is 0, leading spaces are
 * skipped, a zero byte ends the text, and out of range means infinite.
 */
export function parseScoreBound(source: ByteString): ScoreBound | undefined {
  const isExclusive = source.startsWith('(');
  const end = source.indexOf('\0');
  const body = source.slice(isExclusive ? 1 : 0, end < 0 ? source.length : end);
  if (body === '') return { value: 0, isExclusive };
  const read = readFloatText(body.replace(/^[ \t\n\v\f\r]+/, ''));
  if (read === undefined) return undefined;
  if (read.kind === 'infinite')
    return { value: read.isNegative ? -Infinity : Infinity, isExclusive };
  return { value: nearestDouble(read.value), isExclusive };
}

/** Beyond this Redis does not try whether a double is a whole number. */
const wholeMax = 2 ** 62;

/** A double as a reply: shortest digits, `inf`, `-inf`; minus zero is `-0`. */
export function formatDouble(value: number): ByteString {
  if (Number.isNaN(value)) return asBytes('nan');
  if (!Number.isFinite(value)) return asBytes(value > 0 ? 'inf' : '-inf');
  if (Object.is(value, -0)) return asBytes('-0');
  const isWhole = Number.isInteger(value) && Math.abs(value) <= wholeMax;
  return asBytes(isWhole ? String(BigInt(value)) : printShortest(value));
}

/** The layout of fpconv: plain digits while they are few, else an exponent. */
function printShortest(value: number): string {
  const [mantissa = '', power = '0'] = Math.abs(value).toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const sign = value < 0 ? '-' : '';
  const exponent = Number(power);
  const scale = exponent - digits.length + 1;
  if (scale >= 0 && Math.abs(exponent) < digits.length + 7) {
    return `${sign}${digits}${'0'.repeat(scale)}`;
  }
  if (scale < 0 && (scale > -7 || Math.abs(exponent) < 4)) {
    const point = digits.length + scale;
    if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
    return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
  }
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
  return `${sign}${digits.slice(0, 1)}${fraction}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent))}`;
}

/** A double as Redis up to 7.0 replies it (`%.17g`): what the oracle's letters are compared with. */
export function formatDoubleLong(value: number): ByteString {
  return asBytes(printGeneral(value));
}

function printGeneral(value: number): string {
  // Beyond the safe integers String() shortens its digits, which C does not.
  if (Number.isSafeInteger(value)) {
    return Object.is(value, -0) ? '-0' : String(value);
  }
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  // No double is so near below a power of ten that its first 21 digits round up to it.
  const exponentBefore = Number(/e([+-]\d+)$/.exec(value.toExponential(20))?.[1]);
  const { digits, exponent } = roundToDigits(fromDouble(value), { count: 17, exponentBefore });
  const sign = value < 0 ? '-' : '';
  if (exponent < -4 || exponent >= 17) {
    const mantissa = trimZeros(`${digits.slice(0, 1)}.${digits.slice(1)}`);
    const power = String(Math.abs(exponent)).padStart(2, '0');
    return `${sign}${mantissa}e${exponent < 0 ? '-' : '+'}${power}`;
  }
  if (exponent < 0) return `${sign}${trimZeros(`0.${'0'.repeat(-exponent - 1)}${digits}`)}`;
  return `${sign}${trimZeros(`${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`)}`;
}

/** printf's `%.Nf` of a finite double, ties to even, as GEODIST answers with four digits. */
export function formatFixed(value: number, fractionDigits: number): ByteString {
  return asBytes(printFixed(fromDouble(value), fractionDigits));
}
