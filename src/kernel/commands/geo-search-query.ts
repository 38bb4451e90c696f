/** The words of GEOSEARCH, GEORADIUS and their relatives, in the order in which Redis reads them. */
import {
  decodePosition,
  isError,
  type ByteString,
  type ErrorReply,
  type Position,
} from '../base/index.ts';
import { isOption, readInteger, wordAt } from './arguments.ts';
import { error, SYNTAX } from './errors.ts';
import { readBox, readCircle, readPosition, type SearchArea } from './geo-words.ts';
import type { Argv } from './spec.ts';
import type { ZsetView } from './view.ts';

/** What the command's name already decides. */
export type SearchForm = {
  /** Whether the centre and the area stand at fixed places, or are options. */
  readonly center: 'position' | 'member' | 'option';
  /** STORE as an option, a destination in front, or no storing at all. */
  readonly stores: 'option' | 'destination' | 'never';
};

export type GeoQuery = {
  center: Position | undefined;
  area: SearchArea | undefined;
  order: 'none' | 'ascending' | 'descending';
  /** 0 for all. */
  count: number;
  /** The first `count` found are enough, whichever they are. */
  isAny: boolean;
  withDistance: boolean;
  withHash: boolean;
  withPosition: boolean;
  destination: ByteString | undefined;
  storesDistance: boolean;
};

type Draft = GeoQuery & { centerFrom: 'member' | 'position' | undefined };

const UNKNOWN_MEMBER = error('ERR could not decode requested zset member');
const COUNT_NOT_POSITIVE = error('ERR COUNT must be > 0');
const ANY_WITHOUT_COUNT = error('ERR the ANY argument requires COUNT argument');

/** Reads the query; `source` is absent when the key is, and then members have no position. */
export function readGeoQuery(
  argv: Argv,
  form: SearchForm,
  source: ZsetView | undefined,
): GeoQuery | ErrorReply {
  const draft: Draft = {
    center: undefined,
    centerFrom: undefined,
    area: undefined,
    order: 'none',
    count: 0,
    isAny: false,
    withDistance: false,
    withHash: false,
    withPosition: false,
    destination: form.stores === 'destination' ? wordAt(argv, 1) : undefined,
    storesDistance: false,
  };
  const from = readFixed(draft, argv, form, source);
  if (isError(from)) return from;
  for (let at = from; at < argv.length;) {
    const words = argv.slice(at);
    const taken = readFlag(draft, words, form) ?? readOption(draft, words, form, source) ?? SYNTAX;
    if (isError(taken)) return taken;
    at += taken;
  }
  return refuseQuery(draft, argv, form) ?? draft;
}

/** The centre and radius of GEORADIUS stand before the options; gives where those begin. */
function readFixed(
  draft: Draft,
  argv: Argv,
  form: SearchForm,
  source: ZsetView | undefined,
): number | ErrorReply {
  switch (form.center) {
    case 'option':
      return form.stores === 'destination' ? 3 : 2;
    case 'position': {
      const center = readPosition(argv, 2);
      if (isError(center)) return center;
      draft.center = center;
      return readFixedArea(draft, argv, 4);
    }
    case 'member': {
      // Without a key, Redis does not even look at the radius.
      if (source === undefined) return 5;
      const score = source.score(wordAt(argv, 2));
      if (score === undefined) return UNKNOWN_MEMBER;
      draft.center = decodePosition(score);
      return readFixedArea(draft, argv, 3);
    }
  }
}

function readFixedArea(draft: Draft, argv: Argv, at: number): number | ErrorReply {
  const area = readCircle(argv, at);
  if (isError(area)) return area;
  draft.area = area;
  return at + 2;
}

/** Options of one word: 1, the words taken; `undefined` when it is none of them. */
function readFlag(draft: Draft, words: Argv, form: SearchForm): number | undefined {
  const [word] = words;
  if (isOption(word, 'withdist')) draft.withDistance = true;
  else if (isOption(word, 'withhash')) draft.withHash = true;
  else if (isOption(word, 'withcoord')) draft.withPosition = true;
  else if (isOption(word, 'any')) draft.isAny = true;
  else if (isOption(word, 'asc')) draft.order = 'ascending';
  else if (isOption(word, 'desc')) draft.order = 'descending';
  else if (form.stores === 'destination' && isOption(word, 'storedist')) {
    draft.storesDistance = true;
  } else return undefined;
  return 1;
}

/** Options of several words: how many were taken; `undefined` when it is none of them. */
function readOption(
  draft: Draft,
  words: Argv,
  form: SearchForm,
  source: ZsetView | undefined,
): number | ErrorReply | undefined {
  const has = (option: string, wordCount: number): boolean =>
    words.length >= wordCount && isOption(words[0], option);
  if (has('count', 2)) {
    const count = readInteger(wordAt(words, 1));
    if (isError(count)) return count;
    if (count <= 0) return COUNT_NOT_POSITIVE;
    draft.count = Number(count);
    return 2;
  }
  if (form.stores === 'option' && (has('store', 2) || has('storedist', 2))) {
    draft.destination = wordAt(words, 1);
    draft.storesDistance = has('storedist', 2);
    return 2;
  }
  if (form.center !== 'option') return undefined;
  if (has('frommember', 2) && draft.centerFrom !== 'position') {
    draft.centerFrom = 'member';
    const score = source?.score(wordAt(words, 1));
    if (source !== undefined && score === undefined) return UNKNOWN_MEMBER;
    draft.center = score === undefined ? undefined : decodePosition(score);
    return 2;
  }
  if (has('fromlonlat', 3) && draft.centerFrom !== 'member') {
    const center = readPosition(words, 1);
    if (isError(center)) return center;
    draft.centerFrom = 'position';
    draft.center = center;
    return 3;
  }
  return readArea(draft, words, has);
}

function readArea(
  draft: Draft,
  words: Argv,
  has: (option: string, wordCount: number) => boolean,
): number | ErrorReply | undefined {
  const isCircle = has('byradius', 3) && draft.area?.kind !== 'box';
  if (!isCircle && !(has('bybox', 4) && draft.area?.kind !== 'circle')) return undefined;
  const area = isCircle ? readCircle(words, 1) : readBox(words, 1);
  if (isError(area)) return area;
  draft.area = area;
  return isCircle ? 3 : 4;
}

function refuseQuery(draft: Draft, argv: Argv, form: SearchForm): ErrorReply | undefined {
  const isDetailed = draft.withDistance || draft.withHash || draft.withPosition;
  if (draft.destination !== undefined && isDetailed) {
    const what = form.stores === 'destination' ? 'GEOSEARCHSTORE' : 'STORE option in GEORADIUS';
    return error(`ERR ${what} is not compatible with WITHDIST, WITHHASH and WITHCOORD options`);
  }
  if (form.center === 'option') {
    // Redis repeats the name as the caller wrote it.
    const missing =
      draft.centerFrom === undefined
        ? 'FROMMEMBER or FROMLONLAT'
        : draft.area === undefined
          ? 'BYRADIUS and BYBOX'
          : undefined;
    if (missing !== undefined) {
      return error(`ERR exactly one of ${missing} can be specified for ${wordAt(argv, 0)}`);
    }
  }
  return draft.isAny && draft.count === 0 ? ANY_WITHOUT_COUNT : undefined;
}
