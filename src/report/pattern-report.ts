/** The verdicts of one pattern beside what it expects of itself, and what that means for a run. */
import {
  expectedStatus,
  type Pattern,
  type Status,
  type Trace,
  type Verdict,
} from '../explore/index.ts';

export type PatternReport = {
  readonly pattern: Pattern;
  /** The file it came from; `undefined` for a pattern of the library. */
  readonly file: string | undefined;
  /** In the order of the pattern's properties. */
  readonly verdicts: readonly Verdict[];
};

export type Judged = {
  readonly verdict: Verdict;
  readonly expected: Status;
  /** What the pattern says a violation leaves behind, where it says so. */
  readonly expectedTrace: Trace | undefined;
  readonly isAsExpected: boolean;
};

export function judgeVerdicts({ pattern, verdicts }: PatternReport): readonly Judged[] {
  const traces = new Map(Object.entries(pattern.expectedTrace ?? {}));
  return verdicts.map((verdict) => {
    const expected = expectedStatus(pattern, verdict.property);
    const expectedTrace = traces.get(verdict.property);
    const isTraceExpected = expectedTrace === undefined || verdict.trace === expectedTrace;
    const isAsExpected = verdict.status === expected && isTraceExpected;
    return { verdict, expected, expectedTrace, isAsExpected };
  });
}

/**
 * 0: every verdict is what its pattern expects. 1: one is decided otherwise. 2: nothing is decided
 * otherwise, but something is undecided that should not be.
 */
export function exitCodeOf(reports: readonly PatternReport[]): 0 | 1 | 2 {
  const missed = reports.flatMap(judgeVerdicts).filter(({ isAsExpected }) => !isAsExpected);
  if (missed.length === 0) return 0;
  return missed.every(({ verdict }) => verdict.status === 'unknown') ? 2 : 1;
}

/** What a machine reads: the verdicts with the name of their pattern, and what was expected. */
export type NamedVerdict = Verdict & {
  readonly pattern: string;
  readonly file?: string;
  readonly expected: Status;
};

export function namedVerdicts(reports: readonly PatternReport[]): readonly NamedVerdict[] {
  return reports.flatMap((report) =>
    judgeVerdicts(report).map(({ verdict, expected }) => ({
      pattern: report.pattern.name,
      ...(report.file === undefined ? {} : { file: report.file }),
      ...verdict,
      expected,
    })),
  );
}
