/** The scenario editor: the text beside the run; what is wrong is underlined, the last good run stays. */
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { restingCursorMs, runOf, type Run } from '../../src/explain/index.ts';
import { parseScenario, runScenario, ScenarioError } from '../../src/scenario/index.ts';
import type { EventId } from '../../src/kernel/index.ts';
import type { Place } from '../link/address.ts';
import { Diagram } from '../review/diagram.tsx';
import { moveBy } from '../review/keys.ts';
import { RunTable } from '../review/run-table.tsx';
import { saveFile } from '../frame/save-file.ts';
import { Editor, type Fault } from './editor.tsx';
import { firstScenario } from './first-scenario.ts';

type Props = {
  readonly place: Extract<Place, { view: 'scenario' }>;
  readonly onPlace: (place: Place) => void;
};

type Outcome = {
  readonly run: Run | undefined;
  readonly fault: Fault | undefined;
  readonly hints: readonly string[];
};

export function ScenarioScreen({ place, onPlace }: Props): ReactElement {
  const [source, setSource] = useState(place.text ?? firstScenario);
  const [initial] = useState(source);
  const outcome = useMemo(() => play(source), [source]);
  const [kept, setKept] = useState<Run | undefined>(outcome.run);
  if (outcome.run !== undefined && outcome.run !== kept) setKept(outcome.run);
  const run = outcome.run ?? kept;
  const [cursorMs, setCursor] = useState<number | undefined>(place.cursorMs);
  const [selected, setSelected] = useState<EventId | undefined>(undefined);
  useEffect(() => {
    onPlace({
      view: 'scenario',
      ...(source === firstScenario ? {} : { text: source }),
      ...(cursorMs === undefined ? {} : { cursorMs: Math.round(cursorMs) }),
    });
  }, [onPlace, source, cursorMs]);
  const atMs = run === undefined ? 0 : (cursorMs ?? restingCursorMs(run));
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
          onText={setSource}
        />
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
                lit={undefined}
                onCursor={(ms) => {
                  setCursor(ms);
                  setSelected(undefined);
                }}
                onSelect={(event) => {
                  setSelected(event);
                  setCursor(run.events.find(({ id }) => id === event)?.t);
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
                {() => null}
              </Diagram>
              <RunTable run={run} selected={selected} isHidden />
            </figure>
          )}
        </section>
      </div>
    </main>
  );
}

function play(source: string): Outcome {
  try {
    const { simulation, mismatch, hints } = runScenario(parseScenario(source));
    const steps = simulation.events
      .filter(({ kind }) => kind === 'command' || kind === 'cut' || kind === 'heal')
      .map(({ id }) => id);
    const fault =
      mismatch === undefined
        ? undefined
        : {
            line: mismatch.line,
            column: 1,
            message: `${mismatch.message}: ${mismatch.actual.join(' ')}.`,
          };
    return { run: runOf(simulation, { steps }), fault, hints };
  } catch (thrown) {
    if (!(thrown instanceof ScenarioError)) throw thrown;
    const { line, column, problem } = thrown;
    return { run: undefined, fault: { line, column, message: problem }, hints: [] };
  }
}
