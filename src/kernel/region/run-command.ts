/** One command of the keyspace: expire what is due, let it read and plan, name and apply the plan. */
import {
  writtenIndexes,
  type Argv,
  type KeyspaceCommand,
  type Outcome,
} from '../commands/index.ts';
import type { Effect } from './effect.ts';
import { expireBefore, expireFieldsBefore, expireOwned } from './expire.ts';
import type { Execution, Instant } from './instant.ts';
import { nameAt, nameUpdate } from './name.ts';
import type { Region } from './state.ts';
import { RegionView } from './view.ts';

/** Runs the command at once; used for the queued commands of a transaction too. */
export function runCommand(
  region: Region,
  spec: KeyspaceCommand,
  argv: Argv,
  instant: Instant,
): Execution {
  const expired = region.deadlines.size > 0 ? expireFor(region, spec, argv, instant) : NOTHING;
  const view = new RegionView(region, instant);
  const { reply, updates } = spec.prepare(view, argv);
  if (updates.length === 0) return { reply, batches: expired };
  if (region.deadlines.size === 0 && expired.length === 0) {
    return { reply, batches: [carryOut(region, updates, instant, view)] };
  }
  const hidden = updates.flatMap((update) => expireFieldsBefore(region, update, instant));
  const effects = carryOut(region, updates, instant, view);
  return { reply, batches: [...expired, ...hidden, effects] };
}

const NOTHING: Execution['batches'] = [];

/**
 * What is due at this instant, and the keys that are written though they are past a deadline that
 * others own (EXP-5). A key that the command only reads stays hidden and is not removed (EXP-4).
 */
function expireFor(
  region: Region,
  spec: KeyspaceCommand,
  argv: Argv,
  instant: Instant,
): Execution['batches'] {
  const batches = expireOwned(region, instant);
  if (!spec.flags.includes('write')) return batches;
  for (const index of writtenIndexes(spec, argv)) {
    const key = argv[index];
    if (key !== undefined) batches.push(...expireBefore(region, key, instant));
  }
  return batches;
}

function carryOut(
  region: Region,
  updates: Outcome['updates'],
  instant: Instant,
  view: RegionView,
): Effect[] {
  const [only] = updates;
  if (updates.length === 1 && only !== undefined) {
    return [nameAt(region, view.placeOf(only.key), only, instant)];
  }
  return updates.map((update) => nameUpdate(region, update, instant));
}
