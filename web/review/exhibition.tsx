/** The run on the screen: links, diagram, scrubber, runs, state. One time everywhere. */
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { eventOf, stepOf, tellValue, type Run, type Story } from '../../src/explain/index.ts';
import type { EventId } from '../../src/kernel/index.ts';
import { forkMsAt, frameAt, type Exhibit } from '../engine/exhibit.ts';
import { isCutAt, latencyOf, type Change } from '../engine/what-if.ts';
import { Diagram } from './diagram.tsx';
import { KeyHelp } from './key-help.tsx';
import { useLetterKeys } from './letter-keys.ts';
import { LinkControls } from './link-controls.tsx';
import { moveBy } from './keys.ts';
import { ReplicaState } from './replica-state.tsx';
import { lastAbout, storyOf, withCauses } from './run-facts.ts';
import { RunStrip } from './run-strip.tsx';
import { StepList } from './step-list.tsx';
import { Transport } from './transport.tsx';
import { usePlayback } from './use-playback.ts';
import { WhyFlag } from './why-flag.tsx';

type Props = {
  readonly exhibit: Exhibit;
  readonly cursorMs: number;
  readonly selected: EventId | undefined;
  readonly lit: EventId | undefined;
  /** Another run was asked for and is not here yet. */
  readonly isComing: boolean;
  readonly problem: string | undefined;
  readonly strip: Omit<Parameters<typeof RunStrip>[0], 'outcomes'>;
  readonly onCursor: (ms: number, selected: EventId | undefined) => void;
  readonly onLight: (event: EventId | undefined) => void;
  /** Forks the run at the cursor, with a change or for changes to come. */
  readonly onFork: (change: Change | undefined) => void;
  /** Undefined where no scenario can repeat the run. */
  readonly onScenario: (() => void) | undefined;
  readonly onExplore: () => void;
};

type Asked = { readonly event: EventId; readonly story: Story; readonly isAsked: boolean };

export function Exhibition(props: Props): ReactElement {
  const { exhibit, cursorMs, selected, lit, onCursor, onLight, onFork, problem } = props;
  const { run, frames, outcomes, plan, moments } = exhibit;
  const [asked, setAsked] = useState<Asked | undefined>(undefined);
  const [isTable, setTable] = useState(false);
  const [isHelp, setHelp] = useState(false);
  const letterKeys = useLetterKeys();
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
  const playback = usePlayback(run, cursorMs, (ms) => {
    onCursor(ms, undefined);
  });
  const violation = run.steps.find(({ number }) => number === run.violated)?.event;
  // A new run opens on the reason for its violation.
  const [explained, setExplained] = useState<Run | undefined>(undefined);
  if (explained !== run) {
    const story = violation === undefined ? undefined : storyOf(run, violation);
    setExplained(run);
    setAsked(
      violation === undefined || story === undefined
        ? undefined
        : { event: violation, story, isAsked: false },
    );
  }

  const latest = run.events.findLast(({ t }) => t <= cursorMs)?.id ?? -1;
  const frame = frameAt(frames, selected ?? latest);
  const here = selected ?? latest;
  const litSet = useMemo(() => (lit === undefined ? undefined : withCauses(run, lit)), [run, lit]);
  const select = (event: EventId): void => {
    const at = eventOf(run, event)?.t;
    if (at !== undefined) onCursor(at, event);
    const story = storyOf(run, event);
    if (asked !== undefined || story !== undefined)
      setAsked(story === undefined ? undefined : { event, story, isAsked: true });
  };
  const close = (): void => {
    setAsked(undefined);
    document.querySelector<HTMLElement>('.canvas')?.focus({ preventScroll: true });
  };
  const forkMs = forkMsAt(exhibit, cursorMs);
  const onKey = (event: KeyboardEvent): void => {
    if (letterKeys.isOff(event)) return;
    const moved = moveBy(event, run, cursorMs, selected);
    if (moved !== undefined) {
      event.preventDefault();
      playback.stop();
      onCursor(moved.ms, moved.event);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const deed = {
      ' ': playback.toggle,
      Enter: () => {
        if (here >= 0) select(here);
      },
      Escape: () => {
        setAsked(undefined);
      },
      r: props.onExplore,
      t: () => {
        setTable(!isTable);
      },
      f: () => {
        onFork(undefined);
      },
      e: props.onScenario,
      '?': () => {
        setHelp(!isHelp);
      },
    }[event.key];
    if (deed === undefined) return;
    event.preventDefault();
    deed();
  };
  const keys = frame?.regions[0]?.keys ?? [];
  const values = keys.map(
    (_, at) => new Set(frame?.regions.map(({ keys: all }) => all[at]?.value)).size,
  );
  const isDivided = values.some((count) => count > 1);

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
            selected={selected ?? (latest >= 0 ? latest : undefined)}
            lit={lit}
            onSelect={select}
            onLight={onLight}
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
            if (isFull && event.key === 'Escape' && asked === undefined) shut();
          }}
        >
          <button type="button" className="btn shut" onClick={shut}>
            Close the diagram
          </button>
          <Diagram
            run={run}
            cursorMs={cursorMs}
            selected={selected ?? (latest >= 0 ? latest : undefined)}
            lit={litSet}
            onCursor={(ms) => {
              playback.stop();
              onCursor(ms, undefined);
            }}
            onSelect={select}
            onLight={onLight}
            onKey={onKey}
          >
            {(marks) => (
              <>
                <Transport
                  top={marks.height - 32}
                  isPlaying={playback.isPlaying}
                  onFirst={() => {
                    onCursor(run.events[0]?.t ?? 0, run.events[0]?.id);
                  }}
                  onBack={() => {
                    const before = run.events.findLast(({ t }) => t < cursorMs);
                    if (before !== undefined) onCursor(before.t, before.id);
                  }}
                  onPlay={playback.toggle}
                  onNext={() => {
                    const next = run.events.find(({ t }) => t > cursorMs);
                    if (next !== undefined) onCursor(next.t, next.id);
                  }}
                  onLast={() => {
                    onCursor(run.endMs, undefined);
                  }}
                />
                {asked === undefined ? null : (
                  <WhyFlag
                    key={asked.event}
                    marks={marks}
                    event={asked.event}
                    story={asked.story}
                    step={stepOf(run, asked.event)}
                    isBad={asked.event === violation}
                    takesFocus={asked.isAsked}
                    onClose={close}
                    onSelect={select}
                  />
                )}
              </>
            )}
          </Diagram>
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
        atMs={cursorMs}
        here={here}
        selected={here}
        remark={isDivided ? '≠ replicas show different values' : '= replicas show the same'}
        isTable={isTable}
        onTable={() => {
          setTable(!isTable);
        }}
        help={
          isHelp ? (
            <KeyHelp
              named={['Space', 'Enter', 'Esc']}
              letters={['r', 't', 'e', 'f']}
              letterKeys={letterKeys}
              onClose={() => {
                setHelp(false);
              }}
            />
          ) : undefined
        }
        onHelp={() => {
          setHelp(!isHelp);
        }}
        lit={lit}
        onLight={onLight}
        onSkew={(region, ms) => {
          onFork({ kind: 'skew', region, ms });
        }}
        onCommand={(region, words) => {
          onFork({ kind: 'command', region, text: words });
        }}
        onWhy={(region, key) => {
          const story = tellValue(run, { region, key, atMs: cursorMs });
          const event = lastAbout(run, region, key, cursorMs) ?? latest;
          setAsked({ event, story, isAsked: true });
        }}
      />
    </>
  );
}
