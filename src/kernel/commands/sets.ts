/** The set family. Rules: SET-1…4. */
import { SET_ALGEBRA_COMMANDS } from './set-algebra.ts';
import { SET_MEMBER_COMMANDS } from './set-members.ts';
import { SET_RANDOM_COMMANDS } from './set-random.ts';
import type { KeyspaceCommand } from './spec.ts';

export const SET_COMMANDS: readonly KeyspaceCommand[] = [
  ...SET_MEMBER_COMMANDS,
  ...SET_RANDOM_COMMANDS,
  ...SET_ALGEBRA_COMMANDS,
];
