/**
 * The plan that repeats a replayed run to the letter, spread out in time so that it can be looked
 * at. Links are slow enough that nothing arrives by itself before the run is over; what arrived in
 * the run is planned to arrive.
 */
import type { Move, Replay } from '../../src/index.ts';
import { emptyPlan, usualLatencyMs, type Action, type WhatIf } from './what-if.ts';

export type Planned = {
  readonly plan: WhatIf;
  /** When each event of the replay happens in the plan, ms, by its id. */
  readonly momentOf: ReadonlyMap<number, number>;
};

function turnOf(
  move: Extract<Move, { kind: 'run' | 'timeout' | 'delay' | 'late' }>,
): Pick<Action, 'outcome' | 'picks'> {
  switch (move.kind) {
    case 'run':
      return { outcome: 'reply', picks: move.picks };
    case 'timeout':
      return { outcome: move.ran ? 'lost' : 'never ran', picks: [] };
    case 'delay':
      return { outcome: 'delayed', picks: [] };
    case 'late':
      return { outcome: 'late', picks: move.picks };
  }
}

/** `apartMs`: how far apart the turns of clients are drawn. */
export function planOf({ pattern, path, steps }: Replay, apartMs: number): Planned {
  const regions = pattern.regions;
  const name = (index: number): string => regions[index] ?? '';
  const actions: Action[] = [];
  const arrivals: WhatIf['arrivals'][number][] = [];
  const wakes: WhatIf['wakes'][number][] = [];
  const crashes: WhatIf['crashes'][number][] = [];
  const changes: WhatIf['changes'][number][] = [];
  const momentOf = new Map<number, number>();
  let atMs = 0;
  let beforeMs = 0;
  for (const { move, t, events } of steps) {
    // Time that really passed (pauses, ticks) passes in the plan as well, beside the spreading.
    const passedMs = t - beforeMs;
    beforeMs = t;
    switch (move.kind) {
      case 'run':
      case 'timeout':
      case 'delay':
      case 'late':
        atMs += Math.max(apartMs, passedMs);
        actions.push({ atMs, client: move.client, ...turnOf(move) });
        break;
      // Whoever listens hears what has arrived.
      case 'message':
        atMs += Math.max(1, passedMs);
        break;
      case 'deliver':
        atMs += Math.max(1, Math.floor(apartMs / 3));
        arrivals.push({ atMs, from: name(move.from), to: name(move.to) });
        break;
      case 'cut':
      case 'heal': {
        atMs += Math.max(1, Math.floor(apartMs / 3));
        const [one, other] = [name(move.from), name(move.to)];
        const { kind } = move;
        changes.push({ atMs, kind, from: one, to: other }, { atMs, kind, from: other, to: one });
        break;
      }
      case 'crash':
      case 'restart':
        atMs += Math.max(1, Math.floor(apartMs / 3));
        crashes.push({ atMs, kind: move.kind, region: name(move.region) });
        break;
      case 'wake':
        atMs += Math.max(1, passedMs);
        wakes.push({ atMs, client: move.client });
        break;
      case 'tick':
        atMs += passedMs;
        break;
    }
    for (const event of events) momentOf.set(event, atMs);
  }
  return {
    momentOf,
    plan: {
      ...emptyPlan,
      persistence: path.persistence,
      latencyMs: Math.max(
        usualLatencyMs,
        Math.ceil((atMs - (actions[0]?.atMs ?? 0) + 20) / 10) * 10,
      ),
      skews: regions.flatMap((region, at) => {
        const ms = path.skewsMs[at] ?? 0;
        return ms === 0 ? [] : [{ atMs: 0, region, ms }];
      }),
      actions,
      arrivals,
      wakes,
      changes,
      crashes,
    },
  };
}
