import type { Draw } from '../draw.ts';
import type { Generator } from '../generator.ts';

/** Keys that hold nothing but a few places, apart from what other families do to them. */
const PLACE_KEYS = ['places', 'places2'];
const PLACES = ['rome', 'oslo', 'quito', 'suva', '', 'bin\0\xff'];

const POSITIONS: readonly (readonly [string, string])[] = [
  ['12.496366', '41.902782'],
  ['10.752245', '59.913868'],
  ['-78.467834', '-0.180653'],
  ['178.441895', '-18.141600'],
  ['-179.9', '-18.2'],
  ['12.5', '41.9'],
  ['12.496367', '41.902783'],
  ['0', '0'],
  ['-0', '85.05112878'],
  ['180', '-85.05112878'],
  ['-180', '66.5'],
  ['25', '-66.1'],
  ['-122.27652', '37.80574'],
];

const position = (draw: Draw): readonly string[] => {
  if (draw.chance(93)) return draw.oneOf(POSITIONS);
  const hostile = (): string =>
    draw.oneOf(['180.1', '-86', 'inf', '-inf', 'nan', 'x', '', '1e300']);
  return draw.oneOf([
    [hostile(), '0'],
    ['0', hostile()],
    [hostile(), hostile()],
  ]);
};

const place = (draw: Draw): string => (draw.chance(85) ? draw.oneOf(PLACES) : draw.member());
const placeKey = (draw: Draw): string => (draw.chance(85) ? draw.oneOf(PLACE_KEYS) : draw.key());

const unit = (draw: Draw): string =>
  draw.chance(95) ? draw.oneOf(['m', 'km', 'ft', 'mi', 'KM', 'Mi']) : draw.oneOf(['', 'x', 'kmx']);

const length = (draw: Draw): string => {
  if (draw.chance(8)) return draw.oneOf(['-1', '-0', 'x', '', 'nan', 'inf', '-inf', '1e300', ' 1']);
  return draw.oneOf(['0', '1', '0.5', '100', '500', '2000', '10000', '25000', '123456.789', '5e6']);
};

const circle = (draw: Draw): string[] => [length(draw), unit(draw)];
const box = (draw: Draw): string[] => [length(draw), length(draw), unit(draw)];

/**
 * Which of several members equally far away comes first is left to a sort that is not stable, once
 * there are more than six and not all are wanted. Only keys with few places are asked for a few.
 */
const countOf = (draw: Draw, key: string): string => {
  if (draw.chance(8)) return draw.oneOf(['0', '-1', 'x', '', '9223372036854775808']);
  return PLACE_KEYS.includes(key) && draw.chance(70) ? String(1 + draw.below(4)) : '1000';
};

const shown = (draw: Draw, key: string): (() => string[])[] => [
  () => ['WITHDIST'],
  () => ['WITHHASH'],
  () => ['WITHCOORD'],
  ...ordered(draw, key),
];

const ordered = (draw: Draw, key: string): (() => string[])[] => [
  () => ['ASC'],
  () => ['DESC'],
  () => ['COUNT', countOf(draw, key), ...(draw.chance(30) ? ['ANY'] : [])],
  () => (draw.chance(10) ? ['ANY'] : []),
];

const from = (draw: Draw): string[] =>
  draw.chance(50) ? ['FROMMEMBER', place(draw)] : ['FROMLONLAT', ...position(draw)];

const by = (draw: Draw): string[] =>
  draw.chance(60) ? ['BYRADIUS', ...circle(draw)] : ['BYBOX', ...box(draw)];

/** The two parts that must be there, sometimes missing or twice, and options around them. */
const search = (draw: Draw, options: readonly string[]): string[] => {
  const parts = [from(draw), by(draw)];
  if (draw.chance(4)) parts.push(draw.oneOf([from(draw), by(draw)]));
  if (draw.chance(3)) parts.pop();
  const words = draw.chance(30) ? parts.reverse().flat() : parts.flat();
  return draw.chance(20) ? [...options, ...words] : [...words, ...options];
};

const radius = (draw: Draw, center: readonly string[], ...more: (() => string[])[]): string[] => {
  const key = placeKey(draw);
  const options = draw.options(...shown(draw, key), ...more);
  return [key, ...center, ...circle(draw), ...options];
};

/** Where distances are stored; their last digits need not agree, so nothing else happens to it. */
const DISTANCES = 'distances';

const storedDistances = (draw: Draw): string[] => {
  const key = placeKey(draw);
  return [DISTANCES, key, ...search(draw, [...draw.options(...ordered(draw, key)), 'STOREDIST'])];
};

const radiusDistances = (draw: Draw, center: readonly string[]): string[] => {
  const key = placeKey(draw);
  const options = draw.options(...ordered(draw, key));
  return [key, ...center, ...circle(draw), ...options, 'STOREDIST', DISTANCES];
};

const places = (draw: Draw): string[] => draw.several(0, 3, () => place(draw));

export const GEO_GENERATORS: readonly Generator[] = [
  {
    name: 'geoadd',
    weight: 10,
    draw: (draw) => [
      placeKey(draw),
      ...(draw.chance(25)
        ? draw.options(
            () => ['NX'],
            () => ['XX'],
            () => ['CH'],
          )
        : []),
      ...draw.several(1, 3, () => [...position(draw), draw.oneOf(PLACES)]).flat(),
    ],
  },
  { name: 'zrem', draw: (draw) => [draw.oneOf(PLACE_KEYS), place(draw)] },
  { name: 'del', draw: (draw) => [draw.oneOf(PLACE_KEYS)] },
  {
    name: 'geodist',
    weight: 3,
    draw: (draw) => [placeKey(draw), place(draw), place(draw), ...draw.options(() => [unit(draw)])],
  },
  { name: 'geohash', weight: 2, draw: (draw) => [placeKey(draw), ...places(draw)] },
  { name: 'geopos', weight: 2, draw: (draw) => [placeKey(draw), ...places(draw)] },
  {
    name: 'geosearch',
    weight: 8,
    draw: (draw) => {
      const key = placeKey(draw);
      return [key, ...search(draw, draw.options(...shown(draw, key)))];
    },
  },
  {
    name: 'geosearchstore',
    weight: 5,
    draw: (draw) => {
      const key = placeKey(draw);
      const odd = (): string[] => (draw.chance(10) ? ['WITHDIST'] : []);
      return [draw.key(), key, ...search(draw, draw.options(...ordered(draw, key), odd))];
    },
  },
  {
    name: 'georadius',
    weight: 4,
    draw: (draw) => radius(draw, position(draw), () => ['STORE', draw.key()]),
  },
  {
    name: 'georadius_ro',
    weight: 2,
    draw: (draw) => radius(draw, position(draw), () => (draw.chance(20) ? ['STORE', 'a'] : [])),
  },
  {
    name: 'georadiusbymember',
    weight: 4,
    draw: (draw) => radius(draw, [place(draw)], () => ['STORE', draw.key()]),
  },
  { name: 'georadiusbymember_ro', weight: 2, draw: (draw) => radius(draw, [place(draw)]) },
  { name: 'geosearchstore', weight: 2, isIntact: true, draw: storedDistances },
  { name: 'georadius', isIntact: true, draw: (draw) => radiusDistances(draw, position(draw)) },
  {
    name: 'georadiusbymember',
    isIntact: true,
    draw: (draw) => radiusDistances(draw, [place(draw)]),
  },
  { name: 'zrange', isIntact: true, draw: () => [DISTANCES, '0', '-1', 'WITHSCORES'] },
];
