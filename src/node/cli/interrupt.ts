/**
 * Ctrl-C asks a search to stop, so that what is known so far can be printed; a second one ends the
 * process at once. A search is one long turn of the event loop, so asking whether to stop also lets
 * signals in.
 */
import process from 'node:process';
import { setImmediate as nextTurn } from 'node:timers/promises';

export type Interrupt = {
  readonly isAsked: () => boolean;
  /** The same for whoever searches in another thread. */
  readonly signal: AbortSignal;
  /** For `check`: true once interrupted, or once `untilMs` (a reading of `performance`) has passed. */
  readonly shouldStop: (untilMs: number) => boolean | Promise<boolean>;
  readonly release: () => void;
};

/** How long a search may go on before signals are let in again. */
const turnMsMax = 40;

export function listenForInterrupt(): Interrupt {
  const asking = new AbortController();
  let turnedMs = performance.now();
  const ask = (): void => {
    if (asking.signal.aborted) process.exit(130);
    asking.abort();
  };
  process.on('SIGINT', ask);
  return {
    isAsked: () => asking.signal.aborted,
    signal: asking.signal,
    shouldStop(untilMs) {
      const nowMs = performance.now();
      if (nowMs >= untilMs) return true;
      if (nowMs - turnedMs < turnMsMax) return false;
      turnedMs = nowMs;
      return nextTurn().then(() => asking.signal.aborted);
    },
    release: () => process.off('SIGINT', ask),
  };
}
