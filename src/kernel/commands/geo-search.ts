/** GEOSEARCH, GEORADIUS and their relatives; what they store is an ordinary *STORE (SET-4). */
import {
  array,
  bulk,
  decodePosition,
  EMPTY_ARRAY,
  formatDistance,
  integer,
  invariant,
  isError,
  METERS_PER_UNIT,
  scoreWithin,
  searchRanges,
  ZERO,
  type ByteString,
  type GeoShape,
  type GeoUnit,
  type Reply,
} from '../base/index.ts';
import { isOption, wordAt } from './arguments.ts';
import { positionReply } from './geo-members.ts';
import { readGeoQuery, type GeoQuery, type SearchForm } from './geo-search-query.ts';
import { storeResult } from './set-updates.ts';
import {
  answer,
  change,
  ONE_KEY,
  TWO_KEYS,
  type Argv,
  type KeyPositions,
  type KeyspaceCommand,
  type Outcome,
} from './spec.ts';
import type { View, ZsetView } from './view.ts';
import { assignScores } from './zset-updates.ts';

const geo = { kind: 'keyspace', group: 'geo', since: '3.2.0' } as const;
const CIRCLE_OPTIONS = '[WITHCOORD] [WITHDIST] [WITHHASH] [COUNT count [ANY]] [ASC | DESC]';
const UNIT = '<M | KM | FT | MI>';
const AREA = `<FROMMEMBER member | FROMLONLAT longitude latitude> <BYRADIUS radius ${UNIT} | BYBOX width height ${UNIT}> [ASC | DESC] [COUNT count [ANY]]`;
const STORE = '[STORE key | STOREDIST key]';

/** The searched key, and the one stored to. */
const STORE_OPTION_KEYS: KeyPositions = { kind: 'find', find: storedToIndexes, also: 1 };
const STORED_TO: KeyPositions = { kind: 'find', find: storedToIndexes };

export const GEO_SEARCH_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...geo,
    name: 'geosearch',
    summary: 'Returns the members inside a circle or a box.',
    since: '6.2.0',
    arity: -7,
    usage: `key ${AREA} [WITHCOORD] [WITHDIST] [WITHHASH]`,
    flags: ['readonly'],
    keys: ONE_KEY,
    prepare: (view, argv) => search(view, argv, { center: 'option', stores: 'never' }),
  },
  {
    ...geo,
    name: 'geosearchstore',
    summary: 'Stores the members inside a circle or a box.',
    since: '6.2.0',
    arity: -8,
    usage: `destination source ${AREA} [STOREDIST]`,
    flags: ['write', 'denyoom'],
    keys: TWO_KEYS,
    writes: ONE_KEY,
    prepare: (view, argv) => search(view, argv, { center: 'option', stores: 'destination' }),
  },
  {
    ...geo,
    name: 'georadius',
    summary: 'Returns or stores the members within a distance of a position.',
    arity: -6,
    usage: `key longitude latitude radius ${UNIT} ${CIRCLE_OPTIONS} ${STORE}`,
    flags: ['write', 'denyoom', 'movablekeys'],
    keys: STORE_OPTION_KEYS,
    writes: STORED_TO,
    prepare: (view, argv) => search(view, argv, { center: 'position', stores: 'option' }),
  },
  {
    ...geo,
    name: 'georadius_ro',
    summary: 'Returns the members within a distance of a position.',
    since: '3.2.10',
    arity: -6,
    usage: `key longitude latitude radius ${UNIT} ${CIRCLE_OPTIONS}`,
    flags: ['readonly'],
    keys: ONE_KEY,
    prepare: (view, argv) => search(view, argv, { center: 'position', stores: 'never' }),
  },
  {
    ...geo,
    name: 'georadiusbymember',
    summary: 'Returns or stores the members within a distance of a member.',
    arity: -5,
    usage: `key member radius ${UNIT} ${CIRCLE_OPTIONS} ${STORE}`,
    flags: ['write', 'denyoom', 'movablekeys'],
    keys: STORE_OPTION_KEYS,
    writes: STORED_TO,
    prepare: (view, argv) => search(view, argv, { center: 'member', stores: 'option' }),
  },
  {
    ...geo,
    name: 'georadiusbymember_ro',
    summary: 'Returns the members within a distance of a member.',
    since: '3.2.10',
    arity: -5,
    usage: `key member radius ${UNIT} ${CIRCLE_OPTIONS}`,
    flags: ['readonly'],
    keys: ONE_KEY,
    prepare: (view, argv) => search(view, argv, { center: 'member', stores: 'never' }),
  },
];

/** The last key that STORE or STOREDIST names, if any. */
function storedToIndexes(argv: Argv): readonly number[] {
  let stored: number | undefined;
  for (let at = 5; at + 1 < argv.length; at++) {
    if (!isOption(argv[at], 'store') && !isOption(argv[at], 'storedist')) continue;
    at++;
    stored = at;
  }
  return stored === undefined ? [] : [stored];
}

type Found = { readonly member: ByteString; readonly score: number; readonly meters: number };

function search(view: View, argv: Argv, form: SearchForm): Outcome {
  const source = view.zset(wordAt(argv, form.stores === 'destination' ? 2 : 1));
  if (isError(source)) return answer(source);
  const query = readGeoQuery(argv, form, source);
  if (isError(query)) return answer(query);
  const { destination } = query;
  if (source === undefined) {
    if (destination === undefined) return answer(EMPTY_ARRAY);
    return change(ZERO, ...storeResult(view, destination, undefined));
  }
  const { center, area } = query;
  invariant(
    center !== undefined && area !== undefined,
    'a geo query of an existing key has a centre and an area; readGeoQuery let one pass without',
  );
  const found = chosen(source, { center, ...area }, query);
  if (destination === undefined) {
    return answer(array(found.map((item) => describe(item, area.unit, query))));
  }
  const entries = found.map(({ member, score, meters }) => {
    return [member, query.storesDistance ? meters / METERS_PER_UNIT[area.unit] : score] as const;
  });
  const add = entries.length === 0 ? undefined : assignScores(destination, entries);
  return change(integer(entries.length), ...storeResult(view, destination, add));
}

/** A count asks for the nearest, unless it says ANY. */
function chosen(source: ZsetView, shape: GeoShape, query: GeoQuery): Found[] {
  const { count, isAny } = query;
  const found = findWithin(source, shape, isAny ? count : Infinity);
  const order = query.order === 'none' && count > 0 && !isAny ? 'ascending' : query.order;
  if (order === 'ascending') found.sort((left, right) => left.meters - right.meters);
  if (order === 'descending') found.sort((left, right) => right.meters - left.meters);
  return count > 0 ? found.slice(0, count) : found;
}

/** Members inside the shape, square by square of the grid; at most `foundMax`. */
function findWithin(source: ZsetView, shape: GeoShape, foundMax: number): Found[] {
  const found: Found[] = [];
  const entries = source.entries();
  for (const { min, max } of searchRanges(shape)) {
    for (const [member, score] of entries) {
      if (score < min || score >= max) continue;
      const meters = scoreWithin(shape, score);
      if (meters === undefined) continue;
      found.push({ member, score, meters });
      if (found.length >= foundMax) return found;
    }
  }
  return found;
}

function describe({ member, score, meters }: Found, unit: GeoUnit, query: GeoQuery): Reply {
  const details: Reply[] = [];
  if (query.withDistance) details.push(bulk(formatDistance(meters, unit)));
  if (query.withHash) details.push(integer(Math.trunc(score)));
  if (query.withPosition) details.push(positionReply(decodePosition(score)));
  return details.length === 0 ? bulk(member) : array([bulk(member), ...details]);
}
