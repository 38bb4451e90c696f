/**
 * A canary: a data type or region with one rule broken, as people have broken it. The laws it
 * names must reject it; a law that lets its canary live is blind.
 */
import type { AnySubject, AnyTwin } from '../../properties/laws/subject.ts';

export type Canary = {
  /** What is broken, as a phrase. */
  readonly name: string;
  readonly subject: AnySubject;
  /** What should be read instead, where the twin is one of the judges. */
  readonly twin?: AnyTwin;
  /** Ids of the laws that must fail. */
  readonly caughtBy: readonly string[];
};
