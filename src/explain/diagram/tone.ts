/**
 * The colours of a region. Three hues, told apart under the common kinds of colour blindness; regions
 * four to ten take them again with a double line and rely on their code.
 */
import type { Hue, Ink } from './mark.ts';

export type Tone = {
  readonly stroke: Ink;
  readonly fill: Ink;
  readonly text: Ink;
  /** Drawn with a second line. */
  readonly isDouble: boolean;
};

const HUES: readonly [Hue, Hue, Hue] = ['r1', 'r2', 'r3'];

/** For a value that no single region wrote: a sum of increments, a set united from several. */
export const SHARED: Tone = { stroke: 'ink-3', fill: 'sunken', text: 'ink', isDouble: false };

export function toneOf(position: number | undefined): Tone {
  if (position === undefined) return SHARED;
  const hue = HUES[position % HUES.length] ?? HUES[0];
  return {
    stroke: hue,
    fill: `${hue}-fill`,
    text: `${hue}-text`,
    isDouble: position >= HUES.length,
  };
}

/** The tone of the writer by its instance id, 1 for the first region. */
export const toneOfInstance = (instance: number | undefined): Tone =>
  toneOf(instance === undefined ? undefined : instance - 1);
