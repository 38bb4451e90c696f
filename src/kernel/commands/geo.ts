/** The geo family: sorted sets whose scores are positions. Rule: ZST-7. */
import { GEO_MEMBER_COMMANDS } from './geo-members.ts';
import { GEO_SEARCH_COMMANDS } from './geo-search.ts';
import type { KeyspaceCommand } from './spec.ts';

export const GEO_COMMANDS: readonly KeyspaceCommand[] = [
  ...GEO_MEMBER_COMMANDS,
  ...GEO_SEARCH_COMMANDS,
];
