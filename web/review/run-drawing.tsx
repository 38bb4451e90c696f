/** The drawing of a run as somebody reads it: the cursor, its keys, and the "why" that is open. */
import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import { stepOf, type Marks, type Run } from '../../src/explain/index.ts';
import { Diagram } from './diagram.tsx';
import { moveBy, type Deeds } from './keys.ts';
import { violationOf } from './run-facts.ts';
import type { Panels } from './use-panels.ts';
import type { Reading } from './use-reading.ts';
import { WhyFlag } from './why-flag.tsx';

type Props = {
  readonly run: Run;
  readonly reading: Reading;
  readonly panels: Panels;
  /** What other keys do on this screen. */
  readonly deeds?: Deeds;
  /** Somebody moves the cursor by hand. */
  readonly onMove?: () => void;
  /** What lies over the drawing, told where things stand. */
  readonly children?: (marks: Marks) => ReactNode;
};

export function RunDrawing(props: Props): ReactElement {
  const { run, reading, panels, deeds = {}, onMove, children } = props;
  const { asked, here } = reading;
  const onKey = (event: KeyboardEvent): void => {
    if (panels.letterKeys.isOff(event)) return;
    const moved = moveBy(event, run, reading.atMs, reading.selected);
    if (moved !== undefined) {
      event.preventDefault();
      onMove?.();
      reading.move(moved.ms, moved.event);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const all: Readonly<Record<string, (() => void) | undefined>> = {
      ...deeds,
      Enter: () => {
        if (here >= 0) reading.select(here);
      },
      Escape: reading.shut,
      t: panels.toggleTable,
      '?': panels.toggleHelp,
    };
    const deed = all[event.key];
    if (deed === undefined) return;
    event.preventDefault();
    deed();
  };
  return (
    <Diagram
      run={run}
      cursorMs={reading.atMs}
      selected={here}
      lit={reading.litSet}
      onCursor={(ms) => {
        onMove?.();
        reading.move(ms);
      }}
      onSelect={reading.select}
      onLight={reading.light}
      onKey={onKey}
    >
      {(marks) => (
        <>
          {children?.(marks)}
          {asked === undefined ? null : (
            <WhyFlag
              key={asked.event}
              marks={marks}
              event={asked.event}
              story={asked.story}
              step={stepOf(run, asked.event)}
              isBad={asked.event === violationOf(run)}
              takesFocus={asked.isAsked}
              onClose={() => {
                reading.shut();
                document.querySelector<HTMLElement>('.canvas')?.focus({ preventScroll: true });
              }}
              onSelect={reading.select}
            />
          )}
        </>
      )}
    </Diagram>
  );
}
