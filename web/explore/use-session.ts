/** A session at the prompts, with undo: what was typed, in runs beside one another, and what it plays to. */
import { castDraft } from 'immer';
import { useMemo } from 'react';
import type { Run } from '../../src/explain/index.ts';
import { regionsUpTo } from '../engine/cast.ts';
import { typedRun } from '../engine/typed-run.ts';
import { usualLatencyMs } from '../engine/what-if.ts';
import type { Line, Place } from '../link/address.ts';
import { useHistory } from '../state/use-history.ts';
import { playLines, sessionAt, type Played, type Stage } from './transcript.ts';

type Kept = Stage & {
  readonly runs: readonly (readonly Line[])[];
  /** Which of the runs is shown. */
  readonly current: number;
};

export type Session = Kept & {
  readonly stage: Stage;
  /** What was typed in the run that is shown. */
  readonly lines: readonly Line[];
  readonly played: Played;
  /** Undefined while the lines cannot be played. */
  readonly run: Run | undefined;
  /** When each line was done, virtual ms of the run; empty while they cannot be played. */
  readonly timesMs: readonly number[];
  /** Nothing was typed, and the regions are those one begins with. */
  readonly isUntouched: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /**
   * Plays a line more: at the end of the run, or at a moment before it, which begins another run.
   * What cannot be played changes nothing; returns what is wrong with it.
   */
  readonly say: (line: Line, atMs: number | undefined) => string | undefined;
  /** Puts lines in the place of the run. */
  readonly begin: (lines: readonly Line[]) => void;
  readonly countRegions: (count: number) => void;
  readonly setLatency: (ms: number) => void;
  readonly show: (run: number) => void;
  readonly undo: () => void;
  readonly redo: () => void;
};

const usualRegions: readonly string[] = ['eastus2', 'westeurope'];

export function useSession(place: Extract<Place, { view: 'explore' }>): Session {
  const history = useHistory<Kept>({
    regions: place.regions ?? usualRegions,
    latencyMs: place.latencyMs ?? usualLatencyMs,
    runs: [place.lines ?? []],
    current: 0,
  });
  const { value, change } = history;
  const { regions, latencyMs, runs, current } = value;
  const stage = useMemo((): Stage => ({ regions, latencyMs }), [regions, latencyMs]);
  const lines = useMemo(() => runs[current] ?? [], [runs, current]);
  const played = useMemo(() => playLines(stage, lines), [stage, lines]);
  const run = useMemo(
    () => (played.kind === 'refused' ? undefined : typedRun(played.simulation, 'Exploration')),
    [played],
  );
  const timesMs = useMemo(() => (played.kind === 'refused' ? [] : played.timesMs), [played]);
  return {
    ...value,
    stage,
    lines,
    played,
    run,
    timesMs,
    isUntouched: lines.length === 0 && regions === usualRegions,
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    say: (line, atMs) => {
      const before = atMs === undefined ? lines : sessionAt(lines, timesMs, atMs);
      const next = [...before, line];
      const outcome = playLines(stage, next);
      if (outcome.kind === 'refused') return outcome.problem;
      change((draft) => {
        if (atMs === undefined) draft.runs[draft.current] = castDraft(next);
        else draft.current = draft.runs.push(castDraft(next)) - 1;
      });
      return undefined;
    },
    begin: (first) => {
      change((draft) => {
        draft.runs[draft.current] = castDraft([...first]);
      });
    },
    countRegions: (count) => {
      change((draft) => {
        draft.regions = castDraft(regionsUpTo(regions.slice(0, count), count));
      });
    },
    setLatency: (ms) => {
      change((draft) => {
        draft.latencyMs = ms;
      });
    },
    show: (at) => {
      change((draft) => {
        draft.current = at;
      });
    },
    undo: history.undo,
    redo: history.redo,
  };
}
