/**
 * The eight shapes: almost every claim about data in several regions is one of them. Only the first
 * is safe by construction, because its operations commute and its claim is kept by every merge. The
 * shape of a pattern is said by its author; nothing here judges it.
 */
export const SHAPES = {
  A: 'accumulate',
  U: 'uniqueness',
  B: 'bound',
  X: 'exactly once',
  R: 'read, modify, write',
  D: 'delete beside touch',
  F: 'freshness and order',
  K: 'several keys',
} as const;

export type Shape = keyof typeof SHAPES;

export function isShape(letter: string): letter is Shape {
  return Object.keys(SHAPES).includes(letter);
}
