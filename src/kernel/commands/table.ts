/** The command table: every command that a simulated region knows, by lower-case name. */
import { BITMAP_COMMANDS } from './bitmaps.ts';
import { createCommandCommand } from './command-command.ts';
import { CONNECTION_COMMANDS } from './connection.ts';
import { HASH_COMMANDS } from './hashes.ts';
import { KEY_COMMANDS } from './keys.ts';
import { MEMORY_COMMANDS } from './memory.ts';
import { LIST_COMMANDS } from './lists.ts';
import { GEO_COMMANDS } from './geo.ts';
import { PUBSUB_COMMANDS } from './pubsub.ts';
import { SERVER_COMMANDS } from './server.ts';
import { SET_COMMANDS } from './sets.ts';
import type { CommandSpec } from './spec.ts';
import { STRING_COMMANDS } from './strings.ts';
import { TRANSACTION_COMMANDS } from './transactions.ts';
import { ZSET_COMMANDS } from './zsets.ts';

export const COMMANDS: readonly CommandSpec[] = [
  ...BITMAP_COMMANDS,
  ...CONNECTION_COMMANDS,
  ...HASH_COMMANDS,
  ...KEY_COMMANDS,
  ...LIST_COMMANDS,
  ...MEMORY_COMMANDS,
  ...GEO_COMMANDS,
  ...PUBSUB_COMMANDS,
  ...SERVER_COMMANDS,
  ...SET_COMMANDS,
  ...STRING_COMMANDS,
  ...TRANSACTION_COMMANDS,
  ...ZSET_COMMANDS,
  createCommandCommand(() => COMMANDS),
];

/** By the two spellings that clients use, so that neither has to be rewritten per command. */
const BY_NAME: ReadonlyMap<string, CommandSpec> = new Map(
  COMMANDS.flatMap((spec) => [
    [spec.name, spec],
    [spec.name.toUpperCase(), spec],
  ]),
);

export function findCommand(name: string): CommandSpec | undefined {
  return BY_NAME.get(name) ?? BY_NAME.get(name.toLowerCase());
}
