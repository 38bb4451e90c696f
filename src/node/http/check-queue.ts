/**
 * Checks on request, one at a time and each inside small bounds: whoever asks for more waits, and a
 * long queue is refused. Results that are whole are kept, since the same question has the same answer.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { check, slugOf, type Pattern, type Verdict } from '../../explore/index.ts';
import { Problem } from './problem.ts';

export type CheckQueue = {
  /** Verdicts in the pattern's order; `isWanted` turns false when nobody listens any more. */
  readonly ask: (
    pattern: Pattern,
    statesMax: number,
    isWanted: () => boolean,
  ) => Promise<readonly Verdict[]>;
};

export const statesOnRequestMax = 200_000;
const secondsPerCheckMax = 5;
/** How long a check may go on before other requests get their turn. */
const turnMsMax = 20;
const waitingMax = 8;
const keptMax = 128;

/** `stop` ends what runs and refuses what waits. */
export function createCheckQueue(stop: AbortSignal): CheckQueue {
  const kept = new Map<string, readonly Verdict[]>();
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  const run = async (
    pattern: Pattern,
    statesMax: number,
    isWanted: () => boolean,
  ): Promise<readonly Verdict[]> => {
    const key = `${slugOf(pattern.name)} ${String(statesMax)}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const untilMs = performance.now() + secondsPerCheckMax * 1000;
    let turnedMs = performance.now();
    const shouldStop = async (): Promise<boolean> => {
      const nowMs = performance.now();
      if (nowMs - turnedMs > turnMsMax) {
        turnedMs = nowMs;
        await nextTurn();
      }
      return stop.aborted || !isWanted() || nowMs > untilMs;
    };
    if (stop.aborted || !isWanted()) throw new Problem(503, 'geoproof is stopping', 'ask again');
    const verdicts = await check(pattern, { bounds: { statesMax }, shouldStop });
    // What was stopped early would come out otherwise another time.
    if (verdicts.every(({ status }) => status !== 'unknown')) {
      const [oldest] = kept.keys();
      if (kept.size >= keptMax && oldest !== undefined) kept.delete(oldest);
      kept.set(key, verdicts);
    }
    return verdicts;
  };

  return {
    async ask(pattern, statesMax, isWanted) {
      if (waiting >= waitingMax) {
        throw new Problem(503, `${String(waitingMax)} checks are waiting`, 'ask again in a moment');
      }
      waiting++;
      const mine = last.then(() => run(pattern, statesMax, isWanted));
      last = mine.catch(() => undefined);
      try {
        return await mine;
      } finally {
        waiting--;
      }
    },
  };
}
