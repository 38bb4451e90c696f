/** What may go wrong, and how far the search goes. */
import { useState, type ReactElement } from 'react';
import type { Bounds, BoundsRequest } from '../../src/index.ts';

type Props = {
  readonly bounds: Bounds;
  readonly onExplore: (bounds: BoundsRequest) => void;
};

export function BoundsForm({ bounds, onExplore }: Props): ReactElement {
  const [timeouts, setTimeouts] = useState(String(bounds.faults.timeouts));
  const [cuts, setCuts] = useState(String(bounds.faults.cuts));
  const [skews, setSkews] = useState(bounds.skewsMs.join(', '));
  const [lag, setLag] = useState(bounds.lagMsMax === undefined ? '' : String(bounds.lagMsMax));
  const [states, setStates] = useState(String(bounds.statesMax));
  const explore = (): void => {
    onExplore({
      faults: { timeouts: Number(timeouts), cuts: Number(cuts) },
      skewsMs: skews
        .split(/[,\s]+/)
        .filter(Boolean)
        .map(Number),
      ...(lag.trim() === ''
        ? {}
        : { lagMsMax: Number(lag), tickMs: Math.max(1, Math.floor(Number(lag) / 4)) }),
      statesMax: Number(states),
    });
  };
  return (
    <form
      className="bounds"
      onSubmit={(event) => {
        event.preventDefault();
        explore();
      }}
    >
      <Field label="Lost replies, at most" value={timeouts} onChange={setTimeouts} />
      <Field label="Cuts, at most (with a lag bound)" value={cuts} onChange={setCuts} />
      <Field label="Clock skews tried, ms" value={skews} onChange={setSkews} />
      <Field label="Longest lag, ms (empty: any)" value={lag} onChange={setLag} />
      <Field label="States, at most" value={states} onChange={setStates} />
      <div className="row">
        <button type="submit" className="btn">
          Explore again
        </button>
      </div>
    </form>
  );
}

type FieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

function Field({ label, value, onChange }: FieldProps): ReactElement {
  return (
    <>
      <span className="mut" aria-hidden="true">
        {label}
      </span>
      <input
        aria-label={label}
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      />
    </>
  );
}
