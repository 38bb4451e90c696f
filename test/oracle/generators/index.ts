/** The tables of generators by family. A new family adds its line here. */
import type { Generator } from '../generator.ts';
import { GEO_GENERATORS } from './geo.ts';
import { SET_GENERATORS } from './sets.ts';
import { TRANSACTION_GENERATORS } from './transactions.ts';
import { ZSET_GENERATORS } from './zsets.ts';

export const FAMILIES: ReadonlyMap<string, readonly Generator[]> = new Map([
  ['geo', GEO_GENERATORS],
  ['sets', SET_GENERATORS],
  ['zsets', ZSET_GENERATORS],
  ['transactions', TRANSACTION_GENERATORS],
]);
