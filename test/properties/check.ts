/**
 * Runs a property. `PROPERTY_RUNS` multiplies the number of runs (PROPERTY_RUNS=20 for a night).
 * A failure names its seed and path, and the command that shows it again.
 */
import fc from 'fast-check';

const factor = Number(process.env['PROPERTY_RUNS'] ?? '1');
if (!(factor > 0)) throw new Error('PROPERTY_RUNS must be a number above 0');

export function runsOf(runs: number): number {
  return Math.max(1, Math.round(runs * factor));
}

/** Throws fast-check's report, which says seed, path and the smallest counterexample. */
export async function check(property: fc.IRawProperty<unknown>, runs: number): Promise<void> {
  await fc.assert(property, { numRuns: runsOf(runs) });
}
