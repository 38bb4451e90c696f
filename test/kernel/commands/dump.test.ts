/** DUMP and WAITAOF. The dumps of strings are what redis-server 7.0.15 answers, byte for byte. */
import { expect, test } from 'vitest';

import { crc64 } from '../../../src/kernel/base/crc64.ts';
import { createSimulation, toPlain, type Reply } from '../../../src/kernel/index.ts';

function play(...commands: readonly (readonly string[])[]): Reply | undefined {
  const simulation = createSimulation({ regions: ['r1', 'r2'] });
  return commands.map((argv) => simulation.call('r1', argv)).at(-1);
}

/** What DUMP answered, without the version and the checksum. */
function bodyOf(reply: Reply | undefined): string {
  if (reply?.kind !== 'bulk') throw new Error('DUMP answers a bulk string');
  const end = reply.bytes.length - 10;
  const { high, low } = crc64(reply.bytes.slice(0, end + 2));
  const halves = [low, high].flatMap((half) => [0, 8, 16, 24].map((by) => (half >>> by) & 0xff));
  expect(reply.bytes.slice(end)).toBe(`\x0a\x00${String.fromCharCode(...halves)}`);
  return reply.bytes.slice(0, end);
}

test('the checksum of the nine digits is the published one', () => {
  expect(crc64('123456789')).toEqual({ high: 0xe9c6d914, low: 0xc4b8d9ca });
});

test.each([
  ['10', '\x00\xc0\x0a'],
  ['-300', '\x00\xc1\xd4\xfe'],
  ['100000', '\x00\xc2\xa0\x86\x01\x00'],
  ['007', '\x00\x03007'],
  ['hello', '\x00\x05hello'],
  ['2147483648', '\x00\x0a2147483648'],
])('the string %s is dumped as Redis does it', (value, body) => {
  expect(bodyOf(play(['SET', 'k', value], ['DUMP', 'k']))).toBe(body);
});

test.each([
  [['RPUSH', 'k', 'b', 'a'], '\x01\x02\x01b\x01a'],
  [['SADD', 'k', 'b', 'a'], '\x02\x02\x01a\x01b'],
  [['HSET', 'k', 'f', '7'], '\x04\x01\x01f\xc0\x07'],
  [
    ['ZADD', 'k', '1.5', 'a', '-inf', 'b'],
    '\x05\x02\x01a\0\0\0\0\0\0\xf8\x3f\x01b\0\0\0\0\0\0\xf0\xff',
  ],
])('%j is dumped in the plain form of its type', (write, body) => {
  expect(bodyOf(play(write, ['DUMP', 'k']))).toBe(body);
});

test('long texts have their length in two bytes, longer ones in five', () => {
  const long = 'x'.repeat(300);
  expect(bodyOf(play(['SET', 'k', long], ['DUMP', 'k']))).toBe(`\x00\x41\x2c${long}`);
  const longer = 'x'.repeat(20_000);
  expect(bodyOf(play(['SET', 'k', longer], ['DUMP', 'k']))).toBe(`\x00\x80\0\0\x4e\x20${longer}`);
});

test('an absent key has no dump', () => {
  expect(play(['DUMP', 'k'])).toEqual({ kind: 'nil' });
});

test('WAITAOF acknowledges nothing and refuses what Redis refuses', () => {
  const ask = (...argv: string[]): unknown =>
    toPlain(play(['WAITAOF', ...argv]) ?? { kind: 'nil' });
  expect(ask('1', '0', '0')).toEqual([0, 0]);
  expect(ask('2', '0', '0')).toEqual({
    error: 'ERR value is out of range, value must between 0 and 1',
  });
  expect(ask('0', '-1', '0')).toEqual({ error: 'ERR value is out of range, must be positive' });
  expect(ask('0', '0', '-1')).toEqual({ error: 'ERR timeout is negative' });
});
