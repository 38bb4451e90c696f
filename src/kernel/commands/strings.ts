/** The string family, counters included. Rules: STR-1…6, CTR-1…7, EXP-9. */
import { COUNTER_COMMANDS } from './counters.ts';
import type { KeyspaceCommand } from './spec.ts';
import { STRING_LCS_COMMANDS } from './string-lcs.ts';
import { STRING_MULTI_COMMANDS } from './string-multi.ts';
import { STRING_PART_COMMANDS } from './string-parts.ts';
import { STRING_READ_COMMANDS } from './string-reads.ts';
import { STRING_SET_COMMANDS } from './string-set.ts';
import { STRING_TAKE_COMMANDS } from './string-takes.ts';

export const STRING_COMMANDS: readonly KeyspaceCommand[] = [
  ...STRING_READ_COMMANDS,
  ...STRING_SET_COMMANDS,
  ...STRING_TAKE_COMMANDS,
  ...STRING_PART_COMMANDS,
  ...STRING_MULTI_COMMANDS,
  ...COUNTER_COMMANDS,
  ...STRING_LCS_COMMANDS,
];
