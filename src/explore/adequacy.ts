/** What a verdict that holds did not look at: what would have to grow for it to be in doubt. */
import type { Bounds } from './bounds.ts';

/** A short list in words, empty when nothing was left out that the search could explore. */
export function notExplored(
  bounds: Bounds,
  counts: { readonly regions: number; readonly clients: number },
): string {
  const { faults, persistence, skewsMs, lagMsMax } = bounds;
  const left: string[] = [];
  if (faults.timeouts === 0) left.push('lost replies');
  else left.push(`more than ${String(faults.timeouts)} lost replies`);
  if (faults.timeouts > 0 && faults.lateCommands === 0) left.push('commands that run late');
  if (faults.lateCommands > 0) {
    left.push(`more than ${plural(faults.lateCommands, 'late command')}`);
  }
  if (faults.crashes === 0) left.push('crashed regions');
  else left.push(`more than ${plural(faults.crashes, 'crash', 'crashes')}`);
  if (faults.crashes > 0 && persistence === 'always') left.push('crashes that lose data');
  if (skewsMs.every((ms) => ms === 0)) left.push('skewed clocks');
  if (lagMsMax !== undefined) {
    left.push(`lag above ${String(lagMsMax)} ms`);
    if (faults.cuts === 0) left.push('cut links');
  }
  left.push(`more than ${plural(counts.clients, 'client')}`);
  left.push(`more than ${plural(counts.regions, 'region')}`);
  return left.join(', ');
}

const plural = (count: number, noun: string, nouns = `${noun}s`): string =>
  `${String(count)} ${count === 1 ? noun : nouns}`;
