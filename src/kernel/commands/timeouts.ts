/** The timeout of a blocking command: read and refused as Redis does, then not waited for. */
import {
  compareDecimal,
  INT64_MAX,
  parseDecimal,
  type ByteString,
  type Decimal,
  type ErrorReply,
} from '../base/index.ts';
import { error } from './errors.ts';

const NOT_A_TIMEOUT = error('ERR timeout is not a float or out of range');
const TIMEOUT_NEGATIVE = error('ERR timeout is negative');
const TIMEOUT_TOO_LONG = error('ERR timeout is out of range');

/** A decimal counts in steps of 10^-17 s, and a millisecond is this many of them. */
const UNITS_PER_MS = 10n ** 14n;
/** Redis rounds a timeout up to the next millisecond, so that -0.0009 s counts as none at all. */
const SHORTEST_NEGATIVE: Decimal = { units: -UNITS_PER_MS };

/** Where the milliseconds no longer fit into 64 bits, the conversion makes them negative. */
const LONGEST_POSITIVE: Decimal = { units: INT64_MAX * UNITS_PER_MS };

/** The error that Redis gives for a timeout in seconds, or `undefined` when it takes it. */
export function refuseTimeout(word: ByteString, wallMs: number): ErrorReply | undefined {
  const seconds = parseDecimal(word);
  if (seconds === undefined) return NOT_A_TIMEOUT;
  if (seconds.kind === 'infinite') return TIMEOUT_NEGATIVE;
  const { value } = seconds;
  if (compareDecimal(value, SHORTEST_NEGATIVE) <= 0) return TIMEOUT_NEGATIVE;
  if (compareDecimal(value, LONGEST_POSITIVE) > 0) return TIMEOUT_NEGATIVE;
  const longest: Decimal = { units: (INT64_MAX - BigInt(Math.floor(wallMs))) * UNITS_PER_MS };
  return compareDecimal(value, longest) > 0 ? TIMEOUT_TOO_LONG : undefined;
}
