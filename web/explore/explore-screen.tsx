/** A redis-cli for each region, and the run that comes of what is typed. */
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { restingCursorMs, runOf, stepOf, tellReply, type Story } from '../../src/explain/index.ts';
import { text as textOf, type EventId } from '../../src/kernel/index.ts';
import { Diagram } from '../review/diagram.tsx';
import { moveBy } from '../review/keys.ts';
import { LinkControls } from '../review/link-controls.tsx';
import { RunTable } from '../review/run-table.tsx';
import { WhyFlag } from '../review/why-flag.tsx';
import { printAddress, type Line, type Place } from '../link/address.ts';
import { useHistory } from '../state/use-history.ts';
import { Prompt } from './prompt.tsx';
import { playLines, scenarioOf } from './transcript.ts';

type Props = {
  readonly place: Extract<Place, { view: 'explore' }>;
  readonly onPlace: (place: Place) => void;
};

type Session = { readonly lines: readonly Line[] };
type Problem = { readonly region: string; readonly problem: string };

const usualRegions: readonly string[] = ['eastus2', 'westeurope'];

export function ExploreScreen({ place, onPlace }: Props): ReactElement {
  const regions = place.regions ?? usualRegions;
  const session = useHistory<Session>({ lines: [...(place.lines ?? [])] });
  const { lines } = session.value;
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const [cursorMs, setCursor] = useState<number | undefined>(undefined);
  const [selected, setSelected] = useState<EventId | undefined>(undefined);
  const [asked, setAsked] = useState<
    { readonly event: EventId; readonly story: Story } | undefined
  >(undefined);
  const [isTable, setTable] = useState(false);
  const played = useMemo(() => playLines(regions, lines), [regions, lines]);
  const run = useMemo(() => {
    if (played.kind === 'refused') return undefined;
    const { simulation } = played.result;
    const steps = simulation.events
      .filter(({ kind }) => kind === 'command' || kind === 'cut' || kind === 'heal')
      .map(({ id }) => id);
    return runOf(simulation, { title: 'Exploration', steps });
  }, [played]);
  useEffect(() => {
    onPlace(lines.length === 0 ? { view: 'explore' } : { view: 'explore', regions, lines });
  }, [onPlace, regions, lines]);

  const why = (region: string): void => {
    const event = run?.events.findLast((one) => one.kind === 'command' && one.region === region);
    const story = run === undefined || event === undefined ? undefined : tellReply(run, event.id);
    if (event === undefined || story === undefined) {
      setProblem({ region, problem: 'Nothing to explain yet: type a command first.' });
      return;
    }
    setCursor(event.t);
    setSelected(event.id);
    setAsked({ event: event.id, story });
  };
  const say = (region: string, text: string): void => {
    setAsked(undefined);
    if (text === '\\why') {
      why(region);
      return;
    }
    const next = playLines(regions, [...lines, { region, text }]);
    if (next.kind === 'refused') {
      setProblem({ region, problem: next.problem });
      return;
    }
    setProblem(undefined);
    setCursor(undefined);
    setSelected(undefined);
    session.change((draft) => {
      draft.lines.push({ region, text });
    });
  };
  const saidAt = (region: string): Parameters<typeof Prompt>[0]['said'] =>
    lines.flatMap((line, at) => {
      const reply = played.kind === 'played' ? (played.replies[at] ?? '') : '';
      return line.region === region
        ? [{ text: line.text, reply, isError: reply.startsWith('(error)') }]
        : [];
    });
  const atMs = run === undefined ? 0 : (cursorMs ?? restingCursorMs(run));
  const scenario = scenarioOf(regions, lines);
  return (
    <main id="main" className="page wide">
      <div className="head">
        <h1>Explore</h1>
        <div className="acts">
          <button type="button" className="btn" disabled={!session.canUndo} onClick={session.undo}>
            Undo
          </button>
          <button
            type="button"
            className="btn"
            onClick={() => {
              void printAddress({ view: 'scenario', text: scenario }).then((address) => {
                location.hash = address;
              });
            }}
          >
            Save as scenario
          </button>
        </div>
        <p className="lede">
          {regions.length} regions, 80 ms apart. <code>\cut westeurope</code> cuts the link from a
          prompt, <code>\heal westeurope</code> heals it, <code>\tick 100</code> lets time pass,{' '}
          <code>\why</code> explains the last reply.
        </p>
      </div>
      <div className="prompts">
        {regions.map((region, position) => (
          <Prompt
            key={region}
            region={region}
            position={position}
            said={saidAt(region)}
            problem={problem?.region === region ? problem.problem : undefined}
            onLine={(text) => {
              say(region, text);
            }}
          />
        ))}
      </div>
      <section className="dia" aria-label="The run so far">
        {run === undefined || run.events.length === 0 ? (
          <div className="wait small">
            <strong>No commands yet</strong>
            <p>
              Try <code>SET k east NX</code> in one region and <code>SET k west NX</code> in the
              other.
            </p>
          </div>
        ) : (
          <>
            <LinkControls
              run={run}
              isCut={({ from, to }) =>
                run.links.some(
                  (link) =>
                    link.from === from &&
                    link.to === to &&
                    link.cuts.at(-1) !== undefined &&
                    link.cuts.at(-1)?.untilMs === undefined,
                )
              }
              latencyMs={({ from, to }) =>
                run.links.find((link) => link.from === from && link.to === to)?.latencyMs
              }
              onToggle={({ from, to }) => {
                const isCut = run.links.some(
                  (link) =>
                    link.from === from &&
                    link.to === to &&
                    link.cuts.length > 0 &&
                    link.cuts.at(-1)?.untilMs === undefined,
                );
                say(from, `\\${isCut ? 'heal' : 'cut'} ${from} -> ${to}`);
              }}
              onLatency={undefined}
            />
            <figure>
              <Diagram
                run={run}
                cursorMs={atMs}
                selected={selected}
                lit={undefined}
                onCursor={(ms) => {
                  setCursor(ms);
                  setSelected(undefined);
                }}
                onSelect={(event) => {
                  setSelected(event);
                  setCursor(run.events.find(({ id }) => id === event)?.t);
                  const story = tellReply(run, event);
                  setAsked(story === undefined ? undefined : { event, story });
                }}
                onLight={() => undefined}
                onKey={(event) => {
                  const moved = moveBy(event, run, atMs, selected);
                  if (moved === undefined) return;
                  event.preventDefault();
                  setCursor(moved.ms);
                  setSelected(moved.event);
                }}
              >
                {(marks) =>
                  asked === undefined ? null : (
                    <WhyFlag
                      marks={marks}
                      event={asked.event}
                      story={asked.story}
                      step={stepOf(run, asked.event)}
                      isBad={false}
                      takesFocus
                      onClose={() => {
                        setAsked(undefined);
                      }}
                      onSelect={(event) => {
                        setSelected(event);
                        setCursor(run.events.find(({ id }) => id === event)?.t);
                      }}
                    />
                  )
                }
              </Diagram>
            </figure>
            <div className="strip">
              <span className="lab">{run.keys.map(({ key }) => textOf(key)).join(', ')}</span>
              <span className="sp" />
              <button
                type="button"
                className="quiet"
                aria-pressed={isTable}
                onClick={() => {
                  setTable(!isTable);
                }}
              >
                {isTable ? 'Hide the table' : 'Run as table'}
              </button>
            </div>
            <RunTable run={run} selected={selected} isHidden={!isTable} />
          </>
        )}
      </section>
    </main>
  );
}
