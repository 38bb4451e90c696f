/**
 * The one seed of a test run: `FC_SEED` when it is set, otherwise a fresh one. A seed is a 32-bit signed integer,
 * because that is what fast-check takes; anything else is refused here, before a test has run under a wrong seed.
 */
export function runSeed(given: string | undefined): number {
  if (given === undefined || given === '') return Math.floor(Math.random() * 0x7fff_ffff);
  const seed = Number(given);
  if (!Number.isInteger(seed) || (seed | 0) !== seed) {
    throw new Error(`FC_SEED must be a 32-bit integer, found "${given}".`);
  }
  return seed;
}
