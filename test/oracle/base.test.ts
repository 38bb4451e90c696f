import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { readField, writeField } from '../../src/kernel/base/bitfield.ts';
import { combineBits, countBits, findBit, getBit, setBit } from '../../src/kernel/base/bits.ts';
import { asBytes, EMPTY, type ByteString } from '../../src/kernel/base/bytes.ts';
import { formatDoubleLong, parseDouble, parseScoreBound } from '../../src/kernel/base/double.ts';
import { incrementFloat } from '../../src/kernel/base/float-increment.ts';
import {
  distanceMeters,
  formatCoordinate,
  formatDistance,
  scoreWithin,
  searchRanges,
  type GeoShape,
} from '../../src/kernel/base/geo.ts';
import { decodePosition, encodePosition, geohashOf } from '../../src/kernel/base/geohash.ts';
import { selectsKey } from '../../src/kernel/base/glob.ts';
import { INT64_MAX, INT64_MIN, normalInt } from '../../src/kernel/base/int.ts';
import { findLcs, matchesOfLength } from '../../src/kernel/base/lcs.ts';
import { installedVersion, startRealRedis, type RealRedis, type RealReply } from './real-redis.ts';

/** Later versions print doubles in another way, so only the version followed is asked. */
const isOracleHere = installedVersion()?.startsWith('7.0.') === true;

const failure = (reply: RealReply): string | undefined =>
  typeof reply === 'object' && reply !== null && 'error' in reply ? reply.error : undefined;

const digits = fc.string({
  unit: fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'),
  minLength: 1,
  maxLength: 24,
});
const sign = fc.constantFrom('', '-', '+');
const numbers = fc.oneof(
  fc.tuple(sign, digits).map((parts) => parts.join('')),
  fc.tuple(sign, digits, digits).map(([s, whole, part]) => `${s}${whole}.${part}`),
  fc
    .tuple(sign, digits, fc.integer({ min: -400, max: 400 }))
    .map(([s, d, e]) => `${s}${d}e${String(e)}`),
  fc
    .tuple(sign, fc.bigInt(0n, 1n << 70n), fc.integer({ min: -1100, max: 1100 }))
    .map(([s, d, e]) => `${s}0x${d.toString(16)}p${String(e)}`),
  fc.double({ noNaN: true }).map(String),
  fc.constantFrom(
    'inf',
    '-inf',
    'nan',
    '',
    '.',
    '-',
    '1e',
    '0x',
    ' 1',
    '1 ',
    '-0',
    '00012',
    '1\0x',
  ),
);
const blobs = fc
  .array(fc.oneof(fc.constantFrom(0, 255), fc.nat(255)), { maxLength: 6 })
  .map((codes) => asBytes(String.fromCharCode(...codes)));
const positions = fc.record({
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  latitude: fc.double({ min: -85.05112878, max: 85.05112878, noNaN: true }),
});
const units = fc.constantFrom('m', 'km', 'ft', 'mi');

describe.skipIf(!isOracleHere)('a real Redis 7.0 agrees on', () => {
  let redis: RealRedis;
  beforeAll(async () => {
    redis = await startRealRedis();
  });
  afterAll(() => redis.stop());
  beforeEach(() => redis.call('FLUSHALL'));

  it('reading and printing scores', async () => {
    await fc.assert(
      fc.asyncProperty(numbers, async (source) => {
        void redis.call('DEL', 'z');
        const added = await redis.call('ZADD', 'z', source, 'm');
        const value = parseDouble(asBytes(source));
        // A small sorted set drops the sign of minus zero.
        const printed = value === undefined ? null : formatDoubleLong(value + 0);
        expect([printed, value === undefined]).toEqual([
          await redis.call('ZSCORE', 'z', 'm'),
          failure(added) !== undefined,
        ]);
      }),
      { numRuns: 500 },
    );
  });

  it('bounds of score ranges', async () => {
    const scores = [-Infinity, -100, -1, 0, 0.5, 1, 2, 10, 1e6, 1e300, Infinity];
    for (const score of scores)
      void redis.call('ZADD', 'z', formatDoubleLong(score), String(score));
    const bounds = fc
      .tuple(fc.constantFrom('', '('), fc.constantFrom('', '', ' '), numbers)
      .map((parts) => asBytes(parts.join('')));
    await fc.assert(
      fc.asyncProperty(bounds, bounds, async (low, high) => {
        const reply = await redis.call('ZRANGEBYSCORE', 'z', low, high);
        const [min, max] = [parseScoreBound(low), parseScoreBound(high)];
        const found =
          min === undefined || max === undefined
            ? 'ERR min or max is not a float'
            : scores
                .filter((score) => (min.isExclusive ? score > min.value : score >= min.value))
                .filter((score) => (max.isExclusive ? score < max.value : score <= max.value))
                .map(String);
        expect(found).toEqual(failure(reply) ?? reply);
      }),
      { numRuns: 500 },
    );
  });

  it('float increments', async () => {
    const messages = {
      'not-a-float': 'ERR value is not a valid float',
      'nan-or-infinity': 'ERR increment would produce NaN or Infinity',
    };
    await fc.assert(
      fc.asyncProperty(numbers, numbers, async (current, by) => {
        void redis.call('SET', 'k', current);
        const reply = await redis.call('INCRBYFLOAT', 'k', by);
        const result = incrementFloat(asBytes(current), asBytes(by));
        const answer = result.kind === 'incremented' ? result.text : messages[result.kind];
        expect(answer).toBe(failure(reply) ?? reply);
      }),
      { numRuns: 500 },
    );
  });

  it('globs', async () => {
    const letters = ['a', 'b', 'c', 'z', '-', '^', ']', '[', '*', '?', '\\', '\x80', '\xff'];
    const keys = fc.sample(fc.string({ unit: fc.constantFrom(...letters), maxLength: 5 }), 100);
    for (const key of keys) void redis.call('SET', key, '');
    const patterns = fc.string({ unit: fc.constantFrom(...letters, '[', '-', '*'), maxLength: 9 });
    const all = [...new Set(keys)].toSorted((left, right) => (left < right ? -1 : 1));
    await fc.assert(
      fc.asyncProperty(patterns, async (pattern) => {
        const reply = await redis.call('KEYS', pattern);
        const found = all.filter((key) => selectsKey(asBytes(pattern), asBytes(key)));
        expect(new Set(found)).toEqual(new Set(Array.isArray(reply) ? reply : [reply]));
      }),
      { numRuns: 500 },
    );
  });

  it('longest common subsequences', async () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(words, words, fc.integer({ min: -1, max: 3 }), async (a, b, least) => {
        void redis.call('MSET', 'a', a, 'b', b);
        const text = await redis.call('LCS', 'a', 'b');
        const index = await redis.call(
          'LCS',
          'a',
          'b',
          'IDX',
          'MINMATCHLEN',
          least,
          'WITHMATCHLEN',
        );
        const lcs = findLcs(asBytes(a), asBytes(b));
        if (lcs === 'too-large') throw new Error('these words are short');
        const matches = matchesOfLength(lcs.matches, least);
        expect([
          lcs.bytes,
          ['matches', matches.map((m) => [m.a, m.b, m.length]), 'len', lcs.length],
        ]).toEqual([text, index]);
      }),
      { numRuns: 300 },
    );
  });

  it('bits', async () => {
    const places = fc.oneof(
      fc.integer({ min: -60, max: 60 }),
      fc.constantFrom(INT64_MAX, INT64_MIN),
    );
    const unit = fc.constantFrom('byte', 'bit');
    const bit = fc.constantFrom(0, 1);
    const operation = fc.constantFrom('AND', 'OR', 'XOR');
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          value: blobs,
          other: blobs,
          start: places,
          end: places,
          unit,
          bit,
          operation,
          offset: fc.nat(60),
        }),
        async ({ value, other, start, end, unit, bit, operation, offset }) => {
          void redis.call('MSET', 'k', value, 'other', other);
          void redis.call('BITOP', operation, 'combined', 'k', 'other');
          const replies = await Promise.all([
            redis.call('BITCOUNT', 'k'),
            redis.call('BITCOUNT', 'k', start, end, unit),
            redis.call('BITPOS', 'k', bit),
            redis.call('BITPOS', 'k', bit, start),
            redis.call('BITPOS', 'k', bit, start, end, unit),
            redis.call('GET', 'combined'),
            redis.call('SETBIT', 'k', offset, bit),
            redis.call('GET', 'k'),
          ]);
          expect([
            countBits(value),
            countBits(value, { start, end, unit }),
            findBit(value, bit),
            findBit(value, bit, { start, unit: 'byte' }),
            findBit(value, bit, { start, end, unit }),
            // Redis deletes the target rather than store nothing.
            combineBits(operation, [value, other]) || null,
            getBit(value, offset),
            setBit(value, offset, bit),
          ]).toEqual(replies);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('integers inside strings', async () => {
    const types = fc.oneof(
      fc.record({ isSigned: fc.constant(true), bits: fc.integer({ min: 1, max: 64 }) }),
      fc.record({ isSigned: fc.constant(false), bits: fc.integer({ min: 1, max: 63 }) }),
    );
    const amounts = fc.oneof(
      fc.bigInt(INT64_MIN, INT64_MAX),
      fc.constantFrom(INT64_MIN, INT64_MAX, -1n),
    );
    const steps = fc.record({
      type: types,
      offset: fc.nat(60),
      operation: fc.constantFrom('SET', 'INCRBY'),
      amount: fc.oneof(amounts, fc.bigInt(-200n, 200n)).map(normalInt),
      overflow: fc.constantFrom('WRAP', 'SAT', 'FAIL'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { maxLength: 12 }), async (list) => {
        void redis.call('DEL', 'k');
        let value: ByteString = EMPTY;
        for (const { type, offset, operation, amount, overflow } of list) {
          const name = `${type.isSigned ? 'i' : 'u'}${String(type.bits)}`;
          const reply = await redis.call(
            ...['BITFIELD', 'k', 'OVERFLOW', overflow, operation, name, offset, amount],
            ...['GET', name, offset],
          );
          const written = writeField(value, { type, offset }, { operation, amount, overflow });
          value = written.value;
          expect([written.reply ?? null, readField(value, { type, offset })]).toEqual(reply);
          expect(value).toBe(await redis.call('GET', 'k'));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('geohashes and distances', async () => {
    await fc.assert(
      fc.asyncProperty(positions, positions, units, async (a, b, unit) => {
        const [first, second] = [encodePosition(a), encodePosition(b)];
        const [from, to] = [decodePosition(first), decodePosition(second)];
        void redis.call('GEOADD', 'g', ...[a, b].flatMap(coordinates('a', 'b')));
        expect([
          formatDoubleLong(first),
          [[formatCoordinate(from.longitude), formatCoordinate(from.latitude)]],
          [geohashOf(first)],
          formatDistance(distanceMeters(from, to), unit),
        ]).toEqual([
          await redis.call('ZSCORE', 'g', 'a'),
          await redis.call('GEOPOS', 'g', 'a'),
          await redis.call('GEOHASH', 'g', 'a'),
          await redis.call('GEODIST', 'g', 'a', 'b', unit),
        ]);
      }),
      { numRuns: 300 },
    );
  });

  it('searches on the globe, in the same order', async () => {
    const places = fc
      .sample(positions, 200)
      .map((position, at) => ({ name: String(at), position }));
    for (const { name, position } of places) {
      void redis.call('GEOADD', 'g', position.longitude, position.latitude, name);
    }
    const entries = places
      .map(({ name, position }) => ({ name, score: encodePosition(position) }))
      .toSorted((left, right) => left.score - right.score || (left.name < right.name ? -1 : 1));
    const sizes = fc.oneof(
      fc.double({ min: 0, max: 3e7, noNaN: true }),
      fc.double({ min: 0, max: 3e4, noNaN: true }),
    );
    const shapes: fc.Arbitrary<GeoShape> = fc.oneof(
      fc.record({ kind: fc.constant('circle'), center: positions, unit: units, radius: sizes }),
      fc.record({
        kind: fc.constant('box'),
        center: positions,
        unit: units,
        width: sizes,
        height: sizes,
      }),
    );
    await fc.assert(
      fc.asyncProperty(shapes, async (shape) => {
        const { longitude, latitude } = shape.center;
        const by =
          shape.kind === 'circle'
            ? ['BYRADIUS', shape.radius]
            : ['BYBOX', shape.width, shape.height];
        const found = searchRanges(shape).flatMap(({ min, max }) =>
          entries
            .filter(({ score }) => score >= min && score < max)
            .flatMap(({ name, score }) => {
              const meters = scoreWithin(shape, score);
              return meters === undefined ? [] : [[name, formatDistance(meters, shape.unit)]];
            }),
        );
        expect(found).toEqual(
          await redis.call(
            'GEOSEARCH',
            'g',
            'FROMLONLAT',
            longitude,
            latitude,
            ...by,
            shape.unit,
            'WITHDIST',
          ),
        );
      }),
      { numRuns: 300 },
    );
  });
});

function coordinates(...names: readonly string[]) {
  return (position: { longitude: number; latitude: number }, at: number) => [
    position.longitude,
    position.latitude,
    names[at] ?? '',
  ];
}
