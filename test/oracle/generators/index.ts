/** The tables of generators by family. A new family adds its line here. */
import type { Generator } from '../generator.ts';
import { BITMAP_GENERATORS } from './bitmaps.ts';
import { HASH_GENERATORS } from './hashes.ts';
import { KEY_GENERATORS } from './keys.ts';
import { LIST_GENERATORS } from './lists.ts';
import { GEO_GENERATORS } from './geo.ts';
import { PUBSUB_GENERATORS } from './pubsub.ts';
import { SERVER_GENERATORS } from './server.ts';
import { SET_GENERATORS } from './sets.ts';
import { SORT_GENERATORS } from './sort.ts';
import { STRING_GENERATORS } from './strings.ts';
import { TRANSACTION_GENERATORS } from './transactions.ts';
import { ZSET_GENERATORS } from './zsets.ts';

export const FAMILIES: ReadonlyMap<string, readonly Generator[]> = new Map([
  ['strings', STRING_GENERATORS],
  ['bitmaps', BITMAP_GENERATORS],
  ['keys', KEY_GENERATORS],
  ['sort', SORT_GENERATORS],
  ['pubsub', PUBSUB_GENERATORS],
  ['server', SERVER_GENERATORS],
  ['geo', GEO_GENERATORS],
  ['sets', SET_GENERATORS],
  ['zsets', ZSET_GENERATORS],
  ['hashes', HASH_GENERATORS],
  ['lists', LIST_GENERATORS],
  ['transactions', TRANSACTION_GENERATORS],
]);
