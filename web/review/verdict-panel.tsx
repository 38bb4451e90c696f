/** The verdict: each property with its status and the bounds it rests on, and the steps of the one that is shown. */
import { useState, type ReactElement, type ReactNode } from 'react';
import type { BoundsRequest, Verdict } from '../../src/index.ts';
import { boundsWords } from '../../src/report/index.ts';
import type { PatternCard } from '../engine/card.ts';
import type { Cast } from '../engine/cast.ts';
import type { PatternRef } from '../engine/message.ts';
import { BoundsForm, requestOf } from './bounds-form.tsx';
import { PropertyRow } from './property-row.tsx';

type Props = {
  readonly verdicts: readonly Verdict[];
  readonly card: PatternCard;
  readonly pattern: PatternRef;
  readonly reducedFrom: ReadonlyMap<string, number>;
  readonly isExploring: boolean;
  readonly selected: string | undefined;
  readonly onSelect: (property: string) => void;
  readonly onBounds: (bounds: BoundsRequest, cast: Cast | undefined) => void;
  /** What the exploration is doing. */
  readonly status: ReactNode;
  /** The steps of the selected property's run. */
  readonly children: ReactNode;
};

export function VerdictPanel(props: Props): ReactElement {
  const { verdicts, card, pattern, reducedFrom, isExploring, selected, onSelect, onBounds } = props;
  const [isOpen, setOpen] = useState(false);
  const [first] = verdicts;
  const shown = verdicts.find(({ property }) => property === selected) ?? first;
  const decided = verdicts.filter(({ status }) => status !== 'unknown').length;
  const row = (verdict: Verdict, isSelected: boolean): ReactElement => (
    <PropertyRow
      key={verdict.property}
      verdict={verdict}
      reducedFrom={reducedFrom.get(verdict.property)}
      isExploring={isExploring}
      isSelected={isSelected}
      onSelect={onSelect}
    >
      {isSelected ? props.children : null}
    </PropertyRow>
  );
  return (
    <>
      <div>
        <div className="vh">
          <h2>Verdict</h2>
          <span>
            {decided} of {verdicts.length} decided
          </span>
        </div>
        {first === undefined ? null : (
          <p className="vsub">
            Bounds: {boundsWords(first.bounds)}.{' '}
            <button
              type="button"
              className="quiet"
              aria-expanded={isOpen}
              onClick={() => {
                setOpen(!isOpen);
              }}
            >
              Change
            </button>
          </p>
        )}
        {isOpen && first !== undefined ? (
          <BoundsForm
            bounds={first.bounds}
            card={card}
            cast={pattern.cast}
            onExplore={(bounds, cast) => {
              setOpen(false);
              onBounds(bounds, cast);
            }}
          />
        ) : null}
        {props.status}
        {first === undefined || isExploring ? null : (
          <TooLarge
            verdicts={verdicts}
            onFurther={(statesMax) => {
              onBounds({ ...requestOf(first.bounds), statesMax }, pattern.cast);
            }}
          />
        )}
        {shown === undefined ? null : row(shown, true)}
      </div>
      <div className="rest">
        {verdicts.filter((verdict) => verdict !== shown).map((verdict) => row(verdict, false))}
      </div>
    </>
  );
}

const furtherBy = 10;

/** The bound on states came before the end: how large it was, and the two ways on. */
function TooLarge({
  verdicts,
  onFurther,
}: {
  readonly verdicts: readonly Verdict[];
  readonly onFurther: (statesMax: number) => void;
}): ReactElement | null {
  const limited = verdicts.find(
    ({ status, explored, bounds }) => status === 'unknown' && explored.states > bounds.statesMax,
  );
  if (limited === undefined) return null;
  const { statesMax } = limited.bounds;
  return (
    <div className="progress large" role="status">
      <span>
        <b>Too large to decide</b> within {statesMax.toLocaleString('en')} states. Fewer clients,
        skews or faults make it smaller.
      </span>
      <button
        type="button"
        className="btn"
        onClick={() => {
          onFurther(statesMax * furtherBy);
        }}
      >
        {furtherBy} times further
      </button>
    </div>
  );
}
