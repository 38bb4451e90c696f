/** A check under way, as the page sees it, whoever searches. */
import type { Found, Verdict } from '../../src/index.ts';
import type { PatternCard } from './card.ts';

export type Checked = { readonly card: PatternCard; readonly verdicts: readonly Verdict[] };

export type Checking = {
  readonly result: Promise<Checked>;
  /** Halts it; `onStopped` then hears what was found so far. */
  readonly stop: () => void;
  /** Lets it go on where it halted. */
  readonly goOn: () => void;
  /** Nobody listens any more: it ends as soon as it can. */
  readonly drop: () => void;
};

export type CheckListener = {
  readonly onProgress?: (states: number) => void;
  readonly onFound?: (found: Found, card: PatternCard) => void;
  readonly onStopped?: (checked: Checked) => void;
};
