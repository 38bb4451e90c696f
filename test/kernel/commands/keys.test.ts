import { describe, expect, it } from 'vitest';

import { errorOf } from './error-of.ts';
import { createTwoRegions } from './two-regions.ts';

describe('DEL', () => {
  it('of an absent key answers 0 and sends nothing', () => {
    const { here, simulation } = createTwoRegions();

    expect(here('DEL k k')).toBe(0);
    expect(simulation.events.at(-1)).toMatchObject({ dots: [] });
  });

  it('counts a key once that is named twice', () => {
    const { here } = createTwoRegions();
    here('SET k v');

    expect(here('EXISTS k k')).toBe(2);
    expect(here('DEL k k')).toBe(1);
  });

  it.each(['DEL a b', 'UNLINK a b'])('%s across slots is refused', (line) => {
    const { here } = createTwoRegions({ sharding: true });

    expect(errorOf(here(line))).toMatch(/^CROSSSLOT/);
  });

  it.each(['EXISTS a b', 'TOUCH a b'])('%s across slots is not', (line) => {
    expect(createTwoRegions({ sharding: true }).here(line)).toBe(0);
  });
});

describe('EXPIRE', () => {
  it('is decided by what the region shows, and the longest deadline wins', () => {
    const { here, there, exchange } = createTwoRegions();
    here('SET k v EX 100');
    exchange();
    expect([here('EXPIRE k 300 GT'), there('EXPIRE k 200 GT')]).toEqual([1, 1]);
    exchange();

    expect(there('TTL k')).toBe(300);
  });

  it('in the past deletes the key, but not what it had not seen', () => {
    const { here, there, exchange } = createTwoRegions();
    here('RPUSH k a');
    exchange();
    there('RPUSH k b');
    expect(here('EXPIRE k -1')).toBe(1);
    exchange();

    expect(here('LRANGE k 0 -1')).toEqual(['b']);
  });

  it('takes deadlines up to 2^49 ms', () => {
    const { here } = createTwoRegions();
    here('SET k v');

    expect(here('PEXPIREAT k 562949953421313')).toEqual({
      error: "ERR invalid expire time in 'pexpireat' command",
    });
    expect(here('PEXPIREAT k 562949953421312')).toBe(1);
    expect(here('PEXPIRETIME k')).toBe(562949953421312);
  });
});

describe('PERSIST', () => {
  it('of a key without TTL answers 0 and sends nothing', () => {
    const { here, simulation } = createTwoRegions();
    here('SET k v');

    expect(here('PERSIST k')).toBe(0);
    expect(simulation.events.at(-1)).toMatchObject({ dots: [] });
  });

  it('of such a key still beats a concurrent EXPIRE under `persistNoTtl: writes-infinity`', () => {
    const { here, there, exchange } = createTwoRegions({
      profile: { switches: { persistNoTtl: 'writes-infinity' } },
    });
    here('SET k v');
    exchange();
    there('EXPIRE k 100');
    expect(here('PERSIST k')).toBe(0);
    exchange();

    expect(here('TTL k')).toBe(-1);
  });

  it('beats a concurrent EXPIRE', () => {
    const { here, there, exchange } = createTwoRegions();
    here('SET k v EX 100');
    exchange();
    there('EXPIRE k 500');
    expect(here('PERSIST k')).toBe(1);
    exchange();

    expect(there('TTL k')).toBe(-1);
  });
});

describe('RENAME', () => {
  it('leaves a concurrent write to the old name there', () => {
    const { here, there, exchange } = createTwoRegions();
    here('SADD old a');
    exchange();
    there('SADD old b');
    here('RENAME old new');
    exchange();

    expect([here('SMEMBERS new'), here('SMEMBERS old')]).toEqual([['a'], ['b']]);
  });

  it('to two names makes two copies', () => {
    const { here, there, exchange } = createTwoRegions();
    here('SET old v');
    exchange();
    here('RENAME old one');
    there('RENAME old two');
    exchange();

    expect(here('MGET old one two')).toEqual([null, 'v', 'v']);
  });

  it('moves the deadlines of the key and of its fields along', () => {
    const { here, there, exchange } = createTwoRegions();
    here('HSET old f 1 g 2 h 3');
    here('EXPIRE old 100');
    here('HEXPIRE old 50 FIELDS 1 f');
    here('RENAME old new');
    exchange();

    expect([there('TTL new'), there('HTTL new FIELDS 2 f g')]).toEqual([100, [50, -1]]);
    expect(there('HGETALL new')).toEqual(['f', '1', 'g', '2', 'h', '3']);
  });

  it('replaces a destination of another type', () => {
    const { here, there, exchange } = createTwoRegions();
    here('ZADD old 1.5 m');
    here('SET new v EX 100');
    exchange();
    here('RENAME old new');
    exchange();

    expect([there('ZRANGE new 0 -1 WITHSCORES'), there('TTL new')]).toEqual([['m', '1.5'], -1]);
  });

  it('across slots is refused', () => {
    const { here } = createTwoRegions({ sharding: true });

    expect(errorOf(here('RENAME a b'))).toMatch(/^CROSSSLOT/);
  });
});

describe('COPY', () => {
  it('gives a counter the number it showed', () => {
    const { here, both, exchange } = createTwoRegions();
    both('INCR n');
    exchange();
    here('COPY n m');
    here('INCR n');
    exchange();

    expect(here('MGET n m')).toEqual(['3', '2']);
  });

  it('knows one database', () => {
    const { here } = createTwoRegions();
    here('SET a v');

    expect(here('COPY a b DB 1')).toEqual({
      error: 'ERR Copying to another database is not allowed in cluster mode',
    });
    expect(here('COPY a b DB 0')).toBe(1);
  });
});

describe('what a region does not keep', () => {
  it('OBJECT answers constants', () => {
    const { here } = createTwoRegions();
    here('SET k v');

    expect([here('OBJECT IDLETIME k'), here('OBJECT REFCOUNT k')]).toEqual([0, 1]);
    expect(here('OBJECT IDLETIME nosuch')).toBeNull();
  });

  it.each(['OBJECT ENCODING k', 'OBJECT HELP'])('%s is not offered', (line) => {
    expect(errorOf(createTwoRegions().here(line))).toContain(
      'is not offered by Active-Active databases',
    );
  });
});
