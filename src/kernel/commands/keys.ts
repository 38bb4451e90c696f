/** The family of commands on keys of any type. Rules: KEY-1…6, EXP-1…11, CLU-2. */
import { KEY_COPY_COMMANDS } from './key-copies.ts';
import { KEY_DUMP_COMMANDS } from './key-dump.ts';
import { KEY_EXISTENCE_COMMANDS } from './key-existence.ts';
import { KEY_EXPIRE_COMMANDS } from './key-expire.ts';
import { KEY_LISTING_COMMANDS } from './key-listing.ts';
import { KEY_OBJECT_COMMANDS } from './key-object.ts';
import { KEY_TTL_COMMANDS } from './key-ttls.ts';
import { SORT_COMMANDS } from './sort.ts';
import type { KeyspaceCommand } from './spec.ts';
import { WAITAOF_COMMANDS } from './waitaof.ts';

export const KEY_COMMANDS: readonly KeyspaceCommand[] = [
  ...KEY_EXISTENCE_COMMANDS,
  ...KEY_LISTING_COMMANDS,
  ...KEY_EXPIRE_COMMANDS,
  ...KEY_TTL_COMMANDS,
  ...KEY_COPY_COMMANDS,
  ...KEY_OBJECT_COMMANDS,
  ...KEY_DUMP_COMMANDS,
  ...SORT_COMMANDS,
  ...WAITAOF_COMMANDS,
];
