/** A law: a sentence, and a property that says it of any subject. */
import fc from 'fast-check';
import type { AnySubject } from './subject.ts';

export type Law = {
  /** A short name, for canaries and filters. */
  readonly id: string;
  /** A sentence about the subject, for the name of a test. */
  readonly name: string;
  readonly of: (subject: AnySubject) => fc.IRawProperty<unknown>;
};

/** Orders of arrival: which of the possible next effects comes, again and again. */
export const turnsArbitrary: fc.Arbitrary<number[]> = fc.array(fc.nat({ max: 11 }), {
  minLength: 1,
  maxLength: 12,
  size: 'max',
});

/** Fails with both texts, each on a line of its own, so that the difference can be seen. */
export function requireSame(left: string, right: string, what: string): void {
  if (left !== right) throw new Error(`${what}:\n  ${left}\n  ${right}`);
}

export function requireThat(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}
