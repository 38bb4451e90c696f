/**
 * What a search needs of a pattern, and all it knows of one: where executions begin, what may come
 * next, and how to name it. States are tuples of small integers; equal tuples behave alike.
 */
import type { Persistence } from '../kernel/index.ts';
import type { Components } from './components.ts';
import type { Layout } from './layout.ts';
import type { Move } from './move.ts';
import type { Pattern } from './pattern.ts';
import type { Symmetry } from './symmetry.ts';

export type Delivery = 'every' | 'before-commands';

/** Receives a successor and how many moves lead there. The tuple is reused: copy what is kept. */
export type Visit = (next: Int32Array, steps: number) => void;

export type Model = {
  readonly pattern: Pattern;
  readonly components: Components;
  readonly layout: Layout;
  readonly persistence: Persistence;
  readonly skewsOf: (state: Int32Array) => readonly number[];
  /** What a region's clock reads, epoch ms. */
  readonly wallMs: (state: Int32Array, region: number) => number;
  readonly initial: () => Promise<Int32Array[]>;
  /** Visits all successors; false when a client's next step must be computed first (`prepare`). */
  readonly successors: (state: Int32Array, visit: Visit) => boolean;
  /** The moves to the successor that is being visited. */
  readonly moves: () => readonly Move[];
  /** Computes what the last refused `successors` lacked. */
  readonly prepare: () => Promise<void>;
  /** True when every client has ended, every region is up and nothing is on its way. */
  readonly isQuiet: (state: Int32Array) => boolean;
  /** True when time made a region expire something: `before-commands` is then not justified. */
  readonly sawExpiry: () => boolean;
  /** False: all writes come at one instant. */
  readonly hasInstants: boolean;
  /** True when all writes came at one instant and somebody could tell. */
  readonly needsInstants: () => boolean;
  readonly symmetry: Symmetry;
};
