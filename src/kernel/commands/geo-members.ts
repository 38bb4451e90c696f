/** GEOADD, GEODIST, GEOHASH, GEOPOS: positions are scores of a sorted set (ZST-7). */
import {
  array,
  bulk,
  bulkOrNil,
  decodePosition,
  distanceMeters,
  encodePosition,
  formatCoordinate,
  formatDistance,
  geohashOf,
  isError,
  NIL,
  NIL_ARRAY,
  type Position,
  type Reply,
} from '../base/index.ts';
import { wordAt } from './arguments.ts';
import { SYNTAX } from './errors.ts';
import { readPosition, readUnit } from './geo-words.ts';
import { answer, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import type { View } from './view.ts';
import { addEntries, readAddOptions } from './zset-add.ts';
import type { Entry } from './zset-updates.ts';

const geo = { kind: 'keyspace', group: 'geo', since: '3.2.0', keys: ONE_KEY } as const;

export const GEO_MEMBER_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...geo,
    name: 'geoadd',
    summary: 'Adds members with their positions, or moves them.',
    arity: -5,
    usage: 'key [NX | XX] [CH] longitude latitude member [longitude latitude member ...]',
    flags: ['write', 'denyoom'],
    prepare: geoadd,
  },
  {
    ...geo,
    name: 'geodist',
    summary: 'Returns the distance between two members.',
    arity: -4,
    usage: 'key member1 member2 [M | KM | FT | MI]',
    flags: ['readonly'],
    prepare: geodist,
  },
  {
    ...geo,
    name: 'geohash',
    summary: 'Returns the geohashes of members.',
    arity: -2,
    usage: 'key [member [member ...]]',
    flags: ['readonly'],
    prepare: geohash,
  },
  {
    ...geo,
    name: 'geopos',
    summary: 'Returns the longitudes and latitudes of members.',
    arity: -2,
    usage: 'key [member [member ...]]',
    flags: ['readonly'],
    prepare: geopos,
  },
];

function geoadd(view: View, argv: Argv): Outcome {
  const options: Parameters<typeof readAddOptions>[1] = new Set();
  const from = readAddOptions(argv, options, ['nx', 'xx', 'ch']);
  const wordCount = argv.length - from;
  const isContradictory = options.has('nx') && options.has('xx');
  if (wordCount === 0 || wordCount % 3 !== 0 || isContradictory) return answer(SYNTAX);
  const entries: Entry[] = [];
  for (let at = from; at < argv.length; at += 3) {
    const position = readPosition(argv, at);
    if (isError(position)) return answer(position);
    entries.push([wordAt(argv, at + 2), encodePosition(position)]);
  }
  return addEntries(view, wordAt(argv, 1), options, entries);
}

function geodist(view: View, argv: Argv): Outcome {
  if (argv.length > 5) return answer(SYNTAX);
  const unit = argv[4] === undefined ? 'm' : readUnit(argv[4]);
  if (isError(unit)) return answer(unit);
  const held = view.zset(wordAt(argv, 1));
  if (isError(held)) return answer(held);
  const [one, other] = [held?.score(wordAt(argv, 2)), held?.score(wordAt(argv, 3))];
  if (one === undefined || other === undefined) return answer(NIL);
  const meters = distanceMeters(decodePosition(one), decodePosition(other));
  return answer(bulk(formatDistance(meters, unit)));
}

function geohash(view: View, argv: Argv): Outcome {
  return describe(view, argv, (score) => bulkOrNil(score === undefined ? score : geohashOf(score)));
}

function geopos(view: View, argv: Argv): Outcome {
  return describe(view, argv, (score) =>
    score === undefined ? NIL_ARRAY : positionReply(decodePosition(score)),
  );
}

function describe(view: View, argv: Argv, tell: (score: number | undefined) => Reply): Outcome {
  const held = view.zset(wordAt(argv, 1));
  if (isError(held)) return answer(held);
  return answer(array(argv.slice(2).map((member) => tell(held?.score(member)))));
}

export const positionReply = ({ longitude, latitude }: Position): Reply =>
  array([bulk(formatCoordinate(longitude)), bulk(formatCoordinate(latitude))]);
