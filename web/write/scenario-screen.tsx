/** The scenario editor: the text beside the run; what is wrong is underlined, the last good run stays. */
import { useDeferredValue, useEffect, useMemo, useState, type ReactElement } from 'react';
import { text as textOf, type EventId } from '../../src/kernel/index.ts';
import { saveFile } from '../frame/save-file.ts';
import type { Place } from '../link/address.ts';
import { ReplicaState } from '../review/replica-state.tsx';
import { RunDrawing } from '../review/run-drawing.tsx';
import { usePanels } from '../review/use-panels.ts';
import { useReading } from '../review/use-reading.ts';
import { Editor } from './editor.tsx';
import { firstScenario } from './first-scenario.ts';
import { eventOfLine, frameAfter, lineOf, playScenario, type Played } from './play-scenario.ts';

type Props = {
  readonly place: Extract<Place, { view: 'scenario' }>;
  readonly onPlace: (place: Place) => void;
};

export function ScenarioScreen({ place, onPlace }: Props): ReactElement {
  const [source, setSource] = useState(place.text ?? firstScenario);
  const [initial] = useState(source);
  const outcome = useMemo(() => playScenario(source), [source]);
  const [kept, setKept] = useState<Played | undefined>(outcome.played);
  if (outcome.played !== undefined && outcome.played !== kept) setKept(outcome.played);
  const played = outcome.played ?? kept;
  const run = played?.run;
  const reading = useReading(run, place.cursorMs);
  const { cursorMs, here, lit } = reading;
  const panels = usePanels();
  useEffect(() => {
    onPlace({
      view: 'scenario',
      ...(source === firstScenario ? {} : { text: source }),
      ...(cursorMs === undefined ? {} : { cursorMs: Math.round(cursorMs) }),
    });
  }, [onPlace, source, cursorMs]);
  // The cards may come a moment after the cursor: scrubbing never waits for them.
  const cardsAt = useDeferredValue(here);
  const keys = useMemo(() => (run?.keys ?? []).map(({ key }) => textOf(key)), [run]);
  const frame = useMemo(
    () => (played === undefined ? undefined : frameAfter(played, cardsAt, keys)),
    [played, cardsAt, keys],
  );
  // Lines are those of the text that was played: while it cannot be, they may stand elsewhere.
  const known = outcome.played;
  const marked = useMemo(() => {
    const line = (event: EventId | undefined): number | undefined =>
      known === undefined || event === undefined ? undefined : lineOf(known, event);
    return { lit: line(lit), at: line(here) };
  }, [known, lit, here]);
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
            reading.shut();
            reading.move(cursorMs);
          }}
          onLine={(line) => {
            reading.light(
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
                <RunDrawing run={run} reading={reading} panels={panels} />
              </figure>
            )}
          </section>
          {run === undefined || run.events.length === 0 ? null : (
            <ReplicaState run={run} frame={frame} reading={reading} panels={panels} />
          )}
        </div>
      </div>
    </main>
  );
}
