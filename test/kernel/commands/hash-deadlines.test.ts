import { describe, expect, it, test } from 'vitest';

import { createStillRegions } from './still-regions.ts';

const startMs = 1_700_000_000_000;
const misplaced = 'ERR Mandatory argument FIELDS is missing or not at the right position';
const mismatch = 'ERR The `numfields` parameter must match the number of arguments';
const notAnInteger = 'ERR value is not an integer or out of range';
const wrongType = 'WRONGTYPE Operation against a key holding the wrong kind of value';

/** One region with a hash: `a` without a deadline, `b` with one in 100 s; and a list. */
function createHash() {
  const regions = createStillRegions();
  regions.east('HSET h a 1 b 2');
  regions.east('HEXPIRE h 100 FIELDS 1 b');
  regions.east('RPUSH l x');
  return regions;
}

describe('HEXPIRE and its relatives', () => {
  test.each([
    ['HEXPIRE h 50 FIELDS 3 a b c', [1, 1, -2]],
    ['HEXPIRE h 50 FIELDS 2 a a', [1, 1]],
    ['HEXPIRE h 50 NX FIELDS 3 a a b', [1, 0, 0]],
    ['HEXPIRE h 50 xx FIELDS 2 a b', [0, 1]],
    ['HEXPIRE h 50 GT FIELDS 2 a b', [0, 0]],
    ['HEXPIRE h 100 GT FIELDS 1 b', [0]],
    ['HEXPIRE h 101 GT FIELDS 2 b b', [1, 0]],
    ['HEXPIRE h 50 LT FIELDS 3 a b b', [1, 1, 0]],
    ['HEXPIRE h 100 LT FIELDS 1 b', [0]],
    ['HEXPIRE h 0 FIELDS 3 a a c', [2, -2, -2]],
    ['HEXPIRE h 0 NX FIELDS 2 a b', [2, 0]],
    ['HPEXPIRE h 1 FIELDS 1 a', [1]],
    [`HPEXPIREAT h ${String(startMs)} FIELDS 1 a`, [2]],
    [`HPEXPIREAT h ${String(startMs + 1)} FIELDS 1 a`, [1]],
    [`HEXPIREAT h ${String(startMs / 1000 + 1)} FIELDS 1 a`, [1]],
    ['HEXPIREAT h 1 fields 1 a', [2]],
    ['HEXPIRE nothing 10 FIELDS 2 a b', [-2, -2]],
    ['HPERSIST h FIELDS 4 a b b c', [-1, 1, -1, -2]],
    ['HPERSIST nothing FIELDS 1 a', [-2]],
  ])('answer %s with %j', (line, reply) => {
    expect(createHash().east(line)).toEqual(reply);
  });

  test.each([
    ['HEXPIRE l x FIELDS 1 a', wrongType],
    ['HEXPIRE h x FIELDS 1 a', notAnInteger],
    ['HEXPIRE h -1 FIELDS 1 a', 'ERR invalid expire time, must be >= 0'],
    ['HEXPIRE h 999999999999999 FIELDS 1 a', "ERR invalid expire time in 'hexpire' command"],
    ['HPEXPIREAT h 562949953421313 FIELDS 1 a', "ERR invalid expire time in 'hpexpireat' command"],
    ['HEXPIRE h 10 FIELD 1 a', misplaced],
    ['HEXPIRE h 10 NX GT FIELDS 1 a', misplaced],
    ['HEXPIRE h 10 FIELDS 0 a', 'ERR Parameter `numFields` should be greater than 0'],
    ['HEXPIRE h 10 FIELDS x a', 'ERR Parameter `numFields` should be greater than 0'],
    ['HEXPIRE h 10 FIELDS 2 a', mismatch],
    ['HEXPIRE nothing 10 FIELDS 1 a b', mismatch],
    ['HEXPIRE h 10 FIELDS 1', "ERR wrong number of arguments for 'hexpire' command"],
    ['HPERSIST l FIELDS 1 a', wrongType],
    ['HPERSIST h 1 a b', misplaced],
    ['HPERSIST h FIELDS 0 a', 'ERR Number of fields must be a positive integer'],
  ])('refuse %s', (line, error) => {
    expect(createHash().east(line)).toEqual({ error });
  });

  it('delete the key with its last field', () => {
    const { east } = createStillRegions();
    east('HSET h a 1');
    east('HPEXPIRE h 0 FIELDS 1 a');
    expect(east('HLEN h')).toBe(0);
  });
});

describe('HTTL and its relatives', () => {
  test.each([
    ['HTTL h FIELDS 3 a b c', [-1, 100, -2]],
    ['HPTTL h FIELDS 1 b', [100_000]],
    ['HEXPIRETIME h FIELDS 1 b', [startMs / 1000 + 100]],
    ['HPEXPIRETIME h FIELDS 1 b', [startMs + 100_000]],
    ['HTTL nothing FIELDS 2 a b', [-2, -2]],
  ])('answer %s with %j', (line, reply) => {
    expect(createHash().east(line)).toEqual(reply);
  });

  test.each([
    ['HTTL l FIELDS 1 a', wrongType],
    ['HTTL h FIELD 1 a', misplaced],
    ['HTTL h FIELDS 0 a', 'ERR Number of fields must be a positive integer'],
    ['HTTL h FIELDS 1 a b', mismatch],
  ])('refuse %s', (line, error) => {
    expect(createHash().east(line)).toEqual({ error });
  });

  it('round seconds up', () => {
    const { east, simulation } = createHash();
    simulation.advance(1);
    expect(east('HTTL h FIELDS 1 b')).toEqual([100]);
  });
});

describe('a field with a deadline', () => {
  it('is gone after its deadline, and only it', () => {
    const { east, simulation } = createHash();
    simulation.advance(100_000);
    expect(east('HPTTL h FIELDS 1 b')).toEqual([0]);
    simulation.advance(1);
    expect(east('HGETALL h')).toEqual(['a', '1']);
  });

  it('loses its deadline to HSET', () => {
    const { east } = createHash();
    east('HSET h b 3');
    expect(east('HTTL h FIELDS 1 b')).toEqual([-1]);
  });

  it('keeps its deadline through HINCRBY and HINCRBYFLOAT', () => {
    const { east } = createHash();
    east('HINCRBY h b 1');
    east('HINCRBYFLOAT h b 0.5');
    expect([east('HGET h b'), east('HTTL h FIELDS 1 b')]).toEqual(['3.5', [100]]);
  });

  it('comes back without its old deadline after it was deleted', () => {
    const { east } = createHash();
    east('HDEL h b');
    east('HINCRBY h b 1');
    expect(east('HTTL h FIELDS 1 b')).toEqual([-1]);
  });
});

describe('concurrent changes of a field deadline (HSH-5)', () => {
  it('let the longer deadline win, as EXP-1 says of keys', () => {
    const { east, west, simulation } = createHash();
    simulation.settle();
    east('HPEXPIRE h 5000 FIELDS 1 a');
    west('HPEXPIRE h 9000 FIELDS 1 a');
    simulation.settle();
    expect([east('HPTTL h FIELDS 1 a'), west('HPTTL h FIELDS 1 a')]).toEqual([[9000], [9000]]);
  });

  it('let HPERSIST win over HPEXPIRE, as EXP-2 says of keys', () => {
    const { east, west, simulation } = createHash();
    simulation.settle();
    east('HPERSIST h FIELDS 1 b');
    west('HPEXPIRE h 9000 FIELDS 1 b');
    simulation.settle();
    expect(west('HPTTL h FIELDS 1 b')).toEqual([-1]);
  });

  it('let a later HPEXPIRE shorten the time, as EXP-11 says of keys', () => {
    const { west, simulation } = createHash();
    simulation.settle();
    west('HPEXPIRE h 10 FIELDS 1 b');
    simulation.settle();
    expect(west('HPTTL h FIELDS 1 b')).toEqual([10]);
  });

  it('do not bring back a field that the other region deleted (EXP-10)', () => {
    const { east, west, simulation } = createHash();
    simulation.settle();
    east('HDEL h b');
    west('HPEXPIRE h 9000 FIELDS 1 b');
    simulation.settle();
    expect([east('HEXISTS h b'), west('HEXISTS h b')]).toEqual([0, 0]);
  });

  it('leave what was counted beside an expiry without a deadline (EXP-8)', () => {
    const { east, west, simulation } = createHash();
    simulation.settle();
    simulation.cut('east', 'west');
    simulation.advance(100_000);
    west('HINCRBY h b 5');
    simulation.advance(1);
    simulation.heal('east', 'west');
    simulation.settle();
    const seen = [west('HGET h b'), west('HTTL h FIELDS 1 b')];
    expect([seen, [east('HGET h b'), east('HTTL h FIELDS 1 b')]]).toEqual([
      ['5', [-1]],
      ['5', [-1]],
    ]);
  });

  it('write "no deadline" for a field without one, where the profile wants it', () => {
    const { east, west, simulation } = createStillRegions({
      switches: { persistNoTtl: 'writes-infinity' },
    });
    east('HSET h a 1');
    simulation.settle();
    east('HPERSIST h FIELDS 1 a');
    west('HPEXPIRE h 9000 FIELDS 1 a');
    simulation.settle();
    expect(west('HPTTL h FIELDS 1 a')).toEqual([-1]);
  });

  it('hide a field from HLEN where its deadline has passed, though it is not removed there (EXP-7)', () => {
    const { east, west, simulation } = createStillRegions();
    east('HSET h a 1 b 2');
    east('HEXPIRE h 10 FIELDS 1 a');
    simulation.settle();
    simulation.setClockSkew('west', 20_000);
    expect([east('HLEN h'), west('HLEN h')]).toEqual([2, 1]);
  });
});
