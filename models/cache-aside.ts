/**
 * A cache beside a database. Deleting an entry removes nothing that is written later, here or in
 * another region; a version in the key leaves the old entry where nobody looks for it. The database
 * is outside of Redis: what a reader loaded from it is in the value it keeps.
 */
import type { AnyStateMachine } from 'xstate';
import { client, converges, definePattern, sometimes, whenQuiet } from '../src/index.ts';
import { asText, claim, isNil, script } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { everywhere } from './clients/told.ts';

/** Loaded the old row before the write, and keeps it for a minute. */
const staleReader: AnyStateMachine = script([
  { name: 'looking', argv: ['GET', 'article:7'], needs: isNil },
  { name: 'keeping', argv: ['SET', 'article:7', 'old', 'EX', '60'], tells: 'kept' },
]);

export const cacheAside = definePattern({
  name: 'Cache-aside with DEL',
  belief: 'The writer deletes the entry, so no reader sees the old row after that.',
  group: 'Freshness',
  shape: 'F',
  regions: twoRegions,
  clients: [
    client('writer', { region: east }, claim({ argv: ['DEL', 'article:7'], tells: 'invalidated' })),
    client('reader', { region: west }, staleReader),
  ],
  properties: {
    'nothing old is left': whenQuiet((facts) =>
      everywhere(facts, ['GET', 'article:7'], (entry) => entry !== 'old'),
    ),
    'what is old expires': whenQuiet((facts) =>
      everywhere(facts, ['PTTL', 'article:7'], (ttl) => ttl !== -1),
    ),
    'an invalidation meets a reader': sometimes(
      ({ told }) => told('invalidated').length === 1 && told('kept').length === 1,
    ),
    'regions converge': converges(),
  },
  expected: { 'nothing old is left': 'refuted' },
  rules: ['KEY-1', 'KEY-2', 'STR-3'],
  repairs: ['Cache-aside with the version in the key'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'old rows until their deadline',
    memory: 'one string per row',
  },
});

/** Asks for the version first; a row loaded at version 1 is kept as version 1. */
const versionReader: AnyStateMachine = script([
  { name: 'asking the version', argv: ['GET', '{7}:version'] },
  {
    name: 'keeping',
    argv: ([version]) => [
      'SET',
      `{7}:row:${asText(version)}`,
      version === '1' ? 'old' : 'new',
      'EX',
      '60',
    ],
    tells: 'kept',
    value: (_, [version]) => asText(version),
  },
]);

export const cacheVersioned = definePattern({
  name: 'Cache-aside with the version in the key',
  belief: 'A row is kept under the version it was loaded at, so a new version starts empty.',
  group: 'Freshness',
  shape: 'F',
  regions: twoRegions,
  given: [[east, 'INCR', '{7}:version']],
  clients: [
    client(
      'writer',
      { region: east },
      claim({ argv: ['INCR', '{7}:version'], tells: 'invalidated' }),
    ),
    client('reader', { region: west }, versionReader),
  ],
  properties: {
    'nothing old under the new version': whenQuiet((facts) =>
      everywhere(facts, ['GET', '{7}:row:2'], (row) => row !== 'old'),
    ),
    'an old row is kept': sometimes(({ told }) => told('kept').some(({ value }) => value === '1')),
    'a new row is kept': sometimes(({ told }) => told('kept').some(({ value }) => value === '2')),
    'regions converge': converges(),
  },
  rules: ['CTR-1', 'REP-6'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'other regions read the old version until the heal',
    memory: 'one string per row and version until its deadline',
  },
});
