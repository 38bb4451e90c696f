/**
 * When virtual time passes while lag is unbounded. Writes come at different instants, because
 * their order is what clocks decide by, and so do commands that ask for the time. All others share
 * the instant with what follows: that keeps apart no two executions which anybody could tell apart.
 *
 * Counters and sets never ask whose write was later. A search therefore begins with all writes at
 * one instant, which makes far fewer states, and begins again with an instant for each as soon as
 * the kernel compares two stamps or anything hangs on the time.
 */
const ASKS_TIME: ReadonlySet<string> = new Set(['TIME', 'EXEC', 'INFO', 'LASTSAVE', 'OBJECT']);

/** True when a reply may tell the time even where no key has a deadline. */
export const asksTime = ([name = '']: readonly string[]): boolean =>
  ASKS_TIME.has(name.toUpperCase());

/** Virtual ms after which a command, having sent so many batches, lets anything else happen. */
/** Commands and options that set a deadline, or look at one. */
const SETS_DEADLINE = /EXPIRE|SETEX|GETEX|RESTORE|^(?:EX|PX|EXAT|PXAT)$/;

/** True when the hour at which a command runs may make a difference, now or by what it leaves. */
export const hangsOnTime = (argv: readonly string[]): boolean =>
  asksTime(argv) || argv.some((word) => SETS_DEADLINE.test(word.toUpperCase()));

export function msTaken(argv: readonly string[], batches: number): 0 | 1 {
  return batches > 0 || asksTime(argv) ? 1 : 0;
}
