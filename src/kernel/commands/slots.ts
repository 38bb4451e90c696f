/** The slot rules of multi-key commands (CLU-1…5). */
import { slotOf, type ErrorReply } from '../base/index.ts';
import type { Profile } from '../profile.ts';
import { CROSS_SLOT } from './errors.ts';
import { keyIndexes, type Argv, type CommandSpec } from './spec.ts';

/** CROSSSLOT when the command's keys lie in several slots and may not; else `undefined`. */
export function checkSlots(
  spec: CommandSpec,
  argv: Argv,
  profile: Profile,
): ErrorReply | undefined {
  if (!isClustered(profile)) return undefined;
  if (spec.crossesSlots === true && profile.policy === 'enterprise') return undefined;
  const { keys } = spec;
  if (keys.kind === 'none') return undefined;
  if (keys.kind === 'range' && keys.first === keys.last) return undefined;
  let slot: number | undefined;
  for (const index of keyIndexes(spec, argv)) {
    const key = argv[index];
    if (key === undefined) continue;
    const own = slotOf(key);
    if (slot !== undefined && slot !== own) return CROSS_SLOT;
    slot = own;
  }
  return undefined;
}

export function isClustered(profile: Profile): boolean {
  return profile.sharding || profile.switches.shardingOff === 'still-clustered';
}
