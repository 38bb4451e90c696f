/**
 * When virtual time passes while lag is unbounded. Writes come at different instants, because
 * their order is what clocks decide by, and so do commands that ask for the time. All others share
 * the instant with what follows: that keeps apart no two executions which anybody could tell apart.
 */
const ASKS_TIME: ReadonlySet<string> = new Set(['TIME', 'EXEC', 'INFO', 'LASTSAVE', 'OBJECT']);

/** True when a reply may tell the time even where no key has a deadline. */
export const asksTime = ([name = '']: readonly string[]): boolean =>
  ASKS_TIME.has(name.toUpperCase());

/** Virtual ms after which a command, having sent so many batches, lets anything else happen. */
export function msTaken(argv: readonly string[], batches: number): 0 | 1 {
  return batches > 0 || asksTime(argv) ? 1 : 0;
}
