/** A balance that must not go below zero: looking before spending, and one region that decides. */
import type { AnyStateMachine } from 'xstate';
import { always, client, converges, definePattern, sometimes, whenQuiet } from '../src/index.ts';
import { claim, script } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { everywhere } from './clients/told.ts';

const spending: AnyStateMachine = script([
  { name: 'looking', argv: ['GET', 'wallet:ann'], needs: (balance) => Number(balance) >= 10 },
  { name: 'spending', argv: ['DECRBY', 'wallet:ann', '10'], tells: 'paid' },
]);

const isCovered = whenQuiet((facts) =>
  everywhere(facts, ['GET', 'wallet:ann'], (balance) => Number(balance) >= 0),
);

export const walletDecrby = definePattern({
  name: 'Wallet with GET and DECRBY',
  belief: 'Who sees enough credit spends only what is there.',
  group: 'Stock and money',
  shape: 'B',
  regions: twoRegions,
  given: [[east, 'INCRBY', 'wallet:ann', '10']],
  clients: [
    client('shop east', { region: east }, spending),
    client('shop west', { region: west }, spending),
  ],
  properties: {
    'no more is paid than there is': always(({ told }) => told('paid').length <= 1),
    'the balance is never below zero': isCovered,
    'something is paid': sometimes(({ told }) => told('paid').length === 1),
    'regions converge': converges(),
  },
  expected: {
    'no more is paid than there is': 'refuted',
    'the balance is never below zero': 'refuted',
  },
  expectedTrace: { 'no more is paid than there is': 'visible' },
  rules: ['CTR-7', 'CLK-7'],
  repairs: ['Wallet in its home region', 'Stock in escrow'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'every region spends the whole balance',
    memory: 'one counter per wallet',
  },
});

/** Takes first and looks at the result, which one region makes one step. */
const taking = script([
  { name: 'taking', argv: ['DECRBY', 'wallet:ann', '10'] },
  {
    name: 'giving back',
    argv: ([left]) => (Number(left) < 0 ? ['INCRBY', 'wallet:ann', '10'] : ['GET', 'wallet:ann']),
    needs: (_, [left]) => Number(left) >= 0,
    tells: 'paid',
  },
]);

export const walletHomeRegion = definePattern({
  name: 'Wallet in its home region',
  belief: 'One region takes from the wallet, so the balance it answers is the balance.',
  group: 'Stock and money',
  shape: 'B',
  regions: twoRegions,
  given: [[east, 'INCRBY', 'wallet:ann', '5']],
  clients: [
    client('shop east', { region: east }, taking),
    client('shop west', { region: east }, taking),
    // Money comes in anywhere, and can be spent once it has arrived.
    client(
      'refund',
      { region: west },
      claim({ argv: ['INCRBY', 'wallet:ann', '5'], tells: 'refunded' }),
    ),
  ],
  properties: {
    'no more is paid than there is': always(({ told }) => told('paid').length <= 1),
    'the balance is never below zero': isCovered,
    'something is paid': sometimes(({ told }) => told('paid').length === 1),
    'regions converge': converges(),
  },
  rules: ['CTR-1', 'CLK-7'],
  price: {
    wanRoundTrips: 1,
    duringCut: 'no payments from cut off regions',
    memory: 'one counter per wallet',
  },
});
