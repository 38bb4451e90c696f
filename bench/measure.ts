/** Measuring beside a peer: wall and processor time of each run, A B A B, and the median of the ratios. */
import process from 'node:process';

export type Sample = { readonly wallMs: number; readonly cpuMs: number };
export type Measured<Value> = Sample & { readonly value: Value };

export async function measure<Value>(run: () => Value | Promise<Value>): Promise<Measured<Value>> {
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  const value = await run();
  const wallMs = Number(process.hrtime.bigint() - start) / 1e6;
  const { user, system } = process.cpuUsage(cpu);
  return { value, wallMs, cpuMs: (user + system) / 1000 };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** `left` divided by `right`, figure by figure, in the order in which they were measured. */
export function ratios(left: readonly number[], right: readonly number[]): readonly number[] {
  return left.map((value, at) => value / (right[at] ?? NaN));
}

export function print(...cells: readonly (string | number)[]): void {
  const shown = cells.map((cell) => (typeof cell === 'number' ? figure(cell) : cell));
  console.log(
    shown
      .map((cell, at) => cell.padEnd(at === 0 ? 30 : 16))
      .join(' ')
      .trimEnd(),
  );
}

function figure(value: number): string {
  if (!Number.isFinite(value)) return '-';
  if (value >= 1000) return Math.round(value).toLocaleString('en');
  return value.toPrecision(3);
}
