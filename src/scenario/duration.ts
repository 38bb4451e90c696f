/** Durations as people write them (`50ms`, `2s`, `1min`, `1h`, `1d`) and as the kernel counts them. */

const UNITS: readonly (readonly [string, number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
  ['ms', 1],
];

const DURATION = /^([+-]?)([0-9]+(?:\.[0-9]+)?)(ms|s|min|m|h|d)$/;

/**
 * Milliseconds, possibly negative; undefined when it is not a whole number of them, infinite when
 * they are too many to count.
 */
export function readDuration(source: string): number | undefined {
  const [, sign, figure, unit] = DURATION.exec(source) ?? [];
  if (figure === undefined) return undefined;
  const factor = UNITS.find(([name]) => name === (unit === 'm' ? 'min' : unit))?.[1] ?? 1;
  const ms = Math.round(Number(figure) * factor * 1e6) / 1e6;
  if (ms > Number.MAX_SAFE_INTEGER) return sign === '-' ? -Infinity : Infinity;
  if (!Number.isSafeInteger(ms)) return undefined;
  return sign === '-' && ms !== 0 ? -ms : ms;
}

/** In the largest unit that divides it exactly. */
export function printDuration(ms: number): string {
  const [unit, factor] = UNITS.find(([, size]) => ms % size === 0 && ms !== 0) ?? ['ms', 1];
  return `${ms / factor}${unit}`;
}

/** With its sign, as a clock's distance from virtual time is written. */
export function printSkew(ms: number): string {
  return `${ms < 0 ? '' : '+'}${printDuration(ms)}`;
}
