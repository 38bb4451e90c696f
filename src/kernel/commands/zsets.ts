/** The sorted-set family. Rules: ZST-1…8. */
import type { KeyspaceCommand } from './spec.ts';
import { ZSET_ADD_COMMANDS } from './zset-add.ts';
import { ZSET_ALGEBRA_COMMANDS } from './zset-algebra.ts';
import { ZSET_MEMBER_COMMANDS } from './zset-members.ts';
import { ZSET_POP_COMMANDS } from './zset-pops.ts';
import { ZSET_RANDOM_COMMANDS } from './zset-random.ts';
import { ZSET_RANGE_COMMANDS } from './zset-ranges.ts';
import { ZSET_SPAN_COMMANDS } from './zset-spans.ts';

export const ZSET_COMMANDS: readonly KeyspaceCommand[] = [
  ...ZSET_ADD_COMMANDS,
  ...ZSET_MEMBER_COMMANDS,
  ...ZSET_RANGE_COMMANDS,
  ...ZSET_SPAN_COMMANDS,
  ...ZSET_POP_COMMANDS,
  ...ZSET_RANDOM_COMMANDS,
  ...ZSET_ALGEBRA_COMMANDS,
];
