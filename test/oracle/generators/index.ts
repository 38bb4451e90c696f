/** The tables of generators by family. A new family adds its line here. */
import type { Generator } from '../generator.ts';
import { TRANSACTION_GENERATORS } from './transactions.ts';

export const FAMILIES: ReadonlyMap<string, readonly Generator[]> = new Map([
  ['transactions', TRANSACTION_GENERATORS],
]);
