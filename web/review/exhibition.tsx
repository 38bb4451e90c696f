/** The run on the screen: links, diagram, scrubber, runs, state. One time everywhere. */
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { forkMsAt, frameAt, type Exhibit, type Frame } from '../engine/exhibit.ts';
import { isCutAt, latencyOf, type Change } from '../engine/what-if.ts';
import type { Deeds } from './keys.ts';
import { LinkControls } from './link-controls.tsx';
import { ReplicaState } from './replica-state.tsx';
import { RunDrawing } from './run-drawing.tsx';
import { RunStrip } from './run-strip.tsx';
import { StepList } from './step-list.tsx';
import { Transport } from './transport.tsx';
import { usePanels } from './use-panels.ts';
import { usePlayback } from './use-playback.ts';
import type { Reading } from './use-reading.ts';

type Props = {
  readonly exhibit: Exhibit;
  readonly reading: Reading;
  /** Another run was asked for and is not here yet. */
  readonly isComing: boolean;
  readonly problem: string | undefined;
  readonly strip: Omit<Parameters<typeof RunStrip>[0], 'outcomes'>;
  /** Forks the run at the cursor, with a change or for changes to come. */
  readonly onFork: (change: Change | undefined) => void;
  /** Undefined where no scenario can repeat the run. */
  readonly onScenario: (() => void) | undefined;
  readonly onExplore: () => void;
};

export function Exhibition(props: Props): ReactElement {
  const { exhibit, reading, problem, onFork, onScenario, onExplore } = props;
  const { run, frames, outcomes, plan, moments } = exhibit;
  const { atMs, here, move } = reading;
  const panels = usePanels();
  /** On a narrow screen the steps stand in place of the diagram, until it is opened over everything. */
  const [isFull, setFull] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isFull) document.querySelector<HTMLElement>('.full .canvas')?.focus();
  }, [isFull]);
  const shut = (): void => {
    setFull(false);
    // It is there again only once the drawing is gone.
    requestAnimationFrame(() => opener.current?.focus());
  };
  const playback = usePlayback(run, atMs, move);
  const deeds: Deeds = {
    ' ': playback.toggle,
    r: onExplore,
    e: onScenario,
    f: () => {
      onFork(undefined);
    },
  };
  const frame = frameAt(frames, here);
  const forkMs = forkMsAt(exhibit, atMs);

  return (
    <>
      <section className="dia" aria-label="The run" aria-busy={props.isComing}>
        <LinkControls
          run={run}
          isCut={(direction) => isCutAt(plan, direction, forkMs)}
          latencyMs={(direction) =>
            moments === undefined ? latencyOf(plan, direction, forkMs) : undefined
          }
          onToggle={(direction) => {
            onFork({ kind: 'toggle', ...direction });
          }}
          onLatency={(direction, ms) => {
            onFork({ kind: 'latency', ...direction, ms });
          }}
        />
        <div className="narrow">
          <StepList
            run={run}
            selected={here}
            lit={reading.lit}
            onSelect={reading.select}
            onLight={reading.light}
          />
          <button
            ref={opener}
            type="button"
            className="btn"
            onClick={() => {
              setFull(true);
            }}
          >
            Open the diagram
          </button>
        </div>
        <figure
          className={isFull ? 'full' : undefined}
          role={isFull ? 'dialog' : undefined}
          aria-label={isFull ? 'The diagram' : undefined}
          onKeyDown={(event) => {
            if (isFull && event.key === 'Escape' && reading.asked === undefined) shut();
          }}
        >
          <button type="button" className="btn shut" onClick={shut}>
            Close the diagram
          </button>
          <RunDrawing
            run={run}
            reading={reading}
            panels={panels}
            deeds={deeds}
            onMove={playback.stop}
          >
            {(marks) => (
              <Transport
                top={marks.height - 32}
                isPlaying={playback.isPlaying}
                onFirst={() => {
                  move(run.events[0]?.t ?? 0, run.events[0]?.id);
                }}
                onBack={() => {
                  const before = run.events.findLast(({ t }) => t < atMs);
                  if (before !== undefined) move(before.t, before.id);
                }}
                onPlay={playback.toggle}
                onNext={() => {
                  const next = run.events.find(({ t }) => t > atMs);
                  if (next !== undefined) move(next.t, next.id);
                }}
                onLast={() => {
                  move(run.endMs);
                }}
              />
            )}
          </RunDrawing>
        </figure>
        <RunStrip {...props.strip} outcomes={outcomes} />
        {problem === undefined ? null : (
          <p className="strip" role="alert">
            The last change could not be played: {problem} The run above is the one before it.
          </p>
        )}
      </section>
      <ReplicaState
        run={run}
        frame={frame}
        reading={reading}
        panels={panels}
        deeds={deeds}
        remark={isDivided(frame) ? '≠ replicas show different values' : '= replicas show the same'}
        onSkew={(region, ms) => {
          onFork({ kind: 'skew', region, ms });
        }}
        onCommand={(region, words) => {
          onFork({ kind: 'command', region, text: words });
        }}
      />
    </>
  );
}

/** Some key shows different values in different regions. */
function isDivided(frame: Frame | undefined): boolean {
  const regions = frame?.regions ?? [];
  const keys = regions[0]?.keys ?? [];
  return keys.some((_, at) => new Set(regions.map((region) => region.keys[at]?.value)).size > 1);
}
