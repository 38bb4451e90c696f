/** What the page and its workers say to each other: plain data, each answer under its question's id. */
import type { BoundsRequest, Verdict } from '../../src/index.ts';
import type { PatternCard } from './card.ts';
import type { Exhibit } from './exhibit.ts';
import type { WhatIf } from './what-if.ts';

/** A pattern of the library by its slug, or one that somebody wrote, by its source. */
export type PatternRef =
  | { readonly kind: 'library'; readonly slug: string }
  | { readonly kind: 'own'; readonly source: string };

/** Which run to show: one that a check found, or one that somebody changed. */
export type Shown =
  | { readonly kind: 'found'; readonly property: string; readonly token: string }
  | { readonly kind: 'what-if'; readonly whatIf: WhatIf };

export type Question =
  | {
      readonly kind: 'check';
      readonly id: number;
      readonly pattern: PatternRef;
      readonly bounds: BoundsRequest;
    }
  | {
      readonly kind: 'show';
      readonly id: number;
      readonly pattern: PatternRef;
      readonly shown: Shown;
    }
  /** Ends the check with that id; what it found so far is still answered. */
  | { readonly kind: 'stop'; readonly id: number };

export type Answer =
  | { readonly kind: 'progress'; readonly id: number; readonly states: number }
  | {
      readonly kind: 'verdicts';
      readonly id: number;
      readonly card: PatternCard;
      readonly verdicts: readonly Verdict[];
    }
  | { readonly kind: 'exhibit'; readonly id: number; readonly exhibit: Exhibit }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
