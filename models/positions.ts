/**
 * Where somebody is. A geo index is a sorted set, so the later of two positions stays; but whoever
 * asks elsewhere is sent to the place that has arrived there. Who reported first in true time is
 * read off TIME (see `clients/order`).
 */
import type { AnyStateMachine } from 'xstate';
import { always, client, converges, definePattern, sometimes, whenQuiet } from '../src/index.ts';
import { holdsAfter, noteTime } from './clients/order.ts';
import { asText, script } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { everywhere, membersOf } from './clients/told.ts';

/** The driver was in Lyon and reports from Paris. */
const arriving: AnyStateMachine = script([
  { name: 'reporting', argv: ['GEOADD', 'drivers', '2.35', '48.85', 'driver 4'] },
  noteTime('arrived'),
]);
const nearLyon = [
  ...['GEOSEARCH', 'drivers', 'FROMLONLAT', '4.83', '45.76'],
  ...['BYRADIUS', '50', 'km', 'ASC'],
];
/** Who was asked for a driver near Lyon. */
const dispatching: AnyStateMachine = script([
  noteTime('asked'),
  { name: 'looking', argv: nearLyon, tells: 'near Lyon', value: asText },
]);

/** A driver on the way, and somebody who needs one. */
const dispatch = {
  group: 'Freshness',
  shape: 'F',
  regions: twoRegions,
  given: [[east, 'GEOADD', 'drivers', '4.83', '45.76', 'driver 4']],
  properties: {
    'nobody is sent to where the driver was': always((facts) =>
      holdsAfter(facts, 'arrived', 'asked', () =>
        facts.told('near Lyon').every(({ value }) => value === '[]'),
      ),
    ),
    'the newest position stays': whenQuiet((facts) =>
      everywhere(facts, nearLyon, (found) => membersOf(found).length === 0),
    ),
    'the new position can be seen': sometimes(({ told }) =>
      told('near Lyon').some(({ value }) => value === '[]'),
    ),
    'regions converge': converges(),
  },
} as const;

export const positionElsewhere = definePattern({
  name: 'Nearest driver with GEOADD and GEOSEARCH',
  ...dispatch,
  belief: 'Whoever asks is told where the driver is.',
  clients: [
    client('driver', { region: east }, arriving),
    client('dispatcher', { region: west }, dispatching),
  ],
  expected: { 'nobody is sent to where the driver was': 'refuted' },
  expectedTrace: { 'nobody is sent to where the driver was': 'silent' },
  rules: ['ZST-7', 'REP-6'],
  repairs: ['Nearest driver asked where drivers report'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'dispatchers elsewhere see where drivers were',
    memory: 'one member per driver',
  },
});

export const positionAtHome = definePattern({
  name: 'Nearest driver asked where drivers report',
  ...dispatch,
  belief: 'Drivers of a city report to one region, and who asks there sees the last report.',
  clients: [
    client('driver', { region: east }, arriving),
    // Runs in westeurope and asks the region of the city.
    client('dispatcher', { region: east }, dispatching),
  ],
  rules: ['ZST-7', 'CLK-7'],
  price: {
    wanRoundTrips: 1,
    duringCut: 'no dispatch from cut off regions',
    memory: 'one member per driver',
  },
});
