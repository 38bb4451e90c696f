/** Exact arithmetic on big integers, for the twins: slow, short, and nobody else's. */

const UNITS_PER_ONE = 10n ** 17n;

/** A decimal text in units of 10^-17; `undefined` when the text is no number. */
export function unitsOfText(text: string): bigint | undefined {
  const parts = /^(-?)(\d+)(?:\.(\d{1,17}))?$/.exec(text);
  if (parts === null) return undefined;
  const [, sign = '', whole = '', fraction = ''] = parts;
  const units = BigInt(whole) * UNITS_PER_ONE + BigInt(fraction.padEnd(17, '0'));
  return sign === '-' ? -units : units;
}

/** The shortest text of a count of 10^-17. */
export function textOfUnits(units: bigint): string {
  const digits = String(units < 0n ? -units : units).padStart(18, '0');
  const whole = digits.slice(0, -17);
  const fraction = digits.slice(-17).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Every finite double is a whole number of 2^-1074. */
const FIVES = 5n ** 1074n;

/** The double nearest to the exact sum: the language's own reading of an exact decimal rounds it. */
export function nearestSum(terms: readonly number[]): number {
  const infinite = new Set(terms.filter((term) => !Number.isFinite(term)));
  if (infinite.size > 1) return 0;
  for (const only of infinite) return only;
  const sum = terms.map(smallestUnits).reduce((left, right) => left + right, 0n);
  return sum === 0n ? 0 : Number(`${String(sum * FIVES)}e-1074`);
}

const bits = new DataView(new ArrayBuffer(8));

function smallestUnits(value: number): bigint {
  bits.setFloat64(0, value);
  const word = bits.getBigUint64(0);
  const exponent = Number((word >> 52n) & 0x7ffn);
  const fraction = word & 0xfffffffffffffn;
  const mantissa = exponent === 0 ? fraction : fraction | 0x10000000000000n;
  const units = mantissa << BigInt(Math.max(exponent - 1, 0));
  return word >> 63n === 1n ? -units : units;
}
