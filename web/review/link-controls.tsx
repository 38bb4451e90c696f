/** The links, each direction with its own switch, and the latency of both; then the drawn keys. */
import type { ReactElement } from 'react';
import type { Run, RunRegion } from '../../src/explain/index.ts';
import { text } from '../../src/kernel/index.ts';
import type { Direction } from '../engine/what-if.ts';
import { Icon } from '../frame/icon.tsx';
import { MsField } from './ms-field.tsx';
import { hueOf } from './words.tsx';

type Props = {
  readonly run: Run;
  readonly isCut: (direction: Direction) => boolean;
  /** Undefined where an effect may take any time. */
  readonly latencyMs: (direction: Direction) => number | undefined;
  readonly onToggle: (direction: Direction) => void;
  /** Undefined where latencies cannot be changed; they are then only told. */
  readonly onLatency: ((direction: Direction, ms: number) => void) | undefined;
  /** The quickest a link can be made. */
  readonly latencyMsMin?: number;
};

const latencyMsMax = 60_000;

export function LinkControls(props: Props): ReactElement {
  const { run, isCut, latencyMs, onToggle, onLatency, latencyMsMin = 0 } = props;
  const pairs = run.regions.flatMap((from, at) =>
    run.regions.slice(at + 1).map((to) => [from, to] as const),
  );
  return (
    <div className="links">
      <span className="lab">Links</span>
      {pairs.map(([from, to]) => {
        const there = { from: from.name, to: to.name };
        const back = { from: to.name, to: from.name };
        const isAnyCut = isCut(there) || isCut(back);
        return (
          <div key={`${from.name} ${to.name}`} className={isAnyCut ? 'link cut' : 'link'}>
            <Code region={from} />
            <span className="dir">
              <DirectionButton
                from={from}
                to={to}
                isCut={isCut(there)}
                icon="right"
                onToggle={onToggle}
              />
              <DirectionButton
                from={to}
                to={from}
                isCut={isCut(back)}
                icon="left"
                onToggle={onToggle}
              />
            </span>
            <Code region={to} />
            {isAnyCut ? <span className="st">cut</span> : null}
            {onLatency === undefined ? (
              <span className="ms">{latencyMs(there) ?? 'any'} ms</span>
            ) : (
              <MsField
                label={`Latency between ${from.name} and ${to.name}`}
                ms={latencyMs(there)}
                placeholder="any"
                min={latencyMsMin}
                max={latencyMsMax}
                onChange={(ms) => {
                  onLatency(there, ms);
                }}
              />
            )}
          </div>
        );
      })}
      <span className="keys">
        {run.keys.map(({ key, name }) =>
          name === text(key) ? (
            <b key={key}>{name}</b>
          ) : (
            <span key={key}>
              <b>{name}</b> {text(key)}
            </span>
          ),
        )}
      </span>
    </div>
  );
}

function Code({ region }: { readonly region: RunRegion }): ReactElement {
  return <span className={`own ${hueOf(region.position)}`}>{region.code}</span>;
}

type ButtonProps = {
  readonly from: RunRegion;
  readonly to: RunRegion;
  readonly isCut: boolean;
  readonly icon: 'left' | 'right';
  readonly onToggle: (direction: Direction) => void;
};

function DirectionButton({ from, to, isCut, icon, onToggle }: ButtonProps): ReactElement {
  const words = `${isCut ? 'Heal' : 'Cut'} the link from ${from.name} to ${to.name}`;
  return (
    <button
      type="button"
      aria-pressed={isCut}
      aria-label={`Cut ${from.name} to ${to.name}`}
      title={words}
      onClick={() => {
        onToggle({ from: from.name, to: to.name });
      }}
    >
      <Icon name={isCut ? `${icon}Cut` : icon} />
    </button>
  );
}
