/** The head of the prompts: how many regions there are, the verbs, and saving what was typed. */
import type { ReactElement } from 'react';
import { Icon } from '../frame/icon.tsx';
import { MsField } from '../review/ms-field.tsx';

type Props = {
  readonly regions: readonly string[];
  readonly latencyMs: number;
  readonly isEdited: boolean;
  /** Regions at which something was typed: they cannot go. */
  readonly inUse: ReadonlySet<string>;
  readonly onRegions: (count: number) => void;
  readonly onLatency: (ms: number) => void;
  readonly onScenario: () => void;
};

const regionsMin = 2;
const regionsMax = 10;
export const latencyMsMax = 60_000;

export function ExploreHead(props: Props): ReactElement {
  const { regions, latencyMs, isEdited, inUse, onRegions, onLatency, onScenario } = props;
  const last = regions.at(-1) ?? '';
  const whyNot =
    regions.length <= regionsMin
      ? 'Two regions are the fewest'
      : inUse.has(last)
        ? `Something was typed in ${last}; undo it first`
        : undefined;
  return (
    <div className="head">
      <h1>
        Explore
        {isEdited ? <span className="tag">edited</span> : null}
      </h1>
      <div className="acts">
        <div className="count" role="group" aria-label="Regions">
          <button
            type="button"
            className="btn"
            disabled={whyNot !== undefined}
            title={whyNot ?? `Without ${last}`}
            aria-label="One region fewer"
            onClick={() => {
              onRegions(regions.length - 1);
            }}
          >
            −
          </button>
          <output>{regions.length} regions</output>
          <button
            type="button"
            className="btn"
            disabled={regions.length >= regionsMax}
            title={regions.length >= regionsMax ? 'Ten regions are the most' : 'Another region'}
            aria-label="One region more"
            onClick={() => {
              onRegions(regions.length + 1);
            }}
          >
            +
          </button>
        </div>
        <MsField
          label="Latency of every link"
          prefix="latency "
          ms={latencyMs}
          min={0}
          max={latencyMsMax}
          onChange={onLatency}
        />
        <button type="button" className="btn" onClick={onScenario}>
          <Icon name="edit" /> Save as scenario
        </button>
      </div>
      <p className="lede">
        <code>\cut {last}</code> cuts the link from a prompt, <code>\heal {last}</code> heals it,{' '}
        <code>\tick 100</code> lets time pass, <code>\why</code> explains the last reply.
      </p>
    </div>
  );
}
