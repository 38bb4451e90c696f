/**
 * One execution as data: how the clocks stand, and what happens in which order. Together with the
 * pattern it decides everything; a token is this and the name of the pattern in one word.
 */
import type { Move } from './move.ts';

export type Path = { readonly skewsMs: readonly number[]; readonly moves: readonly Move[] };
