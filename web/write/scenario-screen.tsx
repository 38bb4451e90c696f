/** The scenario editor: the text beside the run; what is wrong is underlined, the last good run stays. */
import {
  useDeferredValue,
  useEffect,
  useMemo,
  useState,
  type KeyboardEvent,
  type ReactElement,
} from 'react';
import { restingCursorMs, stepOf, tellValue, type Story } from '../../src/explain/index.ts';
import { text as textOf, type EventId } from '../../src/kernel/index.ts';
import type { Place } from '../link/address.ts';
import { Diagram } from '../review/diagram.tsx';
import { KeyHelp } from '../review/key-help.tsx';
import { moveBy } from '../review/keys.ts';
import { useLetterKeys } from '../review/letter-keys.ts';
import { ReplicaState } from '../review/replica-state.tsx';
import { lastAbout, storyOf, withCauses } from '../review/run-facts.ts';
import { WhyFlag } from '../review/why-flag.tsx';
import { saveFile } from '../frame/save-file.ts';
import { Editor } from './editor.tsx';
import { firstScenario } from './first-scenario.ts';
import { eventOfLine, frameAfter, lineOf, playScenario, type Played } from './play-scenario.ts';

type Props = {
  readonly place: Extract<Place, { view: 'scenario' }>;
  readonly onPlace: (place: Place) => void;
};

type Asked = { readonly event: EventId; readonly story: Story };

export function ScenarioScreen({ place, onPlace }: Props): ReactElement {
  const [source, setSource] = useState(place.text ?? firstScenario);
  const [initial] = useState(source);
  const outcome = useMemo(() => playScenario(source), [source]);
  const [kept, setKept] = useState<Played | undefined>(outcome.played);
  if (outcome.played !== undefined && outcome.played !== kept) setKept(outcome.played);
  const played = outcome.played ?? kept;
  const run = played?.run;
  const [cursorMs, setCursor] = useState<number | undefined>(place.cursorMs);
  const [selected, setSelected] = useState<EventId | undefined>(undefined);
  const [lit, setLit] = useState<EventId | undefined>(undefined);
  const [asked, setAsked] = useState<Asked | undefined>(undefined);
  const [isTable, setTable] = useState(false);
  const [isHelp, setHelp] = useState(false);
  const letterKeys = useLetterKeys();
  useEffect(() => {
    onPlace({
      view: 'scenario',
      ...(source === firstScenario ? {} : { text: source }),
      ...(cursorMs === undefined ? {} : { cursorMs: Math.round(cursorMs) }),
    });
  }, [onPlace, source, cursorMs]);
  const atMs = run === undefined ? 0 : (cursorMs ?? restingCursorMs(run));
  const here = selected ?? run?.events.findLast(({ t }) => t <= atMs)?.id ?? -1;
  // The cards may come a moment after the cursor: scrubbing never waits for them.
  const cardsAt = useDeferredValue(here);
  const keys = useMemo(() => (run?.keys ?? []).map(({ key }) => textOf(key)), [run]);
  const frame = useMemo(
    () => (played === undefined ? undefined : frameAfter(played, cardsAt, keys)),
    [played, cardsAt, keys],
  );
  const litSet = useMemo(
    () => (lit === undefined || run === undefined ? undefined : withCauses(run, lit)),
    [run, lit],
  );
  // Lines are those of the text that was played: while it cannot be, they may stand elsewhere.
  const known = outcome.played;
  const marked = useMemo(() => {
    const line = (event: EventId | undefined): number | undefined =>
      known === undefined || event === undefined ? undefined : lineOf(known, event);
    return { lit: line(lit), at: line(here) };
  }, [known, lit, here]);
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
      if (here >= 0) select(here);
    } else if (event.key === 'Escape') setAsked(undefined);
    else if (event.key === 't') setTable(!isTable);
    else if (event.key === '?') setHelp(!isHelp);
  };
  return (
    <main id="main" className="page wide">
      <div className="head">
        <h1>
          Scenario
          {outcome.fault === undefined ? (
            <span className="tag">As it says</span>
          ) : (
            <span className="tag no">Line {outcome.fault.line}</span>
          )}
        </h1>
        <div className="acts">
          <button
            type="button"
            className="btn"
            onClick={() => {
              saveFile('scenario.geo', 'text/plain', source);
            }}
          >
            Download
          </button>
        </div>
        <p className="lede" role="status">
          {outcome.fault === undefined
            ? (outcome.hints[0] ?? 'Every reply is what the scenario says.')
            : `Line ${String(outcome.fault.line)}: ${outcome.fault.message} ${run === undefined ? '' : 'The run below is the last that worked.'}`}
        </p>
      </div>
      <div className="pair">
        <Editor
          label="Scenario"
          language="scenario"
          initial={initial}
          fault={outcome.fault}
          marked={marked}
          onText={(text) => {
            setSource(text);
            setAsked(undefined);
            setSelected(undefined);
          }}
          onLine={(line) => {
            setLit(
              line === undefined || known === undefined ? undefined : eventOfLine(known, line),
            );
          }}
        />
        <div className="played">
          <section className="dia" aria-label="The run">
            {run === undefined || run.events.length === 0 ? (
              <div className="wait small">
                <strong>Nothing happens yet</strong>
                <p>
                  A step such as <code>eastus2&gt; SET k v</code> makes a run.
                </p>
              </div>
            ) : (
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
            )}
          </section>
          {run === undefined || run.events.length === 0 ? null : (
            <ReplicaState
              run={run}
              frame={frame}
              atMs={atMs}
              here={here}
              selected={here}
              remark=""
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
              onWhy={(region, key) => {
                const story = tellValue(run, { region, key, atMs });
                setAsked({ event: lastAbout(run, region, key, atMs) ?? here, story });
              }}
            />
          )}
        </div>
      </div>
    </main>
  );
}
