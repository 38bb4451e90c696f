/** Checks patterns one after another inside a budget of time, with progress, until interrupted. */
import { check } from '../../explore/index.ts';
import type { PatternReport } from '../../report/index.ts';
import type { Found } from './find-patterns.ts';
import { listenForInterrupt } from './interrupt.ts';
import { showProgress } from './progress.ts';
import type { Terminal } from './terminal.ts';

export type Checked = {
  readonly reports: readonly PatternReport[];
  readonly wasInterrupted: boolean;
  readonly elapsedMs: number;
};

export type CheckLimits = {
  readonly budgetMs?: number | undefined;
  readonly hasReadings?: boolean;
};

/**
 * Each pattern may use an equal share of the time that is left, so that one large pattern leaves
 * something for those behind it.
 */
export async function checkPatterns(
  found: readonly Found[],
  terminal: Terminal,
  { budgetMs = Infinity, hasReadings = false }: CheckLimits = {},
): Promise<Checked> {
  const startedMs = performance.now();
  const interrupt = listenForInterrupt();
  const progress = showProgress(terminal, found.length);
  const reports: PatternReport[] = [];
  try {
    for (const [index, { pattern, file }] of found.entries()) {
      progress.begin(pattern.name, index);
      const nowMs = performance.now();
      const leftMs = Math.max(0, startedMs + budgetMs - nowMs);
      const untilMs = nowMs + leftMs / (found.length - index);
      const verdicts = await check(pattern, {
        shouldStop: () => interrupt.shouldStop(untilMs),
        onProgress: progress.reach,
        ...(hasReadings ? { readings: 'all' } : {}),
      });
      reports.push({ pattern, file, verdicts });
      if (interrupt.isAsked()) break;
    }
  } finally {
    progress.end();
    interrupt.release();
  }
  const elapsedMs = performance.now() - startedMs;
  return { reports, wasInterrupted: interrupt.isAsked(), elapsedMs };
}
