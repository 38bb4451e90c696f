/** The numbered steps. Choosing one moves the cursor to it; there is no other selection. */
import { useMemo, type ReactElement } from 'react';
import { regionNamed, tableOf, type Run } from '../../src/explain/index.ts';
import type { EventId } from '../../src/kernel/index.ts';
import { hueOf } from './words.tsx';

type Props = {
  readonly run: Run;
  readonly selected: EventId | undefined;
  /** What is pointed at, here or anywhere else. */
  readonly lit?: EventId | undefined;
  readonly onSelect: (event: EventId) => void;
  readonly onLight: (event: EventId | undefined) => void;
};

export function StepList({ run, selected, lit, onSelect, onLight }: Props): ReactElement {
  const rows = useMemo(() => tableOf(run).filter(({ step }) => step !== undefined), [run]);
  return (
    <ol className="steps">
      {rows.map(({ event, step, atMs, where, what, reply }) => {
        const region = regionNamed(run, where);
        const marks = [
          event === selected ? 'on' : '',
          step === run.violated ? 'vio' : '',
          event === lit ? 'lit' : '',
        ];
        return (
          <li key={event} className={marks.join(' ').trim() || undefined}>
            <button
              type="button"
              aria-current={event === selected ? 'step' : undefined}
              onClick={() => {
                onSelect(event);
              }}
              onFocus={() => {
                onLight(event);
              }}
              onBlur={() => {
                onLight(undefined);
              }}
              onPointerEnter={() => {
                onLight(event);
              }}
              onPointerLeave={() => {
                onLight(undefined);
              }}
            >
              <span className="n">{step}</span>
              <span className="t">{run.axis === 'order' ? `#${String(atMs)}` : atMs}</span>
              <span
                className={region === undefined ? 'rg mut' : `rg own ${hueOf(region.position)}`}
              >
                {region?.code ?? 'net'}
              </span>
              <span>
                {what}
                {reply === '' ? null : <em>→ {reply}</em>}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
