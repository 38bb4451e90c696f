/** Checks patterns inside a budget of time, with progress, until interrupted: many on all cores. */
import { availableParallelism } from 'node:os';
import { check, type Verdict } from '../../explore/index.ts';
import type { PatternReport } from '../../report/index.ts';
import { createCheckPool } from '../workers/index.ts';
import type { Found } from './find-patterns.ts';
import { listenForInterrupt, type Interrupt } from './interrupt.ts';
import { showProgress, type Progress } from './progress.ts';
import type { Terminal } from './terminal.ts';

export type Checked = {
  readonly reports: readonly PatternReport[];
  readonly wasInterrupted: boolean;
  readonly elapsedMs: number;
};

export type CheckLimits = {
  readonly budgetMs?: number | undefined;
  readonly hasReadings?: boolean;
  /** The tokens to replay first for a pattern. */
  readonly keptOf?: (found: Found) => readonly string[];
  /** How many are checked at once; by default all cores, where there is enough to do for them. */
  readonly lanes?: number;
};

/** Fewer are decided here before another thread has begun. */
const patternsPerLaneMin = 8;

/**
 * Each pattern may use an equal share of the time that is left, so that one large pattern leaves
 * something for those behind it. The reports come in the order of the patterns.
 */
export async function checkPatterns(
  found: readonly Found[],
  terminal: Terminal,
  limits: CheckLimits = {},
): Promise<Checked> {
  const { budgetMs = Infinity, hasReadings = false, keptOf } = limits;
  const { lanes = lanesFor(found.length) } = limits;
  const startedMs = performance.now();
  const interrupt = listenForInterrupt();
  const progress = showProgress(terminal, found.length);
  const decide = lanes > 1 ? inWorkers(lanes, interrupt, progress) : here(interrupt, progress);
  const decided: (readonly Verdict[])[] = [];
  let begun = 0;
  const runLane = async (): Promise<void> => {
    while (begun < found.length && !interrupt.isAsked()) {
      const index = begun++;
      const one = found[index];
      if (one === undefined) return;
      progress.begin(one.pattern.name, index);
      const leftMs = Math.max(0, startedMs + budgetMs - performance.now());
      const shareMs = (leftMs * lanes) / (found.length - index);
      decided[index] = await decide.check(one, {
        shareMs: Math.min(leftMs, shareMs),
        hasReadings,
        kept: keptOf?.(one) ?? [],
      });
    }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, runLane));
  } finally {
    progress.end();
    interrupt.release();
    await decide.close();
  }
  const elapsedMs = performance.now() - startedMs;
  const reports = found.flatMap(({ pattern, file }, index): PatternReport[] => {
    const verdicts = decided[index];
    return verdicts === undefined ? [] : [{ pattern, file, verdicts }];
  });
  return { reports, wasInterrupted: interrupt.isAsked(), elapsedMs };
}

const lanesFor = (patterns: number): number =>
  Math.max(1, Math.min(availableParallelism(), Math.floor(patterns / patternsPerLaneMin)));

type Share = {
  readonly shareMs: number;
  readonly hasReadings: boolean;
  readonly kept: readonly string[];
};

type Decide = {
  readonly check: (found: Found, share: Share) => Promise<readonly Verdict[]>;
  readonly close: () => Promise<void>;
};

function here(interrupt: Interrupt, progress: Progress): Decide {
  return {
    check({ pattern }, { shareMs, hasReadings, kept }) {
      const untilMs = performance.now() + shareMs;
      return check(pattern, {
        kept,
        shouldStop: () => interrupt.shouldStop(untilMs),
        onProgress: progress.reach,
        ...(hasReadings ? { readings: 'all' } : {}),
      });
    },
    close: () => Promise.resolve(),
  };
}

function inWorkers(lanes: number, { signal }: Interrupt, { reach }: Progress): Decide {
  const pool = createCheckPool(lanes);
  return {
    check: ({ pattern, file }, { shareMs: budgetMs, hasReadings, kept }) =>
      pool.check({ pattern, file, hasReadings, kept, budgetMs, onProgress: reach, signal }),
    close: pool.close,
  };
}
