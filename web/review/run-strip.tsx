/** The runs beside one another: the one that was found, then every change of it. */
import type { ReactElement } from 'react';
import type { PropertyOutcome } from '../engine/exhibit.ts';
import { Icon } from '../frame/icon.tsx';

type Props = {
  /** The run that was found, then each change by what it is. */
  readonly names: readonly string[];
  readonly current: number;
  /** Undefined where nothing is claimed of a run. */
  readonly outcomes: readonly PropertyOutcome[] | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly onSelect: (run: number) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
};

export function RunStrip(props: Props): ReactElement {
  const { names, current, outcomes, canUndo, canRedo, onSelect, onUndo, onRedo } = props;
  const broken = (outcomes ?? []).filter(({ kind, isMet }) => kind !== 'sometimes' && !isMet);
  return (
    <div className="strip" role="group" aria-label="Runs">
      <span className="lab">Runs</span>
      {names.map((name, at) => (
        <button
          key={at}
          type="button"
          className="run"
          aria-current={at === current ? 'true' : undefined}
          onClick={() => {
            onSelect(at);
          }}
        >
          {name}
        </button>
      ))}
      {canUndo || canRedo ? (
        <>
          <button type="button" className="run" disabled={!canUndo} onClick={onUndo}>
            <Icon name="undo" /> Undo
          </button>
          {canRedo ? (
            <button type="button" className="run" onClick={onRedo}>
              Redo
            </button>
          ) : null}
        </>
      ) : null}
      <span className="sp" />
      <span className={broken.length > 0 ? 'out no' : 'out'} role="status">
        {outcomes === undefined || outcomes.length === 0 ? null : broken.length === 0 ? (
          <>
            <b>In this one run every property is kept.</b> One run decides nothing.
          </>
        ) : (
          <>
            <b>Broken in this run:</b> {broken.map(({ name }) => name).join(', ')}
          </>
        )}
      </span>
    </div>
  );
}
