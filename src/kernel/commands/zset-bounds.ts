/** Ranges of a sorted set by place, by score and by member bytes: read from words, then applied. */
import {
  asBytes,
  compareBytes,
  isError,
  parseScoreBound,
  type ByteString,
  type ErrorReply,
  type ScoreBound,
} from '../base/index.ts';
import { readIndex } from './arguments.ts';
import { error } from './errors.ts';
import { clampRange } from './list-ranges.ts';
import type { Entry } from './zset-updates.ts';

export type RangeKind = 'rank' | 'score' | 'lex';

type LexBound =
  | { readonly kind: 'least' }
  | { readonly kind: 'most' }
  | { readonly kind: 'member'; readonly bytes: ByteString; readonly isExclusive: boolean };

export type Range =
  | { readonly kind: 'rank'; readonly min: number; readonly max: number }
  | { readonly kind: 'score'; readonly min: ScoreBound; readonly max: ScoreBound }
  | { readonly kind: 'lex'; readonly min: LexBound; readonly max: LexBound };

const NOT_SCORES = error('ERR min or max is not a float');
const NOT_LEXICAL = error('ERR min or max not valid string range item');

/** Reads the words of a range, the lower bound first; places count from 0, or back from -1. */
export function readRange(
  kind: RangeKind,
  words: { readonly min: ByteString; readonly max: ByteString },
): Range | ErrorReply {
  switch (kind) {
    case 'rank': {
      const min = readIndex(words.min);
      if (isError(min)) return min;
      const max = readIndex(words.max);
      return isError(max) ? max : { kind, min, max };
    }
    case 'score': {
      const [min, max] = [parseScoreBound(words.min), parseScoreBound(words.max)];
      return min === undefined || max === undefined ? NOT_SCORES : { kind, min, max };
    }
    case 'lex': {
      const [min, max] = [readLexBound(words.min), readLexBound(words.max)];
      return min === undefined || max === undefined ? NOT_LEXICAL : { kind, min, max };
    }
  }
}

function readLexBound(word: ByteString): LexBound | undefined {
  const isAlone = word.length === 1 || word.charAt(1) === '\0';
  switch (word.charAt(0)) {
    case '-':
      return isAlone ? { kind: 'least' } : undefined;
    case '+':
      return isAlone ? { kind: 'most' } : undefined;
    case '(':
    case '[': {
      const isExclusive = word.startsWith('(');
      return { kind: 'member', bytes: asBytes(word.slice(1)), isExclusive };
    }
    default:
      return undefined;
  }
}

/** The entries in the range, from the lowest, or from the highest when reversed. */
export function entriesWithin(
  entries: readonly Entry[],
  range: Range,
  isReversed = false,
): readonly Entry[] {
  const ordered = isReversed ? [...entries].reverse() : entries;
  switch (range.kind) {
    case 'rank': {
      const { start, end } = clampRange(entries.length, range.min, range.max);
      return ordered.slice(start, end);
    }
    case 'score':
      return ordered.filter(([, score]) => isScoreWithin(score, range));
    case 'lex':
      return lexicalRun(ordered, range, isReversed);
  }
}

function isScoreWithin(score: number, { min, max }: Extract<Range, { kind: 'score' }>): boolean {
  const isAbove = min.isExclusive ? score > min.value : score >= min.value;
  return isAbove && (max.isExclusive ? score < max.value : score <= max.value);
}

type LexRange = Extract<Range, { kind: 'lex' }>;

/**
 * The members between two bounds. Redis promises something only where all scores are equal; with
 * different scores it answers the first run it meets, and so does this.
 */
function lexicalRun(ordered: readonly Entry[], range: LexRange, isReversed: boolean): Entry[] {
  const isPastNear = ([member]: Entry): boolean =>
    isReversed ? isAtMost(member, range.max) : isAtLeast(member, range.min);
  const isBeforeFar = ([member]: Entry): boolean =>
    isReversed ? isAtLeast(member, range.min) : isAtMost(member, range.max);
  const [first] = isReversed ? ordered.slice(-1) : ordered;
  const [last] = isReversed ? ordered : ordered.slice(-1);
  const isReached =
    first !== undefined &&
    last !== undefined &&
    isAtMost(first[0], range.max) &&
    isAtLeast(last[0], range.min);
  if (isEmpty(range) || !isReached) return [];
  const start = ordered.findIndex(isPastNear);
  if (start < 0) return [];
  const rest = ordered.slice(start);
  const end = rest.findIndex((entry) => !isBeforeFar(entry));
  return end < 0 ? rest : rest.slice(0, end);
}

function isAtLeast(member: ByteString, bound: LexBound): boolean {
  if (bound.kind !== 'member') return bound.kind === 'least';
  const order = compareBytes(member, bound.bytes);
  return bound.isExclusive ? order > 0 : order >= 0;
}

function isAtMost(member: ByteString, bound: LexBound): boolean {
  if (bound.kind !== 'member') return bound.kind === 'most';
  const order = compareBytes(member, bound.bytes);
  return bound.isExclusive ? order < 0 : order <= 0;
}

function isEmpty({ min, max }: LexRange): boolean {
  if (min.kind === 'most' || max.kind === 'least') return true;
  if (min.kind === 'least' || max.kind === 'most') return false;
  const order = compareBytes(min.bytes, max.bytes);
  return order > 0 || (order === 0 && (min.isExclusive || max.isExclusive));
}
