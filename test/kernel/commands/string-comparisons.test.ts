/** Commands and options that came after Redis 7: replies as their pages give them. */
import { describe, expect, it } from 'vitest';

import { errorOf } from './error-of.ts';
import { createTwoRegions } from './two-regions.ts';

const WRONG_TYPE = {
  error: 'WRONGTYPE Operation against a key holding the wrong kind of value',
};
const NOT_A_DIGEST = { error: 'ERR must be exactly 16 hexadecimal characters' };
const SYNTAX = { error: 'ERR syntax error' };

describe('SET with a comparison', () => {
  it.each([
    ['IFEQ hello', 'OK', 'new'],
    ['IFEQ other', null, 'hello'],
    ['IFNE other', 'OK', 'new'],
    ['IFNE hello', null, 'hello'],
    ['IFDEQ 9555e8555c62dcfd', 'OK', 'new'],
    ['IFDEQ 9555E8555C62DCFD', 'OK', 'new'],
    ['IFDEQ 0000000000000000', null, 'hello'],
    ['IFDNE 0000000000000000', 'OK', 'new'],
    ['IFDNE 9555e8555c62dcfd', null, 'hello'],
    ['ifeq hello GET', 'hello', 'new'],
    ['GET IFEQ other', 'hello', 'hello'],
  ])('%s', (condition, reply, value) => {
    const { here } = createTwoRegions();
    here('SET k hello');

    expect(here(`SET k new ${condition}`)).toBe(reply);
    expect(here('GET k')).toBe(value);
  });

  it.each([
    ['IFEQ hello', null],
    ['IFNE hello', 'new'],
    ['IFDEQ 1234567890', null],
    ['IFDNE 1234567890', 'new'],
  ])('%s of an absent key', (condition, value) => {
    const { here } = createTwoRegions();

    expect(here(`SET k new ${condition}`)).toBe(value === null ? null : 'OK');
    expect(here('GET k')).toBe(value);
  });

  it('refuses a digest of another length, and a key of another type', () => {
    const { here } = createTwoRegions();
    here('SET k hello');
    here('SADD s m');

    expect(here('SET k new IFDEQ 9555e8555c62dcf')).toEqual(NOT_A_DIGEST);
    expect(here('SET s new IFNE m')).toEqual(WRONG_TYPE);
  });

  it.each(['NX IFEQ a', 'IFEQ a XX', 'IFEQ a IFNE b', 'IFEQ', 'GET IFDNE'])(
    'is a syntax error as %s',
    (condition) => {
      expect(createTwoRegions().here(`SET k v ${condition}`)).toEqual(SYNTAX);
    },
  );

  it('takes an expiration beside it', () => {
    const { here } = createTwoRegions();
    here('SET k hello');

    expect(here('SET k new IFEQ hello EX 10')).toBe('OK');
    expect(here('TTL k')).toBe(10);
  });

  it('is not exclusive across regions', () => {
    const { here, there, exchange } = createTwoRegions();
    here('SET owner nobody');
    exchange();

    expect(here('SET owner anna IFEQ nobody')).toBe('OK');
    expect(there('SET owner bert IFEQ nobody')).toBe('OK');
    exchange();
    expect(here('GET owner')).toBe('bert');
  });
});

describe('DIGEST', () => {
  it('is 16 hexadecimal characters, nil of an absent key, an error of another type', () => {
    const { here } = createTwoRegions();
    here('SET k hello');
    here('SADD s m');

    expect(here('DIGEST k')).toBe('9555e8555c62dcfd');
    expect(here('DIGEST nosuch')).toBeNull();
    expect(here('DIGEST s')).toEqual(WRONG_TYPE);
  });
});

describe('DELEX', () => {
  it.each([
    ['IFEQ hello', 1],
    ['IFEQ other', 0],
    ['IFNE other', 1],
    ['ifne hello', 0],
    ['IFDEQ 9555E8555C62DCFD', 1],
    ['IFDNE 9555e8555c62dcfd', 0],
  ])('%s', (condition, deleted) => {
    const { here } = createTwoRegions();
    here('SET k hello');

    expect(here(`DELEX k ${condition}`)).toBe(deleted);
    expect(here('EXISTS k')).toBe(1 - deleted);
  });

  it('without a condition deletes a key of any type', () => {
    const { here } = createTwoRegions();
    here('SADD s m');

    expect(here('DELEX s')).toBe(1);
    expect(here('DELEX s')).toBe(0);
  });

  it('answers 0 for an absent key before it reads the condition', () => {
    expect(createTwoRegions().here('DELEX k IFDEQ 12')).toBe(0);
  });

  it('names what is wrong', () => {
    const { here } = createTwoRegions();
    here('SET k hello');
    here('SADD s m');

    expect(here('DELEX k IFEQ')).toEqual({
      error: "ERR wrong number of arguments for 'delex' command",
    });
    expect(here('DELEX k EQ hello')).toEqual({
      error: 'ERR Invalid condition. Use IFEQ, IFNE, IFDEQ, or IFDNE',
    });
    expect(here('DELEX s IFEQ m')).toEqual({
      error: 'ERR Key should be of string type if conditions are specified',
    });
    expect(here('DELEX k IFDNE 12')).toEqual(NOT_A_DIGEST);
  });

  it('deletes only what its region has seen', () => {
    const { here, there, exchange } = createTwoRegions();
    here('SET lock anna');
    exchange();
    there('SET lock bert');
    expect(here('DELEX lock IFEQ anna')).toBe(1);
    exchange();

    expect(here('GET lock')).toBe('bert');
  });
});

describe('MSETEX', () => {
  it('sets all keys with one deadline', () => {
    const { here } = createTwoRegions();

    expect(here('MSETEX 2 a 1 b 2 EX 100')).toBe(1);
    expect([here('MGET a b'), here('TTL b')]).toEqual([['1', '2'], 100]);
  });

  it('sets nothing when its condition fails for one key', () => {
    const { here } = createTwoRegions();
    here('SET b old');

    expect(here('MSETEX 2 a 1 b 2 NX')).toBe(0);
    expect(here('MSETEX 2 a 1 b 2 xx PX 1000')).toBe(0);
    expect(here('MGET a b')).toEqual([null, 'old']);
  });

  it('drops or keeps the TTLs that were there', () => {
    const { here } = createTwoRegions();
    here('SET a 0 EX 100');

    here('MSETEX 1 a 1 KEEPTTL');
    expect(here('TTL a')).toBe(100);
    here('MSETEX 1 a 1');
    expect(here('TTL a')).toBe(-1);
  });

  it.each([
    ['0 a 1', 'ERR invalid numkeys value'],
    ['a 1 EX 10', 'ERR invalid numkeys value'],
    ['2147483648 a 1', 'ERR invalid numkeys value'],
    ['2 a 1 b', 'ERR wrong number of key-value pairs'],
    ['1 a 1 GET', 'ERR syntax error'],
    ['1 a 1 EX 0', "ERR invalid expire time in 'msetex' command"],
    ['1 a', "ERR wrong number of arguments for 'msetex' command"],
  ])('refuses %s', (words, message) => {
    expect(createTwoRegions().here(`MSETEX ${words}`)).toEqual({ error: message });
  });

  it('finds its keys between its values', () => {
    const { here } = createTwoRegions({ sharding: true });

    expect(here('COMMAND GETKEYS MSETEX 2 {x}a 1 {x}b 2 EX 10')).toEqual(['{x}a', '{x}b']);
    expect(errorOf(here('MSETEX 2 a 1 b 2'))).toMatch(/^CROSSSLOT/);
  });
});
