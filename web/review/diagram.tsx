/** The space-time diagram: exactly the marks that src/explain lays out, at the width there is. */
import {
  useCallback,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
} from 'react';
import {
  drawPlan,
  eventOf,
  planDiagram,
  renderMoment,
  tableOf,
  toMs,
  type Marks,
  type Run,
} from '../../src/explain/index.ts';
import type { EventId } from '../../src/kernel/index.ts';
import { MarkView } from './mark-view.tsx';
import { useWidth } from './use-width.ts';

type Props = {
  readonly run: Run;
  readonly cursorMs: number;
  /** The event that is selected, so that it can be lit and announced. */
  readonly selected: EventId | undefined;
  readonly lit: ReadonlySet<EventId> | undefined;
  readonly onCursor: (ms: number) => void;
  readonly onSelect: (event: EventId) => void;
  readonly onLight: (event: EventId | undefined) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  /** What lies over the drawing: transport and "why", told where things stand. */
  readonly children: (marks: Marks) => ReactNode;
};

export function Diagram(props: Props): ReactElement {
  const { run, cursorMs, selected, lit, onCursor, onSelect, onLight, onKey, children } = props;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const plan = useMemo(() => (width === 0 ? undefined : planDiagram(run, width)), [run, width]);
  const marks = useMemo(
    () => (plan === undefined ? undefined : drawPlan(plan, cursorMs)),
    [plan, cursorMs],
  );
  const rows = useMemo(() => tableOf(run), [run]);
  const [isDragging, setDragging] = useState(false);

  const msAt = useCallback(
    (event: PointerEvent): number | undefined => {
      // On a narrow screen the drawing stands on its side: its own matrix knows.
      const matrix = frame.current?.querySelector('svg')?.getScreenCTM()?.inverse();
      if (matrix === undefined || marks === undefined) return undefined;
      return toMs(
        marks.scale,
        new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix).x,
      );
    },
    [marks],
  );
  const eventsAt = (event: PointerEvent): readonly EventId[] => {
    const group = event.target instanceof Element ? event.target.closest('[data-mark]') : null;
    const id = group?.getAttribute('data-mark');
    return marks?.marks.find((mark) => mark.id === id)?.events ?? [];
  };
  const onDown = (event: PointerEvent): void => {
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest('button')))
      return;
    const [hit] = eventsAt(event);
    if (hit !== undefined) {
      onSelect(hit);
      return;
    }
    const ms = msAt(event);
    if (ms === undefined) return;
    setDragging(true);
    event.currentTarget.setPointerCapture(event.pointerId);
    onCursor(ms);
  };
  const onMove = (event: PointerEvent): void => {
    if (!isDragging) {
      onLight(eventsAt(event)[0]);
      return;
    }
    const ms = msAt(event);
    if (ms !== undefined) onCursor(ms);
  };
  const row = rows.find((one) => one.event === selected);
  const told =
    row === undefined
      ? renderMoment(run, cursorMs)
      : [
          row.step === undefined ? '' : `step ${String(row.step)}`,
          row.where,
          renderMoment(run, eventOf(run, row.event)?.t ?? cursorMs),
          row.what,
          row.reply === '' ? '' : `reply ${row.reply}`,
          row.why,
        ]
          .filter((part) => part !== '')
          .join(', ');

  return (
    <div ref={frame} style={{ position: 'relative', minHeight: marks?.height ?? 360 }}>
      <div
        className="canvas"
        role="slider"
        tabIndex={0}
        aria-label="Diagram of the run; arrow keys move through its events"
        aria-valuemin={0}
        aria-valuemax={run.endMs}
        aria-valuenow={Math.min(cursorMs, run.endMs)}
        aria-valuetext={told}
        aria-keyshortcuts="ArrowLeft ArrowRight Home End Space Enter"
        onKeyDown={onKey}
        onPointerDown={onDown}
        onPointerMove={onMove}
        onPointerUp={() => {
          setDragging(false);
        }}
        onPointerLeave={() => {
          onLight(undefined);
        }}
      >
        {marks === undefined ? null : (
          <svg
            className={lit === undefined ? 'd' : 'd focus'}
            width={marks.width}
            height={marks.height}
            viewBox={`0 0 ${String(marks.width)} ${String(marks.height)}`}
            aria-hidden="true"
          >
            <defs>
              <pattern
                id="hatch"
                width="7"
                height="7"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
              >
                <path d="M0 0V7" style={{ stroke: 'var(--ink-3)', strokeOpacity: 0.34 }} />
              </pattern>
            </defs>
            {marks.marks.map((mark) => (
              <MarkView
                key={mark.id}
                mark={mark}
                isDim={
                  lit !== undefined &&
                  mark.events.length > 0 &&
                  !mark.events.some((event) => lit.has(event))
                }
              />
            ))}
          </svg>
        )}
      </div>
      {marks === undefined ? null : children(marks)}
    </div>
  );
}
