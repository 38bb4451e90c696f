/**
 * The naive twin and the search, side by side: without reduction they visit as many states over as
 * many moves, and with reduction and symmetry they still come to the same verdicts, with
 * counterexamples and witnesses of the same length.
 */
import { check, type CheckOptions, type Pattern, type Verdict } from '../../src/explore/index.ts';
import { exploreNaively, type NaiveResult, type Shown } from './explore-naively.ts';

/** Everything one by one: what the search does when nothing helps it. */
export const PLAINLY: CheckOptions = { delivery: 'every', symmetry: false, sample: false };
export const REDUCED: CheckOptions = { sample: false };

/** What speaks against their being twins; nothing, where they agree. */
export async function disagreements(
  pattern: Pattern,
  statesMax = Infinity,
): Promise<readonly string[]> {
  const naive = await exploreNaively(pattern, {}, statesMax);
  return differences(naive, await check(pattern, PLAINLY), await check(pattern, REDUCED));
}

/** The same of three walks that were made. */
export function differences(
  naive: NaiveResult,
  plain: readonly Verdict[],
  reduced: readonly Verdict[],
): readonly string[] {
  if (!naive.isComplete) {
    return [`${String(naive.states)} states and more: too many for the naive twin`];
  }
  return [
    ...differencesOfSize(naive, plain),
    ...differencesOfVerdict(naive, plain, 'without reduction'),
    ...differencesOfVerdict(naive, reduced, 'with reduction'),
  ];
}

function differencesOfSize(naive: NaiveResult, [verdict]: readonly Verdict[]): readonly string[] {
  const { states = 0, transitions = 0 } = verdict?.explored ?? {};
  const sizes = (of: { states: number; transitions: number }): string =>
    `${String(of.states)} states over ${String(of.transitions)} moves`;
  const isSame = states === naive.states && transitions === naive.transitions;
  return isSame ? [] : [`${sizes({ states, transitions })}, and ${sizes(naive)} naively`];
}

function differencesOfVerdict(
  { shown }: NaiveResult,
  verdicts: readonly Verdict[],
  how: string,
): readonly string[] {
  return verdicts.flatMap((verdict) => {
    const [found, wanted] = [inWords(verdict), inNaiveWords(verdict, shown.get(verdict.property))];
    return found === wanted ? [] : [`${verdict.property}: ${found} ${how}, ${wanted} naively`];
  });
}

function inWords({ status, why, counterexample, witness }: Verdict): string {
  if (status === 'unknown') return `unknown (${why ?? ''})`;
  const steps = (counterexample ?? witness)?.steps;
  if (steps === undefined) return status;
  return `${status} in ${String(steps.length)} steps`;
}

function inNaiveWords({ kind }: Verdict, shown: Shown | undefined): string {
  const isHeld = (kind === 'sometimes') === (shown !== undefined);
  const status = isHeld ? 'holds' : 'refuted';
  return shown === undefined ? status : `${status} in ${String(shown.steps)} steps`;
}
