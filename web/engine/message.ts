/** What the page and its workers say to each other: plain data, each answer under its question's id. */
import type { BoundsRequest, Found, Verdict } from '../../src/index.ts';
import type { PatternCard } from './card.ts';
import type { Cast } from './cast.ts';
import type { Exhibit } from './exhibit.ts';
import type { WhatIf } from './what-if.ts';

/** A pattern of the library by its slug, or one that somebody wrote, by its source; and who takes part. */
export type PatternRef = (
  | { readonly kind: 'library'; readonly slug: string }
  | { readonly kind: 'own'; readonly source: string }
) & { readonly cast?: Cast };

/** Which run to show: one that a check found, or one that somebody changed. */
export type Shown =
  | {
      readonly kind: 'found';
      /** Undefined: whichever property it breaks, or else shows. */
      readonly property: string | undefined;
      readonly token: string;
    }
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
  /** Halts the check with that id; what it found so far is answered. */
  | { readonly kind: 'stop'; readonly id: number }
  /** Lets a halted check go on, or lets it go. */
  | { readonly kind: 'go-on'; readonly id: number; readonly isWanted: boolean };

export type Answer =
  /** The worker is loaded, and hears what is asked from here on. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly id: number; readonly states: number }
  /** A counterexample or witness, before everything is decided. */
  | {
      readonly kind: 'found';
      readonly id: number;
      readonly card: PatternCard;
      readonly found: Found;
    }
  | {
      readonly kind: 'stopped' | 'verdicts';
      readonly id: number;
      readonly card: PatternCard;
      readonly verdicts: readonly Verdict[];
    }
  | { readonly kind: 'exhibit'; readonly id: number; readonly exhibit: Exhibit }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
