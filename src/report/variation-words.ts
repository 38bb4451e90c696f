/**
 * What may vary in an execution, in words that name the numbered steps of its run. Only variants
 * that were replayed are told of.
 */
import type { Run } from '../explain/index.ts';
import type { Replay, Variation } from '../explore/index.ts';

/** One line for each, indented; none where the order is all that there is. */
export function variationWords(
  { steps, events }: Replay,
  run: Run,
  { swaps, later }: Variation,
): readonly string[] {
  /** The number of the first step of the run that a move made. */
  const numberOf = (place: number): number | undefined =>
    run.steps.find(({ event }) => steps[place]?.events.includes(event))?.number;
  const nameOf = (place: number): string => {
    const number = numberOf(place);
    if (number !== undefined) return `step ${String(number)}`;
    const [made] = steps[place]?.events ?? [];
    const event = events.find(({ id }) => id === made);
    return event?.kind === 'apply' ? `the arrival from ${event.from} in ${event.region}` : '';
  };

  const lines: string[] = [];
  for (const place of swaps) {
    const names = [nameOf(place), nameOf(place + 1)];
    if (names.includes('') || later.has(place)) continue;
    lines.push(`  ${capital(names.join(' and '))} may change places.`);
  }
  for (const [place, latest] of later) {
    const [what, behind] = [nameOf(place), nameOf(latest)];
    if (what === '' || behind === '') continue;
    lines.push(`  ${capital(what)} may come as late as after ${behind}.`);
  }
  return lines;
}

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
