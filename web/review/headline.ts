/** The verdict in one chip and one sentence: who reads no further leaves with the right conclusion. */
import type { Verdict } from '../../src/index.ts';
import {
  boundsWords,
  count,
  countSteps,
  exploredWords,
  traceSentence,
} from '../../src/report/index.ts';
import { sentenceCase } from './sentence-case.ts';

export type Headline = {
  readonly chip: string;
  readonly isBad: boolean;
  readonly sentence: string;
};

export function headlineOf(verdicts: readonly Verdict[], belief: string): Headline {
  const refuted = verdicts.filter(({ status }) => status === 'refuted');
  const unknown = verdicts.filter(({ status }) => status === 'unknown');
  const [worst] = refuted;
  const [first] = verdicts;
  if (worst !== undefined) {
    const shown = worst.counterexample;
    const converges = verdicts.some(
      ({ kind, status }) => kind === 'converges' && status === 'holds',
    );
    return {
      chip:
        shown === undefined
          ? 'Refuted'
          : `Refuted in ${count(countSteps(shown, worst.kind), 'step')}`,
      isBad: true,
      sentence: [
        `“${sentenceCase(worst.property)}” breaks.`,
        converges ? 'The replicas still converge.' : '',
        traceSentence(worst),
      ]
        .filter((part) => part !== '')
        .join(' '),
    };
  }
  if (unknown.length > 0 || first === undefined) {
    const names = unknown.map(({ property }) => `“${property}”`).join(', ');
    return {
      chip: 'Not decided',
      isBad: false,
      sentence: `Undecided within the bounds: ${names}. ${belief}`,
    };
  }
  return {
    chip: 'Holds as far as explored',
    isBad: false,
    sentence: `Every property holds in all of ${exploredWords(first)}: ${boundsWords(first.bounds)}.`,
  };
}
