/**
 * The words that lines are made of: a region, a link, a duration … Each slot reads its words,
 * refusing wrong ones with what would be right, and prints them in their one canonical form.
 */
import {
  advanceMsMax,
  bytes,
  clockSkewMsMax,
  latencyMsMax,
  suggest,
  type ByteString,
} from '../kernel/index.ts';

import { printDuration, printSkew, readDuration } from './duration.ts';
import type { WordReader } from './word-reader.ts';

export type Slot<Value> = {
  readonly read: (reader: WordReader) => Value;
  readonly print: (value: Value) => readonly ByteString[];
};

export type Pair = { readonly from: string; readonly to: string };
export type Link = Pair & { readonly oneWay: boolean };

/** Nothing: the name says it all. */
export const NOTHING: Slot<undefined> = { read: () => undefined, print: () => [] };

/** Two slots in a row. */
export function inRow<First, Second>(
  first: Slot<First>,
  second: Slot<Second>,
): Slot<readonly [First, Second]> {
  return {
    read: (reader) => [first.read(reader), second.read(reader)],
    print: ([one, two]) => [...first.print(one), ...second.print(two)],
  };
}

const words = (...parts: readonly string[]): readonly ByteString[] => parts.map(bytes);

/** `r1`: a region of this scenario. */
export const REGION: Slot<string> = {
  read: (reader) => {
    const name = reader.take('the region');
    if (!reader.regions.includes(name)) reader.refuse(unknownRegion(name, reader.regions));
    return name;
  },
  print: (name) => words(name),
};

export function unknownRegion(name: string, regions: readonly string[]): string {
  const known = regions.join(', ');
  return `there is no region '${name}' here; the regions are ${known}.${suggest(name, regions)}`;
}

/** `r1 r2`: both ways between two regions. */
export const PAIR: Slot<Pair> = {
  read: (reader) => {
    const from = REGION.read(reader);
    return { from, to: readOther(reader, from) };
  },
  print: ({ from, to }) => words(from, to),
};

/** `r1 r2`, or nothing for every pair. */
export const PAIR_OR_ALL: Slot<Pair | undefined> = {
  read: (reader) => (reader.peek() === undefined ? undefined : PAIR.read(reader)),
  print: (pair) => (pair === undefined ? [] : PAIR.print(pair)),
};

/** `r1 -> r2`: one direction. */
export const DIRECTION: Slot<Pair> = {
  read: (reader) => {
    const from = REGION.read(reader);
    if (!reader.takeIf('->')) {
      reader.take('->');
      reader.refuse(`one direction is meant here: put an arrow between the regions, ${from} -> …`);
    }
    return { from, to: readOther(reader, from) };
  },
  print: ({ from, to }) => words(from, '->', to),
};

/** `3`, or nothing for all. */
export const COUNT_OR_ALL: Slot<number | undefined> = {
  read: (reader) => {
    if (reader.peek() === undefined) return undefined;
    const word = reader.take('a count');
    if (!/^[1-9][0-9]{0,5}$/.test(word)) {
      reader.refuse(`'${word}' is not a count: write 1, 2, …, or nothing for all.`);
    }
    return Number(word);
  },
  print: (count) => (count === undefined ? [] : words(String(count))),
};

/** `4000`: so many bytes. */
export const BYTES: Slot<number> = {
  read: (reader) => {
    const word = reader.take('a number of bytes');
    if (!/^[1-9][0-9]{0,14}$/.test(word)) {
      reader.refuse(`'${word}' is not a number of bytes: write 1 or more.`);
    }
    return Number(word);
  },
  print: (count) => words(String(count)),
};

/** `r1 r2` for both ways, `r1 -> r2` for one. */
export const LINK: Slot<Link> = {
  read: (reader) => {
    const from = REGION.read(reader);
    const oneWay = reader.takeIf('->');
    if (!oneWay) reader.takeIf('<->');
    return { from, to: readOther(reader, from), oneWay };
  },
  print: ({ from, to, oneWay }) => (oneWay ? words(from, '->', to) : words(from, to)),
};

function readOther(reader: WordReader, from: string): string {
  const to = REGION.read(reader);
  if (to === from) reader.refuse(`a region has no link to itself: name one other than ${from}.`);
  return to;
}

/** `50ms`: how long, more than nothing. */
export const DURATION: Slot<number> = {
  read: (reader) => {
    const ms = readMs(reader, { mostMs: advanceMsMax, limit: 'advanceMsMax' });
    if (ms <= 0) reader.refuse('time only moves forward: write 1ms or more.');
    return ms;
  },
  print: (ms) => words(printDuration(ms)),
};

/** `+100ms`: how far a clock is ahead of virtual time, or behind it. */
export const SKEW: Slot<number> = {
  read: (reader) => {
    const next = reader.peek() ?? '';
    const ms = readMs(reader, { mostMs: clockSkewMsMax, limit: 'clockSkewMsMax' });
    if (!/^[+-]/.test(next) && ms !== 0) {
      reader.refuse(`say whether the clock is ahead or behind: write +${next} or -${next}.`);
    }
    return ms;
  },
  print: (ms) => words(printSkew(ms)),
};

type Longest = { readonly mostMs: number; readonly limit: string };

/** Of what is under way. */
export const LONGEST_DELAY: Longest = { mostMs: latencyMsMax, limit: 'latencyMsMax' };

export function readMs(reader: WordReader, { mostMs, limit }: Longest): number {
  const word = reader.take('a duration');
  const ms =
    readDuration(word) ??
    reader.refuse(`'${word}' is not a whole number of milliseconds: write 50ms, 2s, 1min or 1h.`);
  if (Math.abs(ms) > mostMs) {
    reader.refuse(`'${word}' is too long: write ${printDuration(mostMs)} at most (${limit}).`);
  }
  return ms;
}

/** `+50ppm`: by how many millionths a clock runs too fast (or, with a minus, too slow). */
export const PPM: Slot<number> = {
  read: (reader) => {
    const word = reader.take('the drift');
    const figure = /^([+-][0-9]+)ppm$/.exec(word)?.[1];
    if (figure === undefined) {
      reader.refuse(`'${word}' is not a drift: write +50ppm for too fast, -50ppm for too slow.`);
    }
    return Number(figure);
  },
  print: (ppm) => words(printPpm(ppm)),
};

export const printPpm = (ppm: number): string => `${ppm < 0 ? '' : '+'}${ppm}ppm`;

export type Pace = { readonly factor: number; readonly extraMs: number };

/** `10x`: so many times as slow; `+2s`: so much later; or both. */
export const PACE: Slot<Pace> = {
  read: (reader) => {
    const figure = /^([0-9]+(?:\.[0-9]+)?)x$/.exec(reader.peek() ?? '')?.[1];
    if (figure !== undefined) reader.take('the factor');
    const isLater = figure === undefined || reader.peek()?.startsWith('+') === true;
    const extraMs = isLater ? readMs(reader, LONGEST_DELAY) : 0;
    if (extraMs < 0) reader.refuse('a clog makes a link slower: write 10x, +2s, or both.');
    return { factor: figure === undefined ? 1 : Number(figure), extraMs };
  },
  print: ({ factor, extraMs }) =>
    words(
      ...(factor === 1 ? [] : [`${factor}x`]),
      ...(extraMs === 0 ? [] : [`+${printDuration(extraMs)}`]),
    ),
};

/** `r4`: a region that may be new. */
export const NEWCOMER: Slot<string> = {
  read: (reader) => {
    const name = reader.take('the region');
    if (!REGION_NAME.test(name)) {
      reader.refuse(`'${name}' cannot name a region: use letters, digits, '-', '_' or '.'.`);
    }
    return name;
  },
  print: (name) => words(name),
};

export const REGION_NAME = /^[\w.-]+$/;

/** Any bytes, quoted as an argument. */
export const KEY: Slot<ByteString> = {
  read: (reader) => reader.takeBytes('the key'),
  print: (key) => [key],
};

/** One word of a few. */
export function oneOf<Choice extends string>(
  ...choices: readonly Choice[]
): Slot<Choice> & { readonly choices: readonly Choice[] } {
  return {
    choices,
    read: (reader) => {
      const word = reader.take(choices.join(' or '));
      const choice = choices.find((each) => each === word);
      return (
        choice ??
        reader.refuse(
          `'${word}' cannot stand here: write ${choices.join(' or ')}.${suggest(word, choices)}`,
        )
      );
    },
    print: (choice) => words(choice),
  };
}
