/** Where in a scenario something is wrong, and the one error that says so. */

/** Both count from 1. */
export type Place = { readonly line: number; readonly column: number };

/** A scenario that cannot be read or played: the place, what is wrong and what would be right. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  readonly line: number;
  readonly column: number;
  /** The message without its place. */
  readonly problem: string;

  constructor(place: Place, problem: string) {
    super(`line ${place.line}, column ${place.column}: ${problem}`);
    this.line = place.line;
    this.column = place.column;
    this.problem = problem;
  }
}

export function fail(place: Place, problem: string): never {
  throw new ScenarioError(place, problem);
}
