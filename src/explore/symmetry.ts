/**
 * Clients that nobody can tell apart: in one region, running the same program. A state in which two
 * of them have changed places behaves as the state before, so only one of both is explored: the
 * one whose client parts are sorted. What was found is told with the clients' own names.
 *
 * It is sound only while nothing names a client. Values that do are of different programs. A region
 * names the clients that have a session or listen, and a property may ask for a name: both are
 * noticed while searching, and the search is then made again without symmetry. Regions are never
 * exchanged: ties between equal times are decided by instance id (CLK-3).
 */
import type { Client } from '../clients/index.ts';
import { at, type Layout } from './layout.ts';

export type Symmetry = {
  /** The first client that cannot be told apart from this one; itself, where there is none. */
  readonly leaderOf: (client: number) => number;
  /**
   * Sorts the interchangeable parts of a tuple, in place. `into`, when given, is a list of clients
   * by their place and is sorted along with them.
   */
  readonly sort: (state: Int32Array, into?: number[]) => void;
  readonly isTrivial: boolean;
  /** Says that something names a client: from then on the search is not justified. */
  readonly noteName: () => void;
  readonly isNamed: () => boolean;
};

/** Without symmetry every client is alone. */
export function createSymmetry(
  clients: readonly Client[],
  layout: Layout,
  isWanted: boolean,
): Symmetry {
  const leaders = clients.map((client, index) => {
    const twin = isWanted ? clients.findIndex((other) => isTwin(other, client)) : index;
    return twin < 0 ? index : twin;
  });
  const groups = clients
    .map((_, leader) => leaders.flatMap((one, index) => (one === leader ? [index] : [])))
    .filter((group) => group.length > 1);
  let isNamed = false;

  const isAfter = (state: Int32Array, left: number, right: number): boolean => {
    for (const slot of layout.ofClient) {
      const byPart = at(state, slot(left)) - at(state, slot(right));
      if (byPart !== 0) return byPart > 0;
    }
    return false;
  };
  const exchange = (state: Int32Array, left: number, right: number, into?: number[]): void => {
    for (const slot of layout.ofClient) {
      const kept = at(state, slot(left));
      state[slot(left)] = at(state, slot(right));
      state[slot(right)] = kept;
    }
    if (into === undefined) return;
    const [first, second] = [into[left], into[right]];
    if (first === undefined || second === undefined) return;
    into[left] = second;
    into[right] = first;
  };
  return {
    leaderOf: (client) => leaders[client] ?? client,
    isTrivial: groups.length === 0,
    noteName() {
      isNamed = true;
    },
    isNamed: () => isNamed && groups.length > 0,
    sort(state, into) {
      // A handful of clients: exchanging neighbours is the quickest.
      for (const group of groups) {
        for (let end = group.length - 1; end > 0; end--) {
          for (let place = 0; place < end; place++) {
            const left = group[place] ?? 0;
            const right = group[place + 1] ?? 0;
            if (isAfter(state, left, right)) exchange(state, left, right, into);
          }
        }
      }
    },
  };
}

function isTwin(one: Client, other: Client): boolean {
  if (one.region !== other.region) return false;
  const [left, right] = [one.program, other.program];
  if (left.kind === 'async') return right.kind === 'async' && left.run === right.run;
  return right.kind === 'machine' && left.machine === right.machine;
}
