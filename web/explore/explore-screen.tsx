/** A redis-cli for each region, and the run that comes of what is typed. */
import { castDraft } from 'immer';
import { useEffect, useMemo, useState, type KeyboardEvent, type ReactElement } from 'react';
import {
  paceAt,
  restingCursorMs,
  runOf,
  stepOf,
  tellReply,
  tellValue,
  type Pace,
  type Run,
  type Story,
} from '../../src/explain/index.ts';
import { text as textOf, type EventId } from '../../src/kernel/index.ts';
import { regionsUpTo } from '../engine/cast.ts';
import { usualLatencyMs, type Direction } from '../engine/what-if.ts';
import { Diagram } from '../review/diagram.tsx';
import { KeyHelp } from '../review/key-help.tsx';
import { moveBy } from '../review/keys.ts';
import { useLetterKeys } from '../review/letter-keys.ts';
import { LinkControls } from '../review/link-controls.tsx';
import { ReplicaState } from '../review/replica-state.tsx';
import { lastAbout, storyOf, withCauses } from '../review/run-facts.ts';
import { RunStrip } from '../review/run-strip.tsx';
import { WhyFlag } from '../review/why-flag.tsx';
import { printAddress, type Line, type Place } from '../link/address.ts';
import { useHistory } from '../state/use-history.ts';
import { ExploreHead } from './explore-head.tsx';
import { FIRST_SESSIONS } from './first-sessions.ts';
import { Prompt } from './prompt.tsx';
import { paceLine, playLines, scenarioOf, sessionAt, stateAt, type Stage } from './transcript.ts';

type Props = {
  readonly place: Extract<Place, { view: 'explore' }>;
  readonly onPlace: (place: Place) => void;
};

/** Sessions beside one another: typing at an earlier moment begins another one. */
type Session = Stage & {
  readonly runs: readonly (readonly Line[])[];
  readonly run: number;
};
type Problem = { readonly region: string; readonly problem: string };
type Asked = { readonly event: EventId; readonly story: Story };

const usualRegions: readonly string[] = ['eastus2', 'westeurope'];

export function ExploreScreen({ place, onPlace }: Props): ReactElement {
  const session = useHistory<Session>({
    regions: place.regions ?? usualRegions,
    latencyMs: place.latencyMs ?? usualLatencyMs,
    runs: [place.lines ?? []],
    run: 0,
  });
  const { regions, latencyMs, runs } = session.value;
  const stage = useMemo((): Stage => ({ regions, latencyMs }), [regions, latencyMs]);
  const lines = useMemo(() => runs[session.value.run] ?? [], [runs, session.value.run]);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const [cursorMs, setCursor] = useState<number | undefined>(place.cursorMs);
  const [selected, setSelected] = useState<EventId | undefined>(undefined);
  const [lit, setLit] = useState<EventId | undefined>(undefined);
  const [asked, setAsked] = useState<Asked | undefined>(undefined);
  const [isTable, setTable] = useState(false);
  const [isHelp, setHelp] = useState(false);
  const letterKeys = useLetterKeys();
  const played = useMemo(() => playLines(stage, lines), [stage, lines]);
  const run = useMemo(
    () => (played.kind === 'refused' ? undefined : runOfSession(played)),
    [played],
  );
  const atMs = run === undefined ? 0 : (cursorMs ?? restingCursorMs(run));
  const timesMs = useMemo(() => (played.kind === 'refused' ? [] : played.timesMs), [played]);
  const keys = useMemo(() => (run?.keys ?? []).map(({ key }) => textOf(key)), [run]);
  const frame = useMemo(
    () => stateAt(stage, lines, timesMs, atMs, keys),
    [stage, lines, timesMs, atMs, keys],
  );
  const litSet = useMemo(
    () => (lit === undefined || run === undefined ? undefined : withCauses(run, lit)),
    [run, lit],
  );
  useEffect(() => {
    const isUntouched = lines.length === 0 && regions === usualRegions;
    onPlace({
      view: 'explore',
      ...(isUntouched ? {} : { regions, lines }),
      ...(latencyMs === usualLatencyMs ? {} : { latencyMs }),
      ...(cursorMs === undefined ? {} : { cursorMs: Math.round(cursorMs) }),
    });
  }, [onPlace, regions, latencyMs, lines, cursorMs]);

  const rest = (): void => {
    setProblem(undefined);
    setCursor(undefined);
    setSelected(undefined);
    setAsked(undefined);
  };
  const why = (region: string): void => {
    const event = run?.events.findLast(
      (one) => one.kind === 'command' && one.region === region && one.t <= atMs,
    );
    const story = run === undefined || event === undefined ? undefined : tellReply(run, event.id);
    if (event === undefined || story === undefined) {
      setProblem({ region, problem: 'Nothing to explain yet: type a command first.' });
      return;
    }
    setCursor(event.t);
    setSelected(event.id);
    setAsked({ event: event.id, story });
  };
  const isAtEnd = run === undefined || atMs >= restingCursorMs(run);
  const say = (region: string, text: string): void => {
    setAsked(undefined);
    if (text === '\\why') {
      why(region);
      return;
    }
    const before = isAtEnd ? lines : sessionAt(lines, timesMs, atMs);
    const next = [...before, { region, text }];
    const outcome = playLines(stage, next);
    if (outcome.kind === 'refused') {
      setProblem({ region, problem: outcome.problem });
      return;
    }
    rest();
    session.change((draft) => {
      if (isAtEnd) draft.runs[draft.run] = castDraft(next);
      else draft.run = draft.runs.push(castDraft(next)) - 1;
    });
  };
  const toggle = ({ from, to }: Direction): void => {
    say(from, `\\${isCutAt(run, { from, to }, atMs) ? 'heal' : 'cut'} ${from} -> ${to}`);
  };
  const select = (event: EventId): void => {
    if (run === undefined) return;
    setSelected(event);
    setCursor(run.events.find(({ id }) => id === event)?.t);
    const story = storyOf(run, event);
    setAsked(story === undefined ? undefined : { event, story });
  };
  const onKey = (event: KeyboardEvent): void => {
    if (run === undefined || letterKeys.isOff(event)) return;
    const moved = moveBy(event, run, atMs, selected);
    if (moved !== undefined) {
      event.preventDefault();
      setCursor(moved.ms);
      setSelected(moved.event);
    } else if (event.key === 'Enter') {
      const here = selected ?? run.events.findLast(({ t }) => t <= atMs)?.id;
      if (here !== undefined) select(here);
    } else if (event.key === 'Escape') setAsked(undefined);
    else if (event.key === 't') setTable(!isTable);
    else if (event.key === '?') setHelp(!isHelp);
  };
  const here = selected ?? run?.events.findLast(({ t }) => t <= atMs)?.id ?? -1;

  return (
    <main id="main" className="page wide">
      <ExploreHead
        regions={regions}
        latencyMs={latencyMs}
        isEdited={session.value.run > 0}
        inUse={new Set(runs.flat().map(({ region }) => region))}
        onRegions={(count) => {
          session.change((draft) => {
            draft.regions = castDraft(regionsUpTo(regions.slice(0, count), count));
          });
          rest();
        }}
        onLatency={(ms) => {
          session.change((draft) => {
            draft.latencyMs = ms;
          });
          rest();
        }}
        onScenario={() => {
          void printAddress({ view: 'scenario', text: scenarioOf(stage, lines) }).then((hash) => {
            location.hash = hash;
          });
        }}
      />
      <div className="prompts">
        {regions.map((region, position) => (
          <Prompt
            key={region}
            region={region}
            position={position}
            said={lines.flatMap((line, at) => {
              const reply = played.kind === 'played' ? (played.replies[at] ?? '') : '';
              return line.region === region
                ? [{ text: line.text, reply, isError: reply.startsWith('(error)') }]
                : [];
            })}
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
            {played.kind === 'refused' ? (
              <>
                <strong>These lines cannot be played</strong>
                <p>{played.problem}</p>
              </>
            ) : (
              <>
                <strong>No commands yet</strong>
                <p>
                  Type in one of the regions above, or begin with a session that is typed for you.
                </p>
                <div className="begin">
                  {FIRST_SESSIONS.map(({ name, about, lines: linesOf }) => (
                    <button
                      key={name}
                      type="button"
                      onClick={() => {
                        const [here = '', there = ''] = regions;
                        session.change((draft) => {
                          draft.runs[draft.run] = castDraft([...linesOf([here, there])]);
                        });
                        rest();
                      }}
                    >
                      <b>{name}</b>
                      <span>{about}</span>
                    </button>
                  ))}
                </div>
              </>
            )}
          </div>
        ) : (
          <>
            <LinkControls
              run={run}
              isCut={(direction) => isCutAt(run, direction, atMs)}
              latencyMs={(direction) => paceNow(run, direction, atMs)?.latencyMs ?? latencyMs}
              onToggle={toggle}
              onLatency={(direction, ms) => {
                say(direction.from, paceLine(direction, ms, latencyMs));
              }}
              latencyMsMin={latencyMs}
            />
            <figure>
              <Diagram
                run={run}
                cursorMs={atMs}
                selected={selected}
                lit={litSet}
                onCursor={(ms) => {
                  setCursor(ms);
                  setSelected(undefined);
                }}
                onSelect={select}
                onLight={setLit}
                onKey={onKey}
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
                        document.querySelector<HTMLElement>('.canvas')?.focus();
                      }}
                      onSelect={select}
                    />
                  )
                }
              </Diagram>
            </figure>
          </>
        )}
        <RunStrip
          names={runs.map((_, at) => (at === 0 ? 'Session' : `Fork ${String(at)}`))}
          current={session.value.run}
          outcomes={undefined}
          canUndo={session.canUndo}
          canRedo={session.canRedo}
          onSelect={(at) => {
            session.change((draft) => {
              draft.run = at;
            });
            rest();
          }}
          onUndo={() => {
            session.undo();
            rest();
          }}
          onRedo={() => {
            session.redo();
            rest();
          }}
        />
      </section>
      {run === undefined || run.events.length === 0 || frame === undefined ? null : (
        <ReplicaState
          run={run}
          frame={frame}
          atMs={atMs}
          here={here}
          selected={selected}
          remark={isAtEnd ? '' : 'What you type now forks the session from here'}
          isTable={isTable}
          onTable={() => {
            setTable(!isTable);
          }}
          help={
            isHelp ? (
              <KeyHelp
                named={['Enter', 'Esc']}
                letters={['t']}
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
          onLight={setLit}
          onSkew={(region, ms) => {
            say(region, `\\clock ${region} ${ms < 0 ? '' : '+'}${String(ms)}ms`);
          }}
          onWhy={(region, key) => {
            const story = tellValue(run, { region, key, atMs });
            setAsked({ event: lastAbout(run, region, key, atMs) ?? here, story });
          }}
        />
      )}
    </main>
  );
}

const STEPS: ReadonlySet<string> = new Set(['command', 'cut', 'heal', 'clog', 'unclog']);

function runOfSession({
  simulation,
}: Extract<ReturnType<typeof playLines>, { kind: 'played' }>): Run {
  const steps = simulation.events.filter(({ kind }) => STEPS.has(kind)).map(({ id }) => id);
  return runOf(simulation, { title: 'Exploration', steps });
}

const paceNow = (run: Run, { from, to }: Direction, atMs: number): Pace | undefined =>
  paceAt(run.links.find((link) => link.from === from && link.to === to)?.paces ?? [], atMs);

const isCutAt = (run: Run | undefined, { from, to }: Direction, atMs: number): boolean =>
  run?.links.some(
    (link) =>
      link.from === from &&
      link.to === to &&
      link.cuts.some(({ fromMs, untilMs }) => fromMs <= atMs && atMs < (untilMs ?? Infinity)),
  ) ?? false;
