import { describe, expect, it, test } from 'vitest';

import { createStillRegions } from './still-regions.ts';

const arity = (name: string) => `ERR wrong number of arguments for '${name}' command`;
const misplaced = 'ERR Mandatory argument FIELDS is missing or not at the right position';
const mismatch = 'ERR The `numfields` parameter must match the number of arguments';
const notPositive = 'ERR Number of fields must be a positive integer';
const oneExpiration = 'ERR Only one of EX, PX, EXAT, PXAT or KEEPTTL arguments can be specified';
const wrongType = 'WRONGTYPE Operation against a key holding the wrong kind of value';

/** A hash of `a`, and of `b` which lives for 100 s; and a list. */
function createHash() {
  const regions = createStillRegions();
  regions.east('HSET h a 1 b 2');
  regions.east('HEXPIRE h 100 FIELDS 1 b');
  regions.east('RPUSH l x');
  return regions;
}

describe('HGETDEL', () => {
  it('gives the values and deletes their fields', () => {
    const { east } = createHash();
    expect([east('HGETDEL h FIELDS 3 a c a'), east('HKEYS h')]).toEqual([['1', null, null], ['b']]);
  });

  it('deletes the key with its last field', () => {
    const { east } = createHash();
    east('HGETDEL h FIELDS 2 a b');
    expect(east('HLEN h')).toBe(0);
  });

  test.each([
    ['HGETDEL nothing FIELDS 1 a', [null]],
    ['HGETDEL l FIELDS 1 a', { error: wrongType }],
    ['HGETDEL h FIELD 1 a', { error: misplaced }],
    ['HGETDEL h FIELDS -1 a', { error: notPositive }],
    ['HGETDEL h FIELDS 2 a', { error: mismatch }],
  ])('answers %s with %j', (line, reply) => {
    expect(createHash().east(line)).toEqual(reply);
  });

  it('can give one field to two regions (CLK-7)', () => {
    const { east, west, simulation } = createHash();
    simulation.settle();
    expect([east('HGETDEL h FIELDS 1 a'), west('HGETDEL h FIELDS 1 a')]).toEqual([['1'], ['1']]);
  });
});

describe('HGETEX', () => {
  test.each([
    ['HGETEX h FIELDS 2 b c', [-1, 100]],
    ['HGETEX h EX 50 FIELDS 3 a b c', [50, 50]],
    ['HGETEX h PX 1500 FIELDS 1 a', [2, 100]],
    ['HGETEX h EXAT 1700000010 FIELDS 1 a', [10, 100]],
    ['HGETEX h PXAT 1700000010000 FIELDS 1 a', [10, 100]],
    ['HGETEX h PERSIST FIELDS 2 a b', [-1, -1]],
    ['HGETEX h EX 0 FIELDS 2 a a', [-2, 100]],
  ])('after %s the fields live for %j seconds', (line, ttls) => {
    const { east } = createHash();
    east(line);
    expect(east('HTTL h FIELDS 2 a b')).toEqual(ttls);
  });

  test.each([
    ['HGETEX h EX 50 FIELDS 3 a c a', ['1', null, '1']],
    ['HGETEX h PXAT 5 FIELDS 2 a a', ['1', null]],
    ['HGETEX nothing EX 50 FIELDS 1 a', [null]],
    ['HGETEX l EX x FIELDS 1 a', { error: wrongType }],
    ['HGETEX h EX x FIELDS 1 a', { error: 'ERR value is not an integer or out of range' }],
    ['HGETEX h EX -5 FIELDS 1 a', { error: 'ERR invalid expire time, must be >= 0' }],
    ['HGETEX h EX 5 PERSIST FIELDS 1 a', { error: misplaced }],
    ['HGETEX h KEEPTTL FIELDS 1 a', { error: misplaced }],
    ['HGETEX h FIELDS 0 a', { error: notPositive }],
    ['HGETEX h PERSIST FIELDS 2 a', { error: mismatch }],
  ])('answers %s with %j', (line, reply) => {
    expect(createHash().east(line)).toEqual(reply);
  });
});

describe('HSETEX', () => {
  test.each([
    ['HSETEX h FIELDS 1 b 9', [-1, -1]],
    ['HSETEX h KEEPTTL FIELDS 2 a 8 b 9', [-1, 100]],
    ['HSETEX h EX 50 FIELDS 1 a 9', [50, 100]],
    ['HSETEX h FXX PX 1 FIELDS 2 a 8 b 9', [1, 1]],
    ['HSETEX h FNX EX 50 FIELDS 2 a 8 c 9', [-1, 100]],
    ['HSETEX h PXAT 5 FIELDS 1 b 9', [-1, -2]],
  ])('after %s the fields live for %j seconds', (line, ttls) => {
    const { east } = createHash();
    east(line);
    expect(east('HTTL h FIELDS 2 a b')).toEqual(ttls);
  });

  test.each([
    ['HSETEX h FIELDS 2 a 8 c 9', 1],
    ['HSETEX h FNX FIELDS 2 a 8 c 9', 0],
    ['HSETEX h FNX FIELDS 1 c 9', 1],
    ['HSETEX h FXX FIELDS 2 a 8 c 9', 0],
    ['HSETEX h fxx FIELDS 2 a 8 b 9', 1],
    ['HSETEX nothing FXX FIELDS 1 a 1', 0],
    ['HSETEX nothing EXAT 1 FIELDS 1 a 1', 1],
    ['HSETEX l FIELDS 1 a 1', { error: wrongType }],
    ['HSETEX h EX x FIELDS 1 a 1', { error: 'ERR value is not an integer or out of range' }],
    ['HSETEX h FIELDS 0 a 1', { error: 'ERR invalid number of fields' }],
    ['HSETEX h FIELDS 2147483648 a 1', { error: 'ERR invalid number of fields' }],
    ['HSETEX h FIELDS 2 a 1', { error: arity('hsetex') }],
    ['HSETEX h FIELDS 1 a 1 b', { error: arity('hsetex') }],
    ['HSETEX h FNX FIELDS 1 a', { error: arity('hsetex') }],
    ['HSETEX h NX FIELDS 1 a 1', { error: 'ERR unknown argument: NX' }],
    [
      'HSETEX h FNX FXX FIELDS 1 a 1',
      { error: 'ERR Only one of FXX or FNX arguments can be specified' },
    ],
    ['HSETEX h FXX EX 60 KEEPTTL FIELDS 1 a 1', { error: oneExpiration }],
    ['HSETEX h FNX KEEPTTL EX 5 6', { error: oneExpiration }],
    ['HSETEX h FNX EX 5 PX', { error: oneExpiration }],
    ['HSETEX h FNX PERSIST a b', { error: 'ERR unknown argument: PERSIST' }],
  ])('answers %s with %j', (line, reply) => {
    expect(createHash().east(line)).toEqual(reply);
  });

  it('replaces value and deadline in the other region too', () => {
    const { east, west, simulation } = createHash();
    east('HSETEX h EX 50 FIELDS 2 a 8 b 9');
    simulation.settle();
    expect([west('HVALS h'), west('HTTL h FIELDS 2 a b')]).toEqual([
      ['8', '9'],
      [50, 50],
    ]);
  });
});
