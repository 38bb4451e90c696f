/** What a region dumps, a real server restores: the same type, the same value. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { fromUint8 } from '../../src/kernel/base/bytes.ts';
import { createSimulation } from '../../src/kernel/index.ts';
import { installedVersion, startRealRedis, type RealRedis } from './real-redis.ts';

const isOracleHere = installedVersion()?.startsWith('7.0.') === true;

const word = fc.oneof(
  fc.integer().map(String),
  fc.string({ maxLength: 8 }),
  fc.integer({ min: 60, max: 20_000 }).map((length) => 'x'.repeat(length)),
);
const words = fc.uniqueArray(word, { minLength: 1, maxLength: 5 });
const write = fc.oneof(
  word.map((value) => ['SET', 'k', value]),
  words.map((values) => ['RPUSH', 'k', ...values]),
  words.map((values) => ['SADD', 'k', ...values]),
  words.map((values) => ['HSET', 'k', ...values.flatMap((value) => [value, `of ${value}`])]),
  fc
    .tuple(words, fc.double({ noNaN: true }))
    .map(([values, score]) => ['ZADD', 'k', ...values.flatMap((value) => [String(score), value])]),
);

/** A reading that a real server and a region give alike, by type. */
const READINGS = new Map([
  ['SET', ['GET', 'k']],
  ['RPUSH', ['LRANGE', 'k', '0', '-1']],
  ['SADD', ['SORT', 'k', 'ALPHA']],
  ['HSET', ['HGETALL', 'k']],
  ['ZADD', ['ZRANGE', 'k', '0', '-1', 'WITHSCORES']],
]);

describe.skipIf(!isOracleHere)('a real Redis 7.0 restores', () => {
  let redis: RealRedis;

  beforeAll(async () => {
    redis = await startRealRedis();
  });
  afterAll(async () => {
    await redis.stop();
  });

  it('what DUMP answers, whatever the value', async () => {
    await fc.assert(
      fc.asyncProperty(write, async (argv) => {
        const simulation = createSimulation({ regions: ['r1', 'r2'] });
        simulation.call('r1', argv);
        const dumped = simulation.call('r1', ['DUMP', 'k']);
        if (dumped.kind !== 'bulk') throw new Error('DUMP answers a bulk string');
        const bytesOfWords = argv.map((one) => fromUint8(new TextEncoder().encode(one)));
        await redis.call('DEL', 'k', 'written');
        expect(await redis.call('RESTORE', 'k', '0', dumped.bytes)).toBe('OK');
        const reading = READINGS.get(argv[0] ?? '') ?? [];
        const restored = await redis.call(...reading);
        await redis.call('DEL', 'k');
        await redis.call(...bytesOfWords);
        const written = await redis.call(...reading);
        const order = argv[0] === 'HSET' ? new Set([restored].flat()) : restored;
        expect(order).toEqual(argv[0] === 'HSET' ? new Set([written].flat()) : written);
      }),
      { numRuns: 200 },
    );
  });
});
