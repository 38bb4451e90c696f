/** How a command counts time: from now or from the epoch, in seconds or in milliseconds. */
import type { ByteString } from '../base/index.ts';
import { isOption } from './arguments.ts';

export type TimeUnit = { readonly msEach: 1 | 1000; readonly isRelative: boolean };

/** What the options EX, PX, EXAT and PXAT say about the number behind them. */
const TIME_OPTIONS: readonly (readonly [option: string, unit: TimeUnit])[] = [
  ['ex', { msEach: 1000, isRelative: true }],
  ['px', { msEach: 1, isRelative: true }],
  ['exat', { msEach: 1000, isRelative: false }],
  ['pxat', { msEach: 1, isRelative: false }],
];

/** The unit that an option word names, if it is one. */
export const timeUnitOf = (word: ByteString | undefined): TimeUnit | undefined =>
  TIME_OPTIONS.find(([option]) => isOption(word, option))?.[1];
