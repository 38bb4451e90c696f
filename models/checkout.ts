/**
 * One order per cart. Two devices of one customer press the button; a flag in Redis is set in both
 * regions, so two orders are placed. What holds names the order after the cart, so that whoever
 * takes orders knows the second one again. That is outside of Redis: it is modelled by the
 * different orders it is told.
 */
import type { AnyStateMachine } from 'xstate';
import { always, client, converges, definePattern, sometimes } from '../src/index.ts';
import { claim, isOK } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { differentValues } from './clients/told.ts';

const ordering = (order: string): AnyStateMachine =>
  claim({
    argv: ['SET', 'checkout:cart 7', '1', 'NX', 'EX', '3600'],
    needs: isOK,
    tells: 'order',
    value: order,
  });

const orderOnce = {
  group: 'Sessions and carts',
  shape: 'X',
  regions: twoRegions,
} as const;
const oneOrder = always(({ told }) => differentValues(told('order')) <= 1);

export const checkoutFlag = definePattern({
  name: 'Checkout flag with SET NX',
  ...orderOnce,
  belief: 'The first checkout sets the flag, so a cart is ordered once.',
  clients: [
    client('phone', { region: east }, ordering('order 1')),
    client('laptop', { region: west }, ordering('order 2')),
  ],
  properties: {
    'one order per cart': oneOrder,
    'the cart is ordered': sometimes(({ told }) => told('order').length === 1),
    'regions converge': converges(),
  },
  expected: { 'one order per cart': 'refuted' },
  expectedTrace: { 'one order per cart': 'silent' },
  rules: ['STR-4', 'CLK-7'],
  repairs: ['Order named after its cart'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'every cart can be ordered once per region',
    memory: 'one string per cart for an hour',
  },
});

export const checkoutNamed = definePattern({
  name: 'Order named after its cart',
  ...orderOnce,
  belief: 'Orders are taken once per name, and both devices name the order after the cart.',
  clients: [
    client('phone', { region: east }, ordering('order of cart 7')),
    client('laptop', { region: west }, ordering('order of cart 7')),
  ],
  properties: {
    'one order per cart': oneOrder,
    'the cart is ordered': sometimes(({ told }) => told('order').length === 1),
    'the name is what refuses the second': sometimes(({ told }) => told('order').length === 2),
    'regions converge': converges(),
  },
  rules: ['STR-4', 'CLK-7'],
  price: {
    wanRoundTrips: 1,
    duringCut: 'orders stop where the ledger of orders cannot be reached',
    memory: 'one string per cart for an hour, and a row per order',
  },
});
