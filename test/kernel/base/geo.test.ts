import { describe, expect, it } from 'vitest';

import {
  distanceMeters,
  formatDistance,
  scoreWithin,
  searchRanges,
  type GeoShape,
} from '../../../src/kernel/base/geo.ts';
import { decodePosition, encodePosition } from '../../../src/kernel/base/geohash.ts';

const SCORES = new Map<string, number>(
  [
    ['Palermo', 13.361389, 38.115556] as const,
    ['Catania', 15.087269, 37.502669] as const,
    ['Paris', 2.349014, 48.864716] as const,
    ['New York', -74.006, 40.7128] as const,
    ['Sydney', 151.2093, -33.8688] as const,
    ['west', -180, 0] as const,
    ['east', 180, 0.001] as const,
    ['pole', 25, 85.05] as const,
    ['zero', 0, 0] as const,
  ].map(([name, longitude, latitude]) => [name, encodePosition({ longitude, latitude })]),
);
const positionOf = (name: string) => decodePosition(SCORES.get(name) ?? NaN);

/** As an unsorted GEOSEARCH … WITHDIST: range by range, by score within a range. */
function search(shape: GeoShape): string[] {
  const entries = [...SCORES].sort(([, left], [, right]) => left - right);
  return searchRanges(shape).flatMap(({ min, max }) =>
    entries
      .filter(([, score]) => score >= min && score < max)
      .flatMap(([name, score]) => {
        const meters = scoreWithin(shape, score);
        return meters === undefined ? [] : [`${name} ${formatDistance(meters, shape.unit)}`];
      }),
  );
}

// Answers of GEODIST, Redis 7.0.15.
describe('distanceMeters', () => {
  it.each([
    ['Palermo', 'Catania', '166274.1516', '103.3182'],
    ['Paris', 'New York', '5838336.2823', '3627.7830'],
    ['New York', 'Sydney', '15993266.6495', '9937.7799'],
    ['west', 'east', '111.0799', '0.0690'],
    ['pole', 'zero', '9511491.8832', '5910.1817'],
    ['Paris', 'Paris', '0.0000', '0.0000'],
  ])('from %s to %s is as far as in Redis', (from, to, meters, miles) => {
    const distance = distanceMeters(positionOf(from), positionOf(to));

    expect([formatDistance(distance, 'm'), formatDistance(distance, 'mi')]).toEqual([
      meters,
      miles,
    ]);
  });
});

// Answers of GEOSEARCH … WITHDIST, Redis 7.0.15, in the order they came.
describe('a search', () => {
  const sicily = { center: { longitude: 15, latitude: 37 }, unit: 'km' } as const;
  const near = ['Palermo 190.4424', 'Catania 56.4413'];

  it('finds what lies in a circle', () => {
    expect(search({ ...sicily, kind: 'circle', radius: 200 })).toEqual(near);
    expect(search({ ...sicily, kind: 'circle', radius: 190 })).toEqual(['Catania 56.4413']);
  });

  it('finds what lies in a box', () => {
    expect(search({ ...sicily, kind: 'box', width: 400, height: 400 })).toEqual(near);
    expect(search({ ...sicily, kind: 'box', width: 400, height: 200 })).toEqual([
      'Catania 56.4413',
    ]);
  });

  it('answers square by square, not by distance', () => {
    expect(search({ ...sicily, kind: 'circle', radius: 20000 })).toEqual([
      'zero 4395.4612',
      'Palermo 190.4424',
      'Catania 56.4413',
      'Paris 1669.5005',
      'pole 5353.3887',
      'Sydney 16071.7588',
      'west 15625.2725',
      'New York 7366.6579',
    ]);
  });

  it('near a pole reaches over it', () => {
    const center = { longitude: 25, latitude: 85 };

    expect(search({ center, unit: 'km', kind: 'circle', radius: 10000 })).toEqual([
      'zero 9506.4551',
      'Palermo 5227.0803',
      'Catania 5291.8694',
      'Paris 4066.7434',
      'pole 5.5613',
      'New York 5589.0777',
    ]);
  });

  it('finds over the antimeridian what was stored on the western side', () => {
    const center = { longitude: 179.999, latitude: 0 };

    expect(search({ center, unit: 'km', kind: 'circle', radius: 10 })).toEqual(['west 0.1115']);
  });

  // Each of these is lost by a search that forgets one of the rules for its squares.
  it.each([
    ['the corners of a box in the south', -71, -56, 2706, 2327, -98.6, -65.7],
    ['what the squares around the centre do not reach', 81, -79, 893, 2532, 91, -85],
    ['what lies in the wide squares near a pole', -2, -79, 1766, 2900, 27.3, -75],
  ])('finds %s', (_what, longitude, latitude, width, height, x, y) => {
    const shape = {
      kind: 'box',
      center: { longitude, latitude },
      unit: 'km',
      width,
      height,
    } as const;
    const score = encodePosition({ longitude: x, latitude: y });

    expect(scoreWithin(shape, score)).toBeDefined();
    expect(searchRanges(shape).some(({ min, max }) => score >= min && score < max)).toBe(true);
  });

  it('of no size finds the member in its very centre', () => {
    const center = positionOf('Paris');

    expect(search({ center, unit: 'm', kind: 'circle', radius: 0 })).toEqual(['Paris 0.0000']);
    expect(search({ center, unit: 'm', kind: 'box', width: 0, height: 0 })).toEqual([
      'Paris 0.0000',
    ]);
  });
});
