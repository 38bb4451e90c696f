/**
 * One execution as data: how the clocks stand, what a crash leaves, and what happens in which order. Together with the
 * pattern it decides everything; a token is this and the name of the pattern in one word.
 */
import type { Persistence } from '../kernel/index.ts';
import type { Move } from './move.ts';

export type Path = {
  readonly skewsMs: readonly number[];
  readonly persistence: Persistence;
  readonly moves: readonly Move[];
};
