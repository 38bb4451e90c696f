/**
 * A limiter whose script makes the counter with its deadline, if it is not there, and then counts.
 * One region runs the script as one step (MULTI stands for it here), so in one region the limit is
 * kept. Two regions both make the counter and both count from nothing; whether the hits that a SET
 * elsewhere has not seen survive it is for the vendor to say (CTR-2).
 */
import type { AnyStateMachine } from 'xstate';
import { always, client, converges, definePattern, sometimes, whenQuiet } from '../src/index.ts';
import { script } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { everywhere, membersOf } from './clients/told.ts';

const limit = 1;

const hit = (key: string): AnyStateMachine =>
  script([
    { name: 'opening', argv: ['MULTI'] },
    { name: 'making the counter', argv: ['SET', key, '0', 'EX', '60', 'NX'] },
    { name: 'counting', argv: ['INCRBY', key, '1'] },
    {
      name: 'committing',
      argv: ['EXEC'],
      needs: (replies) => Number(membersOf(replies)[1]) <= limit,
      tells: 'served',
    },
  ]);

export const limitScript = definePattern({
  name: 'Limiter that makes its counter with SET NX EX',
  belief: 'The script makes the counter once and counts every hit, so the limit is kept.',
  group: 'Limits',
  shape: 'R',
  regions: twoRegions,
  clients: [
    client('east', { region: east }, hit('hits:ann')),
    client('west', { region: west }, hit('hits:ann')),
  ],
  properties: {
    'at most the limit': always(({ told }) => told('served').length <= limit),
    'every hit is counted': whenQuiet((facts) =>
      everywhere(facts, ['GET', 'hits:ann'], (count) => count === '2'),
    ),
    'every window ends': whenQuiet((facts) =>
      everywhere(facts, ['PTTL', 'hits:ann'], (ttl) => Number(ttl) > 0),
    ),
    'a request is served': sometimes(({ told }) => told('served').length === 1),
    'regions converge': converges(),
  },
  expected: { 'at most the limit': 'refuted' },
  // Refused hits count as well, so the count is the same without the violation.
  expectedTrace: { 'at most the limit': 'silent' },
  rules: ['STR-4', 'CTR-2', 'CTR-7'],
  repairs: ['Fixed window with a share per region'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'the limit in every region',
    memory: 'one counter per user and window',
  },
});
