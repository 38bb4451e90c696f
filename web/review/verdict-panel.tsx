/** The verdict: each property with its status and the bounds it rests on, and the steps of the one that is shown. */
import { useState, type ReactElement, type ReactNode } from 'react';
import type { BoundsRequest, Verdict } from '../../src/index.ts';
import { boundsWords, count, exploredWords, traceSentence } from '../../src/report/index.ts';
import { Icon } from '../frame/icon.tsx';
import { BoundsForm } from './bounds-form.tsx';

type Props = {
  readonly verdicts: readonly Verdict[];
  readonly selected: string | undefined;
  readonly onSelect: (property: string) => void;
  readonly onBounds: (bounds: BoundsRequest) => void;
  /** The steps of the selected property's run. */
  readonly children: ReactNode;
};

export function VerdictPanel({
  verdicts,
  selected,
  onSelect,
  onBounds,
  children,
}: Props): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const [first] = verdicts;
  const shown = verdicts.find(({ property }) => property === selected) ?? first;
  const decided = verdicts.filter(({ status }) => status !== 'unknown').length;
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
            onExplore={(bounds) => {
              setOpen(false);
              onBounds(bounds);
            }}
          />
        ) : null}
        {shown === undefined ? null : (
          <PropertyRow verdict={shown} isSelected onSelect={onSelect}>
            {children}
          </PropertyRow>
        )}
      </div>
      <div className="rest">
        {verdicts
          .filter((verdict) => verdict !== shown)
          .map((verdict) => (
            <PropertyRow
              key={verdict.property}
              verdict={verdict}
              isSelected={false}
              onSelect={onSelect}
            />
          ))}
      </div>
    </>
  );
}

type RowProps = {
  readonly verdict: Verdict;
  readonly isSelected: boolean;
  readonly onSelect: (property: string) => void;
  readonly children?: ReactNode;
};

const CLASSES = { refuted: 'no', holds: 'ok', unknown: '' } as const;

function PropertyRow({ verdict, isSelected, onSelect, children }: RowProps): ReactElement {
  const { property, status } = verdict;
  const isShowable = verdict.counterexample !== undefined || verdict.witness !== undefined;
  return (
    <section className={`prop ${CLASSES[status]}${isSelected ? ' sel' : ''}`}>
      <span className="g" aria-hidden="true">
        {status === 'unknown' ? '?' : <Icon name={status === 'refuted' ? 'cross' : 'tick'} />}
      </span>
      <div>
        <h3>
          {isShowable ? (
            <button
              type="button"
              aria-current={isSelected ? 'true' : undefined}
              onClick={() => {
                onSelect(property);
              }}
            >
              {sentenceCase(property)}
            </button>
          ) : (
            sentenceCase(property)
          )}
        </h3>
        <StatusLine verdict={verdict} />
      </div>
      {children}
    </section>
  );
}

function StatusLine({ verdict }: { readonly verdict: Verdict }): ReactElement {
  const { status, counterexample, witness, why, warning, hint } = verdict;
  switch (status) {
    case 'refuted':
      return (
        <p className="r">
          <b>
            {counterexample === undefined
              ? 'Refuted: no execution shows it'
              : `Refuted in ${count(counterexample.steps.length, 'move')}`}
          </b>
          {`, the fewest in ${exploredWords(verdict)}. ${traceSentence(verdict)}`}
        </p>
      );
    case 'holds':
      return (
        <p className="r" title={hint}>
          <b>
            {witness === undefined ? 'Holds' : `Seen in ${count(witness.steps.length, 'move')}`}
          </b>
          {witness === undefined
            ? ` in all of ${exploredWords(verdict)}`
            : ', so the model can do what it is about'}
          {warning === undefined ? '' : `. But: ${warning}`}
        </p>
      );
    case 'unknown':
      return (
        <p className="r">
          <b>Not decided</b>
          {`: ${why ?? 'the search ended early'} (${exploredWords(verdict)})`}
        </p>
      );
  }
}

const sentenceCase = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
