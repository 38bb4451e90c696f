/** One command of the keyspace: expire what is due, let it read and plan, name and apply the plan. */
import { keyIndexes, type Argv, type KeyspaceCommand, type Outcome } from '../commands/index.ts';
import type { Effect } from './effect.ts';
import { expireBefore, expireOwned } from './expire.ts';
import type { Execution, Instant } from './instant.ts';
import { nameUpdate } from './name.ts';
import type { Region } from './state.ts';
import { createView } from './view.ts';

/** Runs the command at once; used for the queued commands of a transaction too. */
export function runCommand(
  region: Region,
  spec: KeyspaceCommand,
  argv: Argv,
  instant: Instant,
): Execution {
  const isDue = instant.wallMs >= region.nextCheckMs;
  const batches: Effect[][] = isDue ? expireOwned(region, instant) : [];
  if (region.deadlines.size > 0 && spec.flags.includes('write')) {
    for (const index of keyIndexes(spec, argv)) {
      const key = argv[index];
      if (key !== undefined) batches.push(...expireBefore(region, key, instant));
    }
  }
  const outcome = spec.prepare(createView(region, instant), argv);
  const effects = carryOut(region, outcome, instant);
  if (effects.length > 0) batches.push(effects);
  return { reply: outcome.reply, batches };
}

function carryOut(region: Region, outcome: Outcome, instant: Instant): Effect[] {
  const effects: Effect[] = [];
  for (const update of outcome.updates) effects.push(nameUpdate(region, update, instant));
  return effects;
}
