/** The regions at the cursor, a card each, under one heading; the run as a table when asked for. */
import { useMemo, type ReactElement, type ReactNode } from 'react';
import { renderMoment, type Run } from '../../src/explain/index.ts';
import type { ByteString, EventId } from '../../src/kernel/index.ts';
import type { Frame } from '../engine/exhibit.ts';
import { RegionCard } from './region-card.tsx';
import { writesMade } from './run-facts.ts';
import { RunTable } from './run-table.tsx';

type Props = {
  readonly run: Run;
  readonly frame: Frame | undefined;
  readonly atMs: number;
  /** The last event that has happened at the cursor. */
  readonly here: EventId;
  readonly selected: EventId | undefined;
  /** What the heading adds about this moment. */
  readonly remark: string;
  readonly isTable: boolean;
  readonly onTable: () => void;
  /** The list of keys, while it is open. */
  readonly help: ReactNode;
  readonly onHelp: () => void;
  /** What is pointed at, here or anywhere else. */
  readonly lit: EventId | undefined;
  readonly onLight: (event: EventId | undefined) => void;
  /** Without it clocks are only told. */
  readonly onSkew?: (region: string, ms: number) => void;
  /** Inserts a command at the cursor; without it the cards have no prompt. */
  readonly onCommand?: (region: string, words: string) => void;
  readonly onWhy: (region: string, key: ByteString) => void;
};

export function ReplicaState({
  run,
  frame,
  atMs,
  here,
  selected,
  remark,
  isTable,
  onTable,
  help,
  onHelp,
  lit,
  onLight,
  onSkew,
  onCommand,
  onWhy,
}: Props): ReactElement {
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
            aria-expanded={help !== undefined}
            onClick={onHelp}
          >
            Keys
          </button>
          <button type="button" className="quiet" aria-pressed={isTable} onClick={onTable}>
            {isTable ? 'Hide the table' : 'Run as table'}
          </button>
        </span>
      </div>
      {help}
      <RunTable run={run} selected={selected} isHidden={!isTable} />
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
              onLight={onLight}
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
                onWhy(one.region, key);
              }}
            />
          );
        })}
      </div>
    </section>
  );
}
