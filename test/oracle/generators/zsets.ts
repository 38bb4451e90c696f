import type { Draw } from '../draw.ts';
import type { Generator } from '../generator.ts';
import { randomCount, scanWords } from './sets.ts';

/** Mostly few scores, so that members tie; sometimes hostile. */
const score = (draw: Draw): string => {
  if (draw.chance(80)) return draw.oneOf(['0', '1', '2', '3', '-1', '1.5', '0.1', '0.2', '10']);
  const drawn = draw.chance(70)
    ? draw.float()
    : draw.oneOf(['1.7976931348623157e308', '1e309', '1e-320']);
  // Redis keeps the sign of minus zero in large sorted sets and drops it in small ones.
  return drawn === '-0' ? '0' : drawn;
};

const entries = (draw: Draw, most = 4): string[] =>
  draw.several(1, most, () => [score(draw), draw.member()]).flat();

/** Many members, of one score mostly, so that there is something to find between two members. */
const manyEntries = (draw: Draw): string[] => {
  const [same] = draw.oneOf([['0'], ['1'], [undefined]]);
  return draw.several(5, 9, () => [same ?? score(draw), draw.member()]).flat();
};

/** Fewer keys than others have, so that sorted sets grow. */
const zsetKey = (draw: Draw): string =>
  draw.chance(70) ? draw.oneOf(['k1', 'k2', 'mixed']) : draw.key();

/**
 * Between two members of different scores Redis finds what its random levels let it find, once a
 * sorted set is large or SORT has seen it. That happens to none of these keys: one score only,
 * several scores in the packed form, no sorted set, nothing at all.
 */
const lexKey = (draw: Draw): string => draw.oneOf(['same', 'same', 'mixed', 'mixed', 'word', 'no']);

const addOptions = (draw: Draw): string[] =>
  draw.options(
    () => ['NX'],
    () => ['XX'],
    () => ['GT'],
    () => ['LT'],
    () => ['CH'],
    () => ['INCR'],
  );

const members = (draw: Draw): string[] => draw.several(1, 4, draw.member);

const scoreBound = (draw: Draw): string => {
  if (draw.chance(5)) return draw.oneOf(['', '(', '((1', '[1', ' 1', '( 1', 'nan', '(nan', '1\0x']);
  const bound = draw.chance(25) ? draw.oneOf(['-inf', '+inf', 'inf']) : score(draw);
  return draw.chance(30) ? `(${bound}` : bound;
};

const lexBound = (draw: Draw): string => {
  if (draw.chance(5))
    return draw.oneOf(['', 'a', '+a', '-a', '-\0', '+\0x', '(', '[', '((a', '+-']);
  return draw.chance(30) ? draw.oneOf(['-', '+']) : `${draw.oneOf(['[', '('])}${draw.member()}`;
};

type Bounds = (draw: Draw) => string[];

/** Two bounds; half the time wide enough to hold something, in one order or the other. */
const boundsOf =
  (bound: (draw: Draw) => string, low: string, high: string): Bounds =>
  (draw) => {
    if (draw.chance(50)) return [bound(draw), bound(draw)];
    const wide = draw.oneOf([
      [low, high],
      [low, bound(draw)],
      [bound(draw), high],
    ]);
    return draw.chance(60) ? wide : wide.toReversed();
  };

const places = boundsOf((draw) => draw.index(8), '0', '-1');
const scoreBounds = boundsOf(scoreBound, '-inf', '+inf');
const lexBounds = boundsOf(lexBound, '-', '+');

const page = (draw: Draw): string[] =>
  draw.chance(60)
    ? ['LIMIT', String(draw.below(3)), String(draw.below(6) - 1)]
    : ['LIMIT', draw.index(4), draw.index(6)];
const withScores = (): string[] => ['WITHSCORES'];

/** One of the older range commands: a key, two bounds, and what may follow. */
const range =
  (bounds: Bounds, ...more: ((draw: Draw) => string[])[]) =>
  (draw: Draw): string[] => [
    bounds === lexBounds ? lexKey(draw) : zsetKey(draw),
    ...bounds(draw),
    ...draw.options(...more.map((part) => () => part(draw))),
  ];

const rarely =
  (part: (draw: Draw) => string[]) =>
  (draw: Draw): string[] =>
    draw.chance(10) ? part(draw) : [];

/** The source of ZRANGE and ZRANGESTORE and what follows; bounds mostly fit the options. */
const anyRange = (draw: Draw, ...more: (() => string[])[]): string[] => {
  const [word, fitting] = draw.oneOf<readonly [string[], Bounds]>([
    [[], places],
    [['BYSCORE'], scoreBounds],
    [['BYLEX'], lexBounds],
  ]);
  const bounds = draw.chance(96) ? fitting : draw.oneOf([places, scoreBounds, lexBounds]);
  const options = draw.options(
    () => ['REV'],
    () => (word.length > 0 || draw.chance(15) ? page(draw) : []),
    ...(word[0] === 'BYLEX' && draw.chance(90) ? [] : more),
  );
  const key = word[0] === 'BYLEX' ? lexKey(draw) : zsetKey(draw);
  return [
    key,
    ...bounds(draw),
    ...(draw.chance(50) ? [...word, ...options] : [...options, ...word]),
  ];
};

/** A number of keys, mostly true, and the keys. */
const keyList = (draw: Draw): { readonly words: string[]; readonly count: number } => {
  const keys = draw.several(1, 3, () => zsetKey(draw));
  const said = draw.chance(92) ? String(keys.length) : draw.index(4);
  return { words: [said, ...keys], count: keys.length };
};

const scoring = (draw: Draw, ...more: (() => string[])[]): string[] => {
  const { words, count } = keyList(draw);
  const options = draw.options(
    () => ['WEIGHTS', ...draw.several(count, count, () => score(draw))],
    () => ['AGGREGATE', draw.oneOf(['SUM', 'MIN', 'MAX', 'sum', 'AVG'])],
    ...more,
  );
  return [...words, ...options];
};

const difference = (draw: Draw, ...more: (() => string[])[]): string[] => {
  const odd = (): string[] => (draw.chance(15) ? ['AGGREGATE', 'SUM'] : []);
  return [...keyList(draw).words, ...draw.options(...more, odd)];
};

/** Mostly short; whatever it says, the client is woken before it has waited long. */
const timeout = (draw: Draw): string =>
  draw.chance(80)
    ? draw.oneOf(['0', '0.001', '1'])
    : draw.oneOf(['-1', '-0.002', 'x', '', 'nan', ' 1', '-inf', '1\0']);

const multiPop = (draw: Draw): string[] => [
  ...keyList(draw).words,
  draw.oneOf(['MIN', 'MAX', 'min', 'max', 'MIN', 'MAX', 'LEFT']),
  ...draw.options(() => ['COUNT', draw.index(4)]),
];

export const ZSET_GENERATORS: readonly Generator[] = [
  { name: 'zadd', weight: 8, draw: (draw) => [zsetKey(draw), ...entries(draw)] },
  { name: 'zadd', weight: 8, draw: (draw) => [zsetKey(draw), ...manyEntries(draw)] },
  {
    name: 'zadd',
    weight: 6,
    draw: (draw) => [zsetKey(draw), ...addOptions(draw), ...entries(draw)],
  },
  {
    name: 'zadd',
    weight: 3,
    draw: (draw) => [zsetKey(draw), ...addOptions(draw), 'INCR', score(draw), draw.member()],
  },
  { name: 'zincrby', weight: 5, draw: (draw) => [zsetKey(draw), score(draw), draw.member()] },
  {
    name: 'zadd',
    weight: 4,
    isIntact: true,
    draw: (draw) => ['same', ...draw.several(2, 6, () => ['0', draw.member()]).flat()],
  },
  { name: 'set', isIntact: true, draw: () => ['word', 'x'] },
  { name: 'zrem', weight: 3, draw: (draw) => [zsetKey(draw), ...members(draw)] },
  { name: 'zcard', draw: (draw) => [zsetKey(draw)] },
  { name: 'zscore', draw: (draw) => [zsetKey(draw), draw.member()] },
  { name: 'zmscore', draw: (draw) => [zsetKey(draw), ...members(draw)] },
  { name: 'zrank', draw: (draw) => [zsetKey(draw), draw.member()] },
  { name: 'zrevrank', draw: (draw) => [zsetKey(draw), draw.member()] },
  { name: 'zscan', isIntact: true, draw: scanWords },
  { name: 'zcount', draw: (draw) => [zsetKey(draw), ...scoreBounds(draw)] },
  { name: 'zlexcount', draw: (draw) => [lexKey(draw), ...lexBounds(draw)] },
  {
    name: 'zrange',
    weight: 5,
    draw: (draw) => anyRange(draw, withScores),
  },
  {
    name: 'zrangestore',
    weight: 3,
    draw: (draw) => [draw.key(), ...anyRange(draw)],
  },
  { name: 'zrevrange', draw: range(places, withScores, rarely(page)) },
  { name: 'zrangebyscore', weight: 2, draw: range(scoreBounds, page, withScores) },
  { name: 'zrevrangebyscore', weight: 2, draw: range(scoreBounds, page, withScores) },
  { name: 'zrangebylex', weight: 2, draw: range(lexBounds, page, rarely(withScores)) },
  { name: 'zrevrangebylex', weight: 2, draw: range(lexBounds, page, rarely(withScores)) },
  { name: 'zremrangebyrank', draw: (draw) => [zsetKey(draw), ...places(draw)] },
  { name: 'zremrangebyscore', draw: (draw) => [zsetKey(draw), ...scoreBounds(draw)] },
  { name: 'zremrangebylex', draw: (draw) => [lexKey(draw), ...lexBounds(draw)] },
  {
    name: 'zpopmin',
    draw: (draw) => [zsetKey(draw), ...draw.options(() => [draw.index(3)])],
  },
  {
    name: 'zpopmax',
    draw: (draw) => [zsetKey(draw), ...draw.options(() => [draw.index(3)])],
  },
  { name: 'zmpop', weight: 2, draw: multiPop },
  { name: 'bzpopmin', draw: (draw) => [...draw.several(1, 3, () => zsetKey(draw)), timeout(draw)] },
  { name: 'bzpopmax', draw: (draw) => [...draw.several(1, 3, () => zsetKey(draw)), timeout(draw)] },
  { name: 'bzmpop', draw: (draw) => [timeout(draw), ...multiPop(draw)] },
  {
    name: 'zrandmember',
    weight: 2,
    draw: (draw) => [
      zsetKey(draw),
      ...(draw.chance(80) ? [randomCount(draw)] : []),
      ...draw.options(withScores),
    ],
  },
  { name: 'zunion', weight: 3, draw: (draw) => scoring(draw, withScores) },
  { name: 'zinter', weight: 3, draw: (draw) => scoring(draw, withScores) },
  { name: 'zdiff', weight: 2, draw: (draw) => difference(draw, withScores) },
  {
    name: 'zintercard',
    draw: (draw) => [...keyList(draw).words, ...draw.options(() => ['LIMIT', draw.index(4)])],
  },
  { name: 'zunionstore', weight: 2, draw: (draw) => [draw.key(), ...scoring(draw)] },
  { name: 'zinterstore', weight: 2, draw: (draw) => [draw.key(), ...scoring(draw)] },
  { name: 'zdiffstore', draw: (draw) => [draw.key(), ...difference(draw)] },
];
