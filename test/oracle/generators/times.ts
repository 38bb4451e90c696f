/**
 * Times that mean the same on both sides although the server's clock moves on: far ahead and each
 * of its own, past, or refused. Left out is what lies between 2^49 ms and the end of 64 bits,
 * which Redis takes and Active-Active refuses (EXP-6).
 */
import type { Draw } from '../draw.ts';

const REFUSED = ['', 'x', '1.5', '-', '01', '1 ', 'inf', '9223372036854775808', '1\0'];
const PAST = ['1', '1000', '2147483648'];
const NOT_POSITIVE = ['0', '-1', '-1000', '-9223372036854775808', '-9007199254740993'];

export type Unit = 'EX' | 'PX' | 'EXAT' | 'PXAT';

const OVERFLOWING: Readonly<Record<Unit, readonly string[]>> = {
  EX: ['9223372036854775807', '9223372036854776', '9223372036854775', '4611686018427387904'],
  PX: ['9223372036854775807', '9223372036854775806'],
  EXAT: ['9223372036854775807', '9223372036854776', '4611686018427387904'],
  PXAT: ['9223372036854775808'],
};

/** A time in this unit: mostly ahead. */
export function drawTime(draw: Draw, unit: Unit): string {
  const drawn = draw.below(20);
  if (drawn === 0) return draw.oneOf(REFUSED);
  if (drawn === 1) return draw.oneOf(NOT_POSITIVE);
  if (drawn === 2) return draw.oneOf(OVERFLOWING[unit]);
  if (drawn === 3 && (unit === 'EXAT' || unit === 'PXAT')) return draw.oneOf(PAST);
  const ahead = draw.below(1_000_000_000);
  switch (unit) {
    case 'EX':
      return String(1000 + ahead);
    case 'PX':
      return String(1_000_000 + ahead * 1000);
    case 'EXAT':
      return String(3_000_000_000 + ahead);
    case 'PXAT':
      return String(3_000_000_000_000 + ahead * 1000);
  }
}

export const UNITS: readonly Unit[] = ['EX', 'PX', 'EXAT', 'PXAT'];

/** `EX 1234` and its like. */
export function drawExpiration(draw: Draw): string[] {
  const unit = draw.oneOf(UNITS);
  return [unit, drawTime(draw, unit)];
}
