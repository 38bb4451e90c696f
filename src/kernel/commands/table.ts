/** The command table: every command that a simulated region knows, by lower-case name. */
import { HASH_COMMANDS } from './hashes.ts';
import { LIST_COMMANDS } from './lists.ts';
import { GEO_COMMANDS } from './geo.ts';
import { SET_COMMANDS } from './sets.ts';
import type { CommandSpec } from './spec.ts';
import { STRING_COMMANDS } from './strings.ts';
import { TRANSACTION_COMMANDS } from './transactions.ts';
import { ZSET_COMMANDS } from './zsets.ts';

export const COMMANDS: readonly CommandSpec[] = [
  ...HASH_COMMANDS,
  ...LIST_COMMANDS,
  ...GEO_COMMANDS,
  ...SET_COMMANDS,
  ...STRING_COMMANDS,
  ...TRANSACTION_COMMANDS,
  ...ZSET_COMMANDS,
];

const BY_NAME: ReadonlyMap<string, CommandSpec> = new Map(
  COMMANDS.map((spec) => [spec.name, spec]),
);

export function findCommand(name: string): CommandSpec | undefined {
  return BY_NAME.get(name) ?? BY_NAME.get(name.toLowerCase());
}
