/** The regions at the cursor, a card each, under one heading; the run as a table when asked for. */
import { useMemo, type ReactElement } from 'react';
import { renderMoment, type Run } from '../../src/explain/index.ts';
import type { Frame } from '../engine/exhibit.ts';
import { KeyHelp } from './key-help.tsx';
import type { Deeds } from './keys.ts';
import { RegionCard } from './region-card.tsx';
import { writesMade } from './run-facts.ts';
import { RunTable } from './run-table.tsx';
import type { Panels } from './use-panels.ts';
import type { Reading } from './use-reading.ts';

type Props = {
  readonly run: Run;
  readonly frame: Frame | undefined;
  readonly reading: Reading;
  readonly panels: Panels;
  /** What other keys do on this screen. */
  readonly deeds?: Deeds;
  /** What the heading adds about this moment. */
  readonly remark?: string;
  /** Without it clocks are only told. */
  readonly onSkew?: (region: string, ms: number) => void;
  /** Inserts a command at the cursor; without it the cards have no prompt. */
  readonly onCommand?: (region: string, words: string) => void;
};

export function ReplicaState(props: Props): ReactElement {
  const { run, frame, reading, panels, deeds = {}, remark = '', onSkew, onCommand } = props;
  const { atMs, here, lit } = reading;
  const { isTable, isHelp } = panels;
  const made = useMemo(() => writesMade(run, here), [run, here]);
  return (
    <section aria-label="Replica state">
      <div className="sth">
        <h2>State at {renderMoment(run, Math.round(atMs))}</h2>
        <span className="div">{remark}</span>
        <span className="alt">
          <button
            type="button"
            className="quiet"
            aria-expanded={isHelp}
            onClick={panels.toggleHelp}
          >
            Keys
          </button>
          <button
            type="button"
            className="quiet"
            aria-pressed={isTable}
            onClick={panels.toggleTable}
          >
            {isTable ? 'Hide the table' : 'Run as table'}
          </button>
        </span>
      </div>
      {isHelp ? (
        <KeyHelp deeds={deeds} letterKeys={panels.letterKeys} onClose={panels.toggleHelp} />
      ) : null}
      <RunTable run={run} selected={here} isHidden={!isTable} />
      <div className="cards">
        {frame?.regions.map((one, at) => {
          const region = run.regions[at];
          return region === undefined ? null : (
            <RegionCard
              key={one.region}
              run={run}
              region={region}
              frame={one}
              made={made}
              atMs={atMs}
              lit={lit}
              onLight={reading.light}
              onSkew={
                onSkew &&
                ((ms) => {
                  onSkew(one.region, ms);
                })
              }
              onCommand={
                onCommand &&
                ((words) => {
                  onCommand(one.region, words);
                })
              }
              onWhy={(key) => {
                reading.askValue(one.region, key);
              }}
            />
          );
        })}
      </div>
    </section>
  );
}
