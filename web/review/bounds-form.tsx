/** Who takes part, what may go wrong, and how far the search goes. */
import { useState, type ReactElement } from 'react';
import type { Bounds, BoundsRequest } from '../../src/index.ts';
import { PERSISTENCES } from '../../src/kernel/index.ts';
import { partsOf, regionsUpTo, type Cast } from '../engine/cast.ts';
import type { PatternCard } from '../engine/card.ts';
import { readFields, type Field } from './bounds-fields.ts';

type Props = {
  readonly bounds: Bounds;
  readonly card: PatternCard;
  readonly cast: Cast | undefined;
  readonly onExplore: (bounds: BoundsRequest, cast: Cast | undefined) => void;
};

/** The bounds of a verdict as a request for the same. */
export function requestOf(bounds: Bounds): BoundsRequest {
  const { faults, persistence, skewsMs, lagMsMax, tickMs, deadlines, statesMax } = bounds;
  return {
    faults,
    persistence,
    skewsMs,
    deadlines,
    statesMax,
    ...(lagMsMax === undefined ? {} : { lagMsMax, tickMs }),
  };
}

export function BoundsForm({ bounds, card, cast, onExplore }: Props): ReactElement {
  const base = card.own;
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() => ({
    regions: String(card.regions.length),
    ...Object.fromEntries(
      base.clients.map((_, like) => [
        `client ${String(like)}`,
        String(cast?.clients.filter((part) => part.like === like).length ?? 1),
      ]),
    ),
    timeouts: String(bounds.faults.timeouts),
    cuts: String(bounds.faults.cuts),
    crashes: String(bounds.faults.crashes),
    persistence: bounds.persistence,
    late: String(bounds.faults.lateCommands),
    deadlines: String(bounds.deadlines),
    skews: bounds.skewsMs.join(', '),
    lag: bounds.lagMsMax === undefined ? '' : String(bounds.lagMsMax),
    states: String(bounds.statesMax),
  }));
  const clients = base.clients.map(({ name, region }, like): Field => ({
    id: `client ${String(like)}`,
    label: `Clients like ${name} (${region})`,
    range: [0, 4],
  }));
  const FIELDS: readonly Field[] = [
    { id: 'regions', label: 'Regions', range: [2, 10] },
    ...clients,
    { id: 'timeouts', label: 'Lost replies, at most', range: [0, 15] },
    { id: 'late', label: 'Commands that run late, at most', range: [0, 15] },
    { id: 'cuts', label: 'Cuts, at most (with a lag bound)', range: [0, 15] },
    { id: 'crashes', label: 'Crashes of a region, at most', range: [0, 15] },
    { id: 'persistence', label: 'Persistence: what a crash leaves', choices: PERSISTENCES },
    { id: 'deadlines', label: 'Jumps to a deadline, at most (any lag)', range: [0, 15] },
    { id: 'skews', label: 'Clock skews tried, ms', range: [-3_600_000, 3_600_000], isList: true },
    { id: 'lag', label: 'Longest lag, ms (empty: any)', range: [0, 60_000], isOptional: true },
    { id: 'states', label: 'States, at most', range: [1, 100_000_000] },
  ];
  const read = readFields(FIELDS, typed);
  const explore = (): void => {
    if (read.problem !== undefined) return;
    const of = (id: string): number => read.values.get(id)?.[0] ?? 0;
    const counts = clients.map(({ id }) => of(id));
    const regions = regionsUpTo(base.regions, of('regions'));
    const isSame = counts.every((count) => count === 1) && regions.length === base.regions.length;
    const lag = read.values.get('lag')?.[0];
    onExplore(
      {
        faults: {
          timeouts: of('timeouts'),
          lateCommands: of('late'),
          cuts: of('cuts'),
          crashes: of('crashes'),
        },
        persistence: PERSISTENCES.find((one) => one === typed['persistence']) ?? bounds.persistence,
        deadlines: of('deadlines'),
        skewsMs: read.values.get('skews') ?? [0],
        ...(lag === undefined ? {} : { lagMsMax: lag, tickMs: Math.max(1, Math.floor(lag / 4)) }),
        statesMax: of('states'),
      },
      isSame ? undefined : { regions, clients: partsOf(base.clients, counts, regions) },
    );
  };
  return (
    <form
      className="bounds"
      onSubmit={(event) => {
        event.preventDefault();
        explore();
      }}
    >
      {FIELDS.map((field) => (
        <label key={field.id}>
          <span>{field.label}</span>
          <Entry
            field={field}
            text={typed[field.id] ?? ''}
            isWrong={read.problem?.id === field.id}
            onText={(text) => {
              setTyped({ ...typed, [field.id]: text });
            }}
          />
        </label>
      ))}
      {read.problem === undefined ? null : (
        <p className="fault" role="alert">
          {read.problem.message}
        </p>
      )}
      <p className="note">
        How many commands run is no bound: every client runs its program to the end, in all
        interleavings.
      </p>
      <div className="row">
        <button type="submit" className="btn" disabled={read.problem !== undefined}>
          Explore again
        </button>
      </div>
    </form>
  );
}

type EntryProps = {
  readonly field: Field;
  readonly text: string;
  readonly isWrong: boolean;
  readonly onText: (text: string) => void;
};

function Entry({ field, text, isWrong, onText }: EntryProps): ReactElement {
  if (!('choices' in field)) {
    return (
      <input
        value={text}
        aria-invalid={isWrong ? true : undefined}
        onChange={(event) => {
          onText(event.currentTarget.value);
        }}
      />
    );
  }
  return (
    <select
      value={text}
      onChange={(event) => {
        onText(event.currentTarget.value);
      }}
    >
      {field.choices.map((choice) => (
        <option key={choice}>{choice}</option>
      ))}
    </select>
  );
}
