import { describe, expect, it } from 'vitest';

import { formatCoordinate } from '../../../src/kernel/base/geo.ts';
import {
  cellOf,
  decodePosition,
  encodePosition,
  geohashOf,
  isPosition,
  moveCell,
  scoresOfCell,
} from '../../../src/kernel/base/geohash.ts';

const decoded = (score: number): string[] => {
  const { longitude, latitude } = decodePosition(score);
  return [formatCoordinate(longitude), formatCoordinate(latitude)];
};

// Answers of ZSCORE, GEOPOS and GEOHASH, Redis 7.0.15.
const PLACES = [
  [
    13.361389,
    38.115556,
    3479099956230698,
    '13.36138933897018433',
    '38.11555639549629859',
    'sqc8b49rny0',
  ],
  [
    2.349014,
    48.864716,
    3663832805879806,
    '2.34901160001754761',
    '48.86471570750150306',
    'u09tvrw3xg0',
  ],
  [
    -74.006,
    40.7128,
    1791873974549446,
    '-74.0060010552406311',
    '40.71279898695150479',
    'dr5regw3pp0',
  ],
  [
    151.2093,
    -33.8688,
    3252046221964352,
    '151.20929986238479614',
    '-33.86880091934155956',
    'r3gx2f77bj0',
  ],
  [0, 0, 3377699720527872, '0.00000268220901489', '0.00000126736058093', 's0000000000'],
  [-180, -85.05112878, 0, '-179.99999731779098511', '-85.05112751263942528', '00bh0hbj200'],
] as const;

describe('geohashes', () => {
  it.each(PLACES)('encode %d,%d as Redis', (longitude, latitude, score) => {
    expect(encodePosition({ longitude, latitude })).toBe(score);
  });

  it.each(PLACES)('decode %d,%d as Redis', (_lon, _lat, score, longitude, latitude) => {
    expect(decoded(score)).toEqual([longitude, latitude]);
  });

  it.each(PLACES)('print the letters of %d,%d as Redis', (_lon, _lat, score, _x, _y, letters) => {
    expect(geohashOf(score)).toBe(letters);
  });

  it('need two bits more in the far corner', () => {
    const corner = encodePosition({ longitude: 180, latitude: 85.05112878 });

    expect(corner).toBe(13510798882111488);
    expect(decoded(corner)).toEqual(['180', '85.0511287799999991']);
    expect(geohashOf(corner)).toBe('bp05b5048p0');
  });

  it.each([
    [-1, ['180', '85.0511287799999991']],
    [0.5, ['-179.99999731779098511', '-85.05112751263942528']],
    [4503599627370496, ['-179.99999731779098511', '85.0511287799999991']],
    [9007199254740994, ['180', '-85.05112751263942528']],
    [1e20, ['-179.99999731779098511', '-85.05112751263942528']],
    [Infinity, ['-179.99999731779098511', '-85.05112751263942528']],
    [-Infinity, ['180', '-85.05112751263942528']],
  ])('decode the foreign score %d as Redis', (score, position) => {
    expect(decoded(score)).toEqual(position);
  });
});

describe('isPosition', () => {
  it('ends a little beyond the 85th degree', () => {
    expect(isPosition({ longitude: 180, latitude: -85.05112878 })).toBe(true);
    expect(isPosition({ longitude: 0, latitude: 85.06 })).toBe(false);
    expect(isPosition({ longitude: 180.1, latitude: 0 })).toBe(false);
    expect(isPosition({ longitude: NaN, latitude: 0 })).toBe(false);
  });
});

describe('cells', () => {
  it('hold the score of every position inside them', () => {
    const position = { longitude: 13.361389, latitude: 38.115556 };
    const score = encodePosition(position);
    for (let step = 1; step <= 26; step++) {
      const { min, max } = scoresOfCell(cellOf(position, step));
      expect(min <= score && score < max).toBe(true);
    }
  });

  it('wrap around the globe', () => {
    const cell = { step: 3, column: 7, row: 0 };

    expect(moveCell(cell, { east: 1, north: -1 })).toEqual({ step: 3, column: 0, row: 7 });
  });
});
