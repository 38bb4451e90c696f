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

/** How to walk through a range. */
export type Walk = {
  /** From the highest entry down. */
  readonly isReversed?: boolean;
  /** Entries left out at the start; negative leaves out everything. */
  readonly offset?: number;
};

/** The entries in the range, from the lowest unless reversed. */
export function entriesWithin(
  entries: readonly Entry[],
  range: Range,
  { isReversed = false, offset = 0 }: Walk = {},
): readonly Entry[] {
  if (offset < 0) return [];
  const ordered = isReversed ? [...entries].reverse() : entries;
  switch (range.kind) {
    case 'rank': {
      const { start, end } = clampRange(entries.length, range.min, range.max);
      return ordered.slice(start, end).slice(offset);
    }
    case 'score':
      return ordered.filter(([, score]) => isScoreWithin(score, range)).slice(offset);
    case 'lex':
      return lexicalRun(ordered, range, { isReversed, offset });
  }
}

function isScoreWithin(score: number, { min, max }: Extract<Range, { kind: 'score' }>): boolean {
  const isAbove = min.isExclusive ? score > min.value : score >= min.value;
  return isAbove && (max.isExclusive ? score < max.value : score <= max.value);
}

type LexRange = Extract<Range, { kind: 'lex' }>;

/**
 * The members between two bounds. Redis promises something only where all scores are equal; with
 * different scores it answers the first run it meets, its offset counted before the far bound is
 * looked at, and so does this.
 */
function lexicalRun(
  ordered: readonly Entry[],
  { min, max }: LexRange,
  { isReversed, offset }: Required<Walk>,
): readonly Entry[] {
  const [lowest, highest] = isReversed
    ? [ordered.at(-1), ordered.at(0)]
    : [ordered.at(0), ordered.at(-1)];
  if (lowest === undefined || highest === undefined || isEmpty(min, max)) return [];
  if (!isAtMost(lowest[0], max) || !isAtLeast(highest[0], min)) return [];
  const isPastNear = ([member]: Entry): boolean =>
    isReversed ? isAtMost(member, max) : isAtLeast(member, min);
  const isBeforeFar = ([member]: Entry): boolean =>
    isReversed ? isAtLeast(member, min) : isAtMost(member, max);
  const first = ordered.find(isPastNear);
  if (first === undefined || !isBeforeFar(first)) return [];
  const rest = ordered.slice(ordered.indexOf(first) + offset);
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

function isEmpty(min: LexBound, max: LexBound): boolean {
  if (min.kind === 'most' || max.kind === 'least') return true;
  if (min.kind === 'least' || max.kind === 'most') return false;
  const order = compareBytes(min.bytes, max.bytes);
  return order > 0 || (order === 0 && (min.isExclusive || max.isExclusive));
}
