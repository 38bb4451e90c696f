/**
 * Redlock asks a majority of independent masters. The regions of one database are not independent:
 * what one of them answered travels to the others. A client that got only one region still
 * overwrites the lock in the two others, because its write is later, and its cleanup deletes it
 * there. When it tries again it finds a majority free.
 *
 * A client speaks to one region, so each Redlock client is several here: one for each region it
 * asks. The vote of westeurope for the first client is taken for granted, because nobody else asks
 * there; leaving it out keeps the search small. Who holds the lock is who got two of three votes.
 */
import type { AnyStateMachine } from 'xstate';
import { always, client, converges, definePattern, sometimes, type Facts } from '../src/index.ts';
import { claim, isOK, isOne, script } from './clients/script.ts';
import { asia, east, threeRegions } from './clients/places.ts';

const ask = (owner: string): AnyStateMachine =>
  claim({
    argv: ['SET', 'lock', owner, 'NX', 'PX', '30000'],
    needs: isOK,
    tells: 'got',
    value: owner,
  });

/** Reaches only this region in time, has no majority, cleans up as it should, and tries again. */
const askTwice = (owner: string): AnyStateMachine =>
  script([
    { name: 'locking', argv: ['SET', 'lock', owner, 'NX', 'PX', '30000'], needs: isOK },
    {
      name: 'cleaning up',
      argv: ['DELEX', 'lock', 'IFEQ', owner],
      needs: isOne,
      tells: 'cleaned up',
    },
    {
      name: 'trying again',
      argv: ['SET', 'lock', owner, 'NX', 'PX', '30000'],
      needs: isOK,
      tells: 'got',
      value: owner,
    },
  ]);

const majority = 2;
/** Votes given without being asked in this model. */
const granted = new Map([['one', 1]]);

const hasMajority = ({ told }: Facts, owner: string): boolean =>
  told('got').filter(({ value }) => value === owner).length + (granted.get(owner) ?? 0) >= majority;

export const redlockRegions = definePattern({
  name: 'Redlock over three regions',
  belief: 'A majority of the regions gives the lock to one client at a time.',
  group: 'Locks and leaders',
  shape: 'U',
  regions: threeRegions,
  clients: [
    client('one at east', { region: east }, ask('one')),
    client('two at asia', { region: asia }, askTwice('two')),
    client('two at east', { region: east }, ask('two')),
  ],
  properties: {
    'one client has a majority': always(
      (facts) => !(hasMajority(facts, 'one') && hasMajority(facts, 'two')),
    ),
    'a client can have a majority': sometimes((facts) => hasMajority(facts, 'one')),
    'the cleanup happens': sometimes(({ told }) => told('cleaned up').length === 1),
    'regions converge': converges(),
  },
  expected: { 'one client has a majority': 'refuted' },
  expectedTrace: { 'one client has a majority': 'silent' },
  rules: ['STR-4', 'STR-6', 'CLK-2'],
  repairs: ['Lock in its home region', 'Fencing token from one region'],
  price: {
    wanRoundTrips: 2,
    duringCut: 'a client that reaches one region can still destroy the lock of another',
    memory: 'one string per lock while it is held',
  },
});
