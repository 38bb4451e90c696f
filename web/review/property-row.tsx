/** One property: its status, what that rests on, and how small the counterexample is by now. */
import type { ReactElement, ReactNode } from 'react';
import type { Verdict } from '../../src/index.ts';
import { count, countSteps, exploredWords, traceSentence } from '../../src/report/index.ts';
import { Icon } from '../frame/icon.tsx';
import { sentenceCase } from './sentence-case.ts';
import { stillExploring } from './use-review.ts';

type Props = {
  readonly verdict: Verdict;
  /** Steps of the first counterexample that was found. */
  readonly reducedFrom: number | undefined;
  readonly isExploring: boolean;
  readonly isSelected: boolean;
  readonly onSelect: (property: string) => void;
  readonly children?: ReactNode;
};

const CLASSES = { refuted: 'no', holds: 'ok', unknown: '' } as const;

export function PropertyRow(props: Props): ReactElement {
  const { verdict, isSelected, onSelect, children } = props;
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
        <StatusLine {...props} />
      </div>
      {children}
    </section>
  );
}

function StatusLine({ verdict, reducedFrom, isExploring }: Props): ReactElement {
  const { status, counterexample, witness, why, warning, hint } = verdict;
  switch (status) {
    case 'refuted':
      return counterexample === undefined ? (
        <p className="r">
          <b>Refuted: no execution shows it</b>
          {`, in ${exploredWords(verdict)}.`}
        </p>
      ) : (
        <p className="r">
          <b>{`Refuted in ${count(countSteps(counterexample, verdict.kind), 'step')}`}</b>
          {smallness(verdict, countSteps(counterexample, verdict.kind), reducedFrom, isExploring)}
          {` ${traceSentence(verdict)}`}
        </p>
      );
    case 'holds':
      return (
        <p className="r" title={hint}>
          <b>
            {witness === undefined
              ? 'Holds'
              : `Seen in ${count(countSteps(witness, verdict.kind), 'step')}`}
          </b>
          {witness === undefined
            ? ` in all of ${exploredWords(verdict)}`
            : ', so the model can do what it is about'}
          {warning === undefined ? '' : `. But: ${warning}`}
        </p>
      );
    case 'unknown':
      return why === stillExploring ? (
        <p className="r">
          <b>{isExploring ? 'Exploring' : 'Not decided'}</b>
          {isExploring ? ': no failure yet' : ''}
        </p>
      ) : (
        <p className="r">
          <b>Not decided</b>
          {`: ${why ?? 'the search ended early'} (${exploredWords(verdict)})`}
        </p>
      );
  }
}

/** How sure it is that there is no smaller one. */
function smallness(
  verdict: Verdict,
  steps: number,
  reducedFrom: number | undefined,
  isExploring: boolean,
): string {
  if (verdict.explored.states === 0) {
    return isExploring ? ', by a random run; looking for fewer.' : ', by a random run.';
  }
  const reduced =
    reducedFrom === undefined || reducedFrom <= steps
      ? ''
      : `, reduced from ${String(reducedFrom)}`;
  return `${reduced}, the fewest in ${exploredWords(verdict)}.`;
}
