/** Walks the words of one line, from left to right, and says in whose place what was expected. */
import { bytes, text, type ByteString } from '../kernel/index.ts';

import { fail, type Place } from './place.ts';
import type { Word } from './words.ts';

export type WordReader = {
  /** The region names of the scenario, for the words that name one. */
  readonly regions: readonly string[];
  /** The next word without taking it; undefined at the end. */
  readonly peek: () => string | undefined;
  /** Takes the next word; `wanted` names what should stand there. */
  readonly take: (wanted: string) => string;
  readonly takeBytes: (wanted: string) => ByteString;
  /** Takes the next word when it is this one. */
  readonly takeIf: (word: string) => boolean;
  /** Refuses the word last taken. */
  readonly refuse: (problem: string) => never;
  /** Refuses anything that is left. */
  readonly end: () => void;
};

export type Line = {
  readonly words: readonly Word[];
  readonly regions: readonly string[];
  /** How the line is written, for messages. */
  readonly usage: string;
  readonly place: Place;
};

export function createWordReader({ words, regions, usage, place }: Line): WordReader {
  let next = 0;
  const placeOf = (index: number): Place => ({
    line: place.line,
    column: words[index]?.column ?? place.column,
  });
  const takeBytes = (wanted: string): ByteString => {
    const word = words[next];
    if (word === undefined) fail(place, `${wanted} is missing: write ${usage}.`);
    next += 1;
    return word.bytes;
  };
  const peek = (): string | undefined => {
    const word = words[next];
    return word === undefined ? undefined : text(word.bytes);
  };
  return {
    regions,
    peek,
    takeBytes,
    take: (wanted) => text(takeBytes(wanted)),
    takeIf: (word) => {
      const isNext = words[next]?.bytes === bytes(word);
      if (isNext) next += 1;
      return isNext;
    },
    refuse: (problem) => fail(placeOf(next - 1), problem),
    end: () => {
      const extra = peek();
      if (extra !== undefined)
        fail(placeOf(next), `'${extra}' is one word too many: write ${usage}.`);
    },
  };
}
