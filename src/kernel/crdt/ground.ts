/**
 * The ground of a cell: what an increment is added to, and a slip was made on (see `slip.ts`).
 * That is the base that is shown. In a counter that consists of increments alone it is the
 * increments of one region, the smallest; they are removed together, or leave a rest that counts.
 */
import type { Dot, TieBreak } from '../causality/index.ts';
import { totalOf, winningBase, type Cell } from './cell.ts';
import { isSlipped, settled, withSlip, type Algebra, type Counted } from './slip.ts';

/** `undefined` in a cell without a live write: nothing is added to, so nothing slips. */
function groundOf(cell: Cell<unknown, unknown>, tieBreak: TieBreak): Dot | undefined {
  const base = winningBase(cell, tieBreak);
  if (base !== undefined) return { origin: base.origin, n: base.n };
  return cell.tallies === undefined ? undefined : { origin: cell.tallies.origin, n: 0 };
}

/** An increment as it is replicated: its slip with its ground. */
export function grounded<Amount>(
  cell: Cell<unknown, unknown> | undefined,
  { by, slip }: { readonly by: Amount; readonly slip?: Amount },
  tieBreak: TieBreak,
  plain: Algebra<Amount>,
): Counted<Amount> {
  if (slip === undefined) return by;
  return withSlip(by, slip, cell === undefined ? undefined : groundOf(cell, tieBreak), plain);
}

/** What the live increments come to on what is shown; `undefined` when there are none. */
export function incrementsOf<Amount>(
  cell: Cell<unknown, Counted<Amount>>,
  tieBreak: TieBreak,
  counted: Algebra<Counted<Amount>>,
  plain: Algebra<Amount>,
): Amount | undefined {
  const total = totalOf(cell, counted);
  if (total === undefined || !isSlipped(total)) return total;
  return settled(total, groundsOf(cell, tieBreak), plain);
}

/** Tells which grounds stand in a cell. */
function groundsOf(cell: Cell<unknown, unknown>, tieBreak: TieBreak): (ground: Dot) => boolean {
  const base = winningBase(cell, tieBreak);
  return ({ origin, n }) =>
    base === undefined ? n === 0 && hasTally(cell, origin) : origin === base.origin && n === base.n;
}

function hasTally({ tallies }: Cell<unknown, unknown>, origin: number): boolean {
  let tally = tallies;
  while (tally !== undefined && tally.origin !== origin) tally = tally.next;
  return tally !== undefined;
}
