/**
 * What a region may have received by the time a command runs there: every combination of how much
 * of each incoming link has come. Fewer arrivals come first, link by link, so whatever some
 * arrivals make possible is met with the fewest of them before it is met with more.
 *
 * Cost: the product of the lengths of the incoming queues, which is why a command that nothing can
 * tell apart (`isSilent`) is tried with its fewest arrivals only.
 */
import type { Layout } from './layout.ts';
import type { Mesh } from './mesh.ts';

export type Arrivals = {
  /** Batches received over each link, by sender. Reused: copy what is kept. */
  readonly counts: Int32Array;
  /** Visits every state that arrivals at `to` can bring about, the unchanged one first. */
  readonly each: (state: Int32Array, to: number, visit: (arrived: Int32Array) => void) => void;
};

export function createArrivals(mesh: Mesh, layout: Layout): Arrivals {
  const { regions, width } = layout;
  const counts = new Int32Array(regions);
  const stages = Array.from({ length: regions }, () => new Int32Array(width));

  const extend = (
    from: number,
    state: Int32Array,
    to: number,
    visit: (arrived: Int32Array) => void,
  ): void => {
    const stage = stages[from];
    if (stage === undefined) {
      visit(state);
      return;
    }
    const isLink = from !== to && mesh.isOpen(state, from, to);
    const length = isLink ? mesh.waiting(state, from, to) : 0;
    counts[from] = 0;
    extend(from + 1, state, to, visit);
    if (length === 0) return;
    stage.set(state);
    for (let count = 1; count <= length; count++) {
      mesh.receiveFirst(stage, from, to, 1);
      counts[from] = count;
      extend(from + 1, stage, to, visit);
    }
    counts[from] = 0;
  };
  return {
    counts,
    each(state, to, visit) {
      counts.fill(0);
      extend(0, state, to, visit);
    },
  };
}

/** Remembers, for one command in one state, which answers came without effect after which arrivals. */
export type SilentAnswers = {
  readonly clear: () => void;
  /** True when fewer arrivals, or as many, have given this answer before; else it is noted. */
  readonly isRepeated: (answer: number, counts: Int32Array) => boolean;
};

export function createSilentAnswers(): SilentAnswers {
  const seen: { readonly answer: number; readonly counts: Int32Array }[] = [];
  /** What was answered before anything had arrived: the usual case. */
  let first = -1;
  return {
    clear() {
      first = -1;
      seen.length = 0;
    },
    isRepeated(answer, counts) {
      if (answer === first) return true;
      for (const before of seen) {
        if (before.answer === answer && isWithin(before.counts, counts)) return true;
      }
      if (counts.every((count) => count === 0)) first = answer;
      else seen.push({ answer, counts: Int32Array.from(counts) });
      return false;
    },
  };
}

function isWithin(fewer: Int32Array, counts: Int32Array): boolean {
  for (let from = 0; from < counts.length; from++) {
    if ((fewer[from] ?? 0) > (counts[from] ?? 0)) return false;
  }
  return true;
}
