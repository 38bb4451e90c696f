/** The side of a review: what the exploration does, its verdicts, other patterns, and what it rests on. */
import type { ReactElement, ReactNode } from 'react';
import type { PatternCard } from '../engine/card.ts';
import type { Cast } from '../engine/cast.ts';
import type { PatternRef } from '../engine/message.ts';
import type { BoundsRequest } from '../../src/index.ts';
import { Alternatives } from './alternatives.tsx';
import type { Review } from './use-review.ts';
import { VerdictPanel } from './verdict-panel.tsx';

type Props = {
  readonly review: Review;
  readonly card: PatternCard | undefined;
  readonly pattern: PatternRef;
  readonly events: number | undefined;
  readonly selected: string | undefined;
  readonly onSelect: (property: string) => void;
  readonly onBounds: (bounds: BoundsRequest, cast: Cast | undefined) => void;
  /** The steps of the selected property's run. */
  readonly children: ReactNode;
};

export function SidePanel(props: Props): ReactElement {
  const { review, card, pattern, events, selected, onSelect, onBounds, children } = props;
  const { checked } = review;
  return (
    <aside className="side" aria-label="Verdict">
      {checked === undefined || card === undefined ? (
        <div>
          <div className="vh">
            <h2>Verdict</h2>
            <span>{review.activity === 'failed' ? 'none' : 'exploring'}</span>
          </div>
          <p className="vsub">Nothing is decided yet.</p>
        </div>
      ) : (
        <VerdictPanel
          verdicts={checked.verdicts}
          card={card}
          pattern={pattern}
          reducedFrom={review.reducedFrom}
          isExploring={review.activity === 'exploring'}
          selected={selected}
          onSelect={onSelect}
          onBounds={onBounds}
          status={<Progress review={review} />}
        >
          {children}
        </VerdictPanel>
      )}
      {card === undefined || pattern.kind === 'own' ? null : (
        <Alternatives name={card.name} group={card.group} repairs={card.repairs} />
      )}
      {card === undefined ? null : (
        <p className="model">
          {events === undefined ? '' : `${String(events)} events. `}
          {card.rules.length === 0
            ? ''
            : `Model: rules ${card.rules.join(', ')} of docs/SEMANTICS.md. `}
          A region answers from its own copy; effects arrive later.
        </p>
      )}
    </aside>
  );
}

/** A count that moves, and what can be done about it. */
function Progress({ review }: { readonly review: Review }): ReactElement | null {
  const states = `${review.states.toLocaleString('en')} states`;
  if (review.activity === 'exploring') {
    return (
      <div className="progress" role="status">
        Exploring: {states} so far
        <button type="button" className="btn" onClick={review.stop} disabled={review.isStopping}>
          {review.isStopping ? 'Stopping' : 'Stop'}
        </button>
      </div>
    );
  }
  if (!review.canGoOn) return null;
  return (
    <div className="progress" role="status">
      Stopped after {states}; nothing is lost
      <button type="button" className="btn" onClick={review.goOn}>
        Continue
      </button>
    </div>
  );
}
