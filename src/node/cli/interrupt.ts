/**
 * Ctrl-C asks a search to stop, so that what is known so far can be printed; a second one ends the
 * process at once. A search is one long turn of the event loop, so asking whether to stop also lets
 * signals in.
 */
import process from 'node:process';
import { setImmediate as nextTurn } from 'node:timers/promises';

export type Interrupt = {
  readonly isAsked: () => boolean;
  /** For `check`: true once interrupted, or once `untilMs` (a reading of `performance`) has passed. */
  readonly shouldStop: (untilMs: number) => Promise<boolean>;
  readonly release: () => void;
};

export function listenForInterrupt(): Interrupt {
  let isAsked = false;
  const ask = (): void => {
    if (isAsked) process.exit(130);
    isAsked = true;
  };
  process.on('SIGINT', ask);
  return {
    isAsked: () => isAsked,
    async shouldStop(untilMs) {
      await nextTurn();
      return isAsked || performance.now() >= untilMs;
    },
    release: () => process.off('SIGINT', ask),
  };
}
