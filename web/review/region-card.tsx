/** What one region holds at the cursor: the visible value and the CRDT behind it. */
import { useState, type ReactElement } from 'react';
import { dotName, groupDigits, type Run, type RunRegion } from '../../src/explain/index.ts';
import { text, type EventId, type Inspection } from '../../src/kernel/index.ts';
import type { RegionFrame } from '../engine/exhibit.ts';
import { MsField } from './ms-field.tsx';
import { lastAbout } from './run-facts.ts';
import { hueOf } from './words.tsx';

type Props = {
  readonly run: Run;
  readonly region: RunRegion;
  readonly frame: RegionFrame;
  /** How many writes of each instance exist anywhere by now. */
  readonly made: readonly number[];
  readonly atMs: number;
  /** What is pointed at, here or anywhere else. */
  readonly lit: EventId | undefined;
  readonly onLight: (event: EventId | undefined) => void;
  /** Undefined where the clock is only told. */
  readonly onSkew: ((ms: number) => void) | undefined;
  /** Inserts a command at the cursor. */
  readonly onCommand: ((text: string) => void) | undefined;
  readonly onWhy: (key: Inspection['key']) => void;
};

export function RegionCard({
  run,
  region,
  frame,
  made,
  atMs,
  lit,
  onLight,
  onSkew,
  onCommand,
  onWhy,
}: Props): ReactElement {
  return (
    <article className={`rc ${hueOf(region.position)}`} aria-label={region.name}>
      <header>
        <i />
        <h3>{region.name}</h3>
        {onSkew === undefined ? (
          <span className="ms">{skewWords(frame.skewMs)}</span>
        ) : (
          <MsField
            label={`Clock of ${region.name}, ms ahead`}
            prefix="clock "
            ms={frame.skewMs}
            min={-3_600_000}
            max={3_600_000}
            onChange={onSkew}
          />
        )}
      </header>
      {frame.keys.map((inspection) => {
        const about = lastAbout(run, region.name, inspection.key, atMs);
        return (
          <div
            key={inspection.key}
            className={about !== undefined && about === lit ? 'state lit' : 'state'}
            onPointerEnter={() => {
              onLight(about);
            }}
            onPointerLeave={() => {
              onLight(undefined);
            }}
            onFocus={() => {
              onLight(about);
            }}
            onBlur={() => {
              onLight(undefined);
            }}
          >
            <KeyState run={run} inspection={inspection} onWhy={onWhy} />
          </div>
        );
      })}
      <dl className="int">
        <dt>has seen</dt>
        <dd className="vv">
          {run.regions.map(({ code, position }) => {
            const seen = frame.clock[position + 1] ?? 0;
            const all = made[position + 1] ?? 0;
            return seen < all ? (
              <span key={code} className="miss">
                {code} {seen} of {all}
              </span>
            ) : (
              <span key={code}>
                {code} {seen}
              </span>
            );
          })}
        </dd>
      </dl>
      {onCommand === undefined ? null : (
        <CommandLine region={region.name} position={region.position} onCommand={onCommand} />
      )}
    </article>
  );
}

const skewWords = (ms: number): string =>
  ms === 0 ? 'clock exact' : `clock ${ms < 0 ? '−' : '+'}${groupDigits(Math.abs(ms))} ms`;

/** A command that is inserted where the cursor stands. */
function CommandLine({
  region,
  position,
  onCommand,
}: {
  readonly region: string;
  readonly position: number;
  readonly onCommand: (text: string) => void;
}): ReactElement {
  const [text, setText] = useState('');
  return (
    <form
      className="ins"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        onCommand(text.trim());
        setText('');
      }}
    >
      <span className={`own ${hueOf(position)}`} aria-hidden="true">
        &gt;
      </span>
      <input
        aria-label={`Insert a command in ${region}`}
        placeholder="insert a command here"
        autoCapitalize="off"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
    </form>
  );
}

type KeyProps = {
  readonly run: Run;
  readonly inspection: Inspection;
  readonly onWhy: (key: Inspection['key']) => void;
};

function KeyState({ run, inspection, onWhy }: KeyProps): ReactElement {
  const { key, type, value, writer, bases, dots, tombstones, deadline, hidden, isExpired } =
    inspection;
  const hue = writer === undefined ? 'shared' : hueOf(writer.origin - 1);
  const [winner, ...losers] = bases;
  return (
    <>
      <div className="kv">
        <span className="k">{text(key)}</span>
        <button
          type="button"
          className={type === undefined ? 'val absent' : `val ${hue}`}
          aria-label={`Why ${type === undefined ? 'absent' : text(value)}?`}
          onClick={() => {
            onWhy(key);
          }}
        >
          {type === undefined ? (isExpired ? 'expired' : 'absent') : text(value)}
        </button>
      </div>
      <dl className="int">
        {writer === undefined ? null : (
          <>
            <dt>written</dt>
            <dd>
              <span className="mono">{dotName(run, writer)}</span>
              {winner === undefined ? '' : ` at ts ${groupDigits(winner.wallMs - run.startMs)}`}
            </dd>
          </>
        )}
        {losers.map((loser) => (
          <Row key={`${String(loser.origin)}:${String(loser.n)}`} name="beside it">
            <span className={`mono own ${hueOf(loser.origin - 1)}`}>{text(loser.value)}</span>
            {` of ${dotName(run, loser)}, ts ${groupDigits(loser.wallMs - run.startMs)}`}
          </Row>
        ))}
        <dt>inside</dt>
        <dd>
          {[
            type ?? 'nothing',
            ...(type === undefined || type === 'string' ? [] : [`${String(dots.length)} live`]),
            tombstones === 0 ? 'no tombstones' : `${String(tombstones)} tombstones`,
            ...hidden.map((other) => `hides a ${other}`),
          ].join(', ')}
        </dd>
        {deadline === undefined || deadline.atMs === Infinity ? null : (
          <Row name="expires">{`at ${groupDigits(deadline.atMs - run.startMs)} ms by its clock`}</Row>
        )}
      </dl>
    </>
  );
}

function Row({
  name,
  children,
}: {
  readonly name: string;
  readonly children: React.ReactNode;
}): ReactElement {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
