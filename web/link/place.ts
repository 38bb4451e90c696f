/** The places of the playground: what an address names. */
import type { BoundsRequest } from '../../src/index.ts';
import type { PatternRef } from '../engine/message.ts';
import type { WhatIf } from '../engine/what-if.ts';

/** One line of an exploration: a command at a prompt, or a local verb. */
export type Line = { readonly region: string; readonly text: string };

/** A changed run: what was changed, in words, and the plan it came to. */
export type Fork = { readonly name: string; readonly plan: WhatIf };

export type Place =
  | {
      readonly view: 'patterns';
      readonly group?: string;
      /** What the list is filtered by. */
      readonly words?: string;
    }
  | {
      readonly view: 'review';
      readonly pattern: PatternRef;
      readonly bounds?: BoundsRequest;
      readonly property?: string;
      readonly runs?: readonly Fork[];
      /** Which run is shown: 0 is the one that was found. */
      readonly run?: number;
      readonly cursorMs?: number;
      /** An execution that a check somewhere else found: what a line in a log opens. */
      readonly token?: string;
    }
  | {
      readonly view: 'explore';
      readonly regions?: readonly string[];
      /** What every link takes, ms. */
      readonly latencyMs?: number;
      readonly lines?: readonly Line[];
      readonly cursorMs?: number;
    }
  | { readonly view: 'scenario'; readonly text?: string; readonly cursorMs?: number }
  | { readonly view: 'write'; readonly source?: string }
  /** A link that cannot be read, and why. */
  | { readonly view: 'unreadable'; readonly problem: string };
