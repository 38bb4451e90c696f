/** One execution as data: how the clocks stand, and what happens in which order. */
import type { Move } from './move.ts';

export type Path = { readonly skewsMs: readonly number[]; readonly moves: readonly Move[] };
