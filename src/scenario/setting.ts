/** A setting as a record: how it is written, read and printed. */
import type { SimulationOptions } from '../kernel/index.ts';

import type { WordReader } from './word-reader.ts';

export type Setting = {
  readonly name: string;
  /** Every way to write it, as lines over the regions r1 and r2. */
  readonly usage: readonly [string, ...string[]];
  readonly summary: string;
  /** True when the line may stand more than once. */
  readonly repeats: boolean;
  readonly read: (reader: WordReader, options: SimulationOptions) => SimulationOptions;
  /** What stands behind the colon, a text for each line. */
  readonly print: (options: SimulationOptions) => readonly string[];
};
