import { expect, it } from 'vitest';

import { createTwoRegions } from './two-regions.ts';

it('TIME is the wall clock of the region, in virtual time', () => {
  const { simulation, here, there } = createTwoRegions({ startMs: 1_700_000_000_122 });
  simulation.setClockSkew('there', 2000);

  expect(here('TIME')).toEqual(['1700000000', '123000']);
  expect(there('TIME')).toEqual(['1700000002', '124000']);
});

it('DBSIZE counts both headers of a type conflict', () => {
  const { here, there, exchange } = createTwoRegions();
  here('SET k v');
  there('SADD k m');
  exchange();

  expect(here('DBSIZE')).toBe(2);
});

it('SELECT is accepted and changes nothing', () => {
  const { here } = createTwoRegions();
  here('SET k v');

  expect(here('SELECT 3')).toBe('OK');
  expect(here('GET k')).toBe('v');
});

it('INFO says how many keys there are, and answers one section when asked for it', () => {
  const { here } = createTwoRegions();
  here('SET a v EX 100');
  here('SET b v');

  expect(here('INFO keyspace')).toBe('# Keyspace\r\ndb0:keys=2,expires=1,avg_ttl=0\r\n');
  expect(here('INFO')).toContain('# Server\r\n');
});

it('COMMAND INFO gives the facts of the table, and nil for what is no command', () => {
  const { here } = createTwoRegions();

  expect(here('COMMAND INFO GET nosuch')).toEqual([
    ['get', 2, ['readonly', 'fast'], 1, 1, 1, [], [], [], []],
    null,
  ]);
});

it('COMMAND counts, lists and documents what a region knows', () => {
  const { here } = createTwoRegions();

  const names = [here('COMMAND LIST')].flat().map(String);
  expect(here('COMMAND COUNT')).toBe(names.filter((name) => !name.includes('|')).length);
  expect(here('COMMAND LIST FILTERBY PATTERN GETR*')).toEqual(['getrange']);
  expect(here('COMMAND DOCS delex nosuch')).toEqual([
    'delex',
    expect.arrayContaining(['since', '8.4.0', 'group', 'string']),
  ]);
});

it('COMMAND knows a subcommand by its full name, and lists it behind its container', () => {
  const { here } = createTwoRegions();
  const usage = ['memory|usage', -3, ['readonly'], 2, 2, 1, [], [], [], []];

  expect(here('COMMAND INFO MEMORY|USAGE memory')).toEqual([
    usage,
    ['memory', -2, [], 0, 0, 0, [], [], [], [usage]],
  ]);
  expect(here('COMMAND GETKEYS OBJECT FREQ k')).toEqual(['k']);
  expect(here('COMMAND LIST FILTERBY PATTERN memory*')).toEqual(['memory', 'memory|usage']);
});

it('an unknown subcommand breaks a transaction before it runs', () => {
  const { here } = createTwoRegions();
  here('MULTI');

  expect(here('OBJECT NOSUCH k')).toEqual({
    error: "ERR unknown subcommand 'NOSUCH'. Try OBJECT HELP.",
  });
  expect(here('EXEC')).toEqual({
    error: 'EXECABORT Transaction discarded because of previous errors.',
  });
});

it('an EXEC that is refused itself ends its transaction', () => {
  const { here } = createTwoRegions();
  here('MULTI');

  expect(here('EXEC now')).toEqual({
    error:
      "EXECABORT Transaction discarded because of: wrong number of arguments for 'exec' command",
  });
  expect(here('EXEC')).toEqual({ error: 'ERR EXEC without MULTI' });
});
