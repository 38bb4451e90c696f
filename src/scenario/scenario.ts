/**
 * A scenario as plain data: what a `.geo` file says, no more. Parsing makes it, printing gives the
 * file back byte for byte, running plays it against a fresh simulation. The world is described by
 * the very options `createSimulation` takes, so that a counterexample found elsewhere becomes a
 * scenario without translation. `line` is where a step stands in its file, 0 when it has none.
 */
import type { ArrayReply, ByteString, Reply, SimulationOptions } from '../kernel/index.ts';

export type Scenario = {
  /** One line: what the scenario shows. */
  readonly title: string;
  /** Identity and status of the conformance vector it came from, `D-STR-05 · inferred`. */
  readonly vector: string | undefined;
  /** Numbers of the rules it stands for, `STR-4`. */
  readonly rules: readonly string[];
  /** The vendor's page behind the expected outcome. */
  readonly source: string | undefined;
  /** The rest of the opening comment, line by line. */
  readonly notes: readonly string[];
  readonly world: SimulationOptions;
  readonly steps: readonly Step[];
};

/** Every region, one after the other: the region of a command written `*> …`. */
export const EVERY_REGION = '*';

export type CommandStep = {
  readonly kind: 'command';
  readonly line: number;
  /** A region's name, or `*`: every region in order, and all must answer the same. */
  readonly region: string;
  /** The connection, where it matters (MULTI, WATCH): written `alice@r1> …`. */
  readonly client: string | undefined;
  readonly argv: readonly ByteString[];
  /** What the file says the reply is; undefined when it says nothing. */
  readonly expected: Expectation | undefined;
};

export type DirectiveStep = {
  readonly kind: 'directive';
  readonly line: number;
  /** The first word of the line; the rest is read by that directive's grammar. */
  readonly name: string;
  readonly words: readonly ByteString[];
  readonly expected: Expectation | undefined;
};

/** Layout that belongs to the author: kept, and otherwise without meaning. */
export type LayoutStep =
  | { readonly kind: 'blank'; readonly line: number }
  | { readonly kind: 'comment'; readonly line: number; readonly text: string };

export type Step = CommandStep | DirectiveStep | LayoutStep;

export type Expectation =
  | { readonly kind: 'reply'; readonly reply: Reply }
  /** `...`: some reply, whichever. */
  | { readonly kind: 'any' }
  /** `(error) WRONGTYPE...`: an error whose text begins so. */
  | { readonly kind: 'error-prefix'; readonly prefix: string }
  /** The items, or the pairs of items, in whatever order. */
  | { readonly kind: 'any-order'; readonly unit: 'item' | 'pair'; readonly reply: ArrayReply }
  | { readonly kind: 'one-of'; readonly replies: readonly Reply[] };
