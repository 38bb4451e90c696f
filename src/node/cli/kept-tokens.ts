/** The corpus of a run of `check`: which tokens are replayed first, and what has become of them. */
import { expectedStatus, replayKept } from '../../explore/index.ts';
import type { PatternReport } from '../../report/index.ts';
import { addToCorpus, corpusBeside, readCorpus } from '../corpus/index.ts';
import type { Found } from './find-patterns.ts';

export type KeptTokens = {
  readonly of: (found: Found) => readonly string[];
  /** Lines for a person: how many were replayed, which refute nothing any more or are not possible. */
  readonly tell: (reports: readonly PatternReport[]) => Promise<readonly string[]>;
  /** Adds the tokens of unexpected refutations; a line for each. */
  readonly keep: (reports: readonly PatternReport[]) => readonly string[];
};

/** `folder`: as it was asked for; `undefined`: `corpus` beside each file of patterns. */
export function openKeptTokens(folder: string | undefined): KeptTokens {
  const folderOf = (file: string | undefined): string | undefined =>
    folder ?? (file === undefined ? undefined : corpusBeside(file));
  const tokensOf = ({ pattern, file }: Found): readonly string[] => {
    const from = folderOf(file);
    return from === undefined ? [] : readCorpus(from, pattern);
  };
  return {
    of: tokensOf,
    async tell(reports) {
      const lines: string[] = [];
      let replayed = 0;
      for (const report of reports) {
        for (const one of await replayKept(report.pattern, tokensOf(report))) {
          replayed++;
          if (one.outcome === 'fixed') lines.push(`Fixed: ${one.token} refutes nothing any more.`);
          if (one.outcome === 'lost') {
            lines.push(`Lost: ${one.token} cannot be replayed: ${one.why ?? ''}`);
          }
        }
      }
      const noun = replayed === 1 ? 'token' : 'tokens';
      return replayed === 0 ? [] : [`Kept: ${String(replayed)} ${noun} replayed first.`, ...lines];
    },
    keep(reports) {
      const lines: string[] = [];
      for (const { pattern, file, verdicts } of reports) {
        const tokens = verdicts.flatMap(({ property, status, counterexample }) =>
          status === 'refuted' && expectedStatus(pattern, property) !== 'refuted'
            ? [counterexample?.token ?? '']
            : [],
        );
        const into = folderOf(file);
        if (into === undefined) continue;
        for (const token of addToCorpus(into, pattern, tokens.filter(Boolean))) {
          lines.push(`Kept now: ${token}`);
        }
      }
      return lines;
    },
  };
}
