/**
 * What a check may be asked for, and that nothing else is: callers in plain JavaScript have no types
 * to tell them of a misspelt option, which would otherwise be left out in silence.
 */
import { requireNames, requireUse } from '../kernel/index.ts';
import type { BoundsRequest } from './bounds.ts';
import type { SampleOptions } from './random.ts';
import type { Delivery } from './transition-system.ts';
import type { Verdict } from './verdict.ts';

export type CheckOptions = {
  readonly bounds?: BoundsRequest;
  /**
   * `auto` (default): explores arrivals only before commands where that is justified, else every
   * single delivery. `every`: no reduction at all.
   */
  readonly delivery?: Delivery | 'auto';
  /** How a search that reached its bound on states goes on at random; `false`: not at all. */
  readonly sample?: Partial<SampleOptions> | false;
  /** `false`: clients that cannot be told apart are explored one by one all the same. */
  readonly symmetry?: boolean;
  /** Tokens that once refuted something: replayed first, and shown where the search is undecided. */
  readonly kept?: readonly string[];
  /** `all`: also checks every plausible setting of the profile switches that the pattern touches. */
  readonly readings?: 'all';
  /** Asked now and then; true ends the search: what is undecided becomes `unknown`. */
  readonly shouldStop?: () => boolean | Promise<boolean>;
  readonly onProgress?: (progress: { readonly states: number; readonly depth: number }) => void;
  /**
   * Told of each counterexample and witness as soon as there is one: first one that a random run
   * met, then the smallest. Verdicts that it is told rest on what is explored so far.
   */
  readonly onFound?: (found: Found) => void | Promise<void>;
  /** Asked with the verdicts so far when `shouldStop` ended the search; true goes on from there. */
  readonly goOn?: (verdicts: readonly Verdict[]) => boolean | Promise<boolean>;
};

export type Found = {
  readonly verdict: Verdict;
  /** False for what a random run met: the search may find something smaller. */
  readonly isSmallest: boolean;
};

const OPTIONS: Readonly<Record<keyof CheckOptions, true>> = {
  bounds: true,
  delivery: true,
  sample: true,
  symmetry: true,
  kept: true,
  readings: true,
  shouldStop: true,
  onProgress: true,
  onFound: true,
  goOn: true,
};
const DELIVERIES: readonly unknown[] = [undefined, 'auto', 'every', 'before-commands'];

/** An option that is misspelt would change nothing, and nobody would know. */
export function checkOptions(options: CheckOptions): void {
  requireNames(options, Object.keys(OPTIONS), 'check has no option');
  const { delivery, sample } = options;
  const readings: unknown = options.readings;
  requireUse(
    DELIVERIES.includes(delivery),
    `delivery is 'auto', 'every' or 'before-commands', not '${String(delivery)}'`,
  );
  requireUse(
    readings === undefined || readings === 'all',
    `readings is 'all' or left out, not '${String(readings)}'`,
  );
  for (const [name, value] of Object.entries(sample === false ? {} : (sample ?? {}))) {
    requireUse(
      Number.isInteger(value) && (value >= 0 || name === 'seed'),
      `sample.${name} is a whole number from 0, not ${String(value)}`,
    );
  }
}
