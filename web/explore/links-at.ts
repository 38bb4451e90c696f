/** What the links of a typed run do at a moment: the run itself says, there is no plan beside it. */
import { cutAt, paceAt, type Run, type RunLink } from '../../src/explain/index.ts';
import type { Direction } from '../engine/what-if.ts';

const linkOf = (run: Run | undefined, { from, to }: Direction): RunLink | undefined =>
  run?.links.find((link) => link.from === from && link.to === to);

export const isCutAt = (run: Run | undefined, direction: Direction, atMs: number): boolean =>
  cutAt(linkOf(run, direction)?.cuts ?? [], atMs) !== undefined;

/** Undefined while the link has its usual pace. */
export const latencyAt = (run: Run, direction: Direction, atMs: number): number | undefined =>
  paceAt(linkOf(run, direction)?.paces ?? [], atMs)?.latencyMs;
