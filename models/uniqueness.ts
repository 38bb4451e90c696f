/**
 * One owner per name, seat or coupon. Every "only if it is not there" asks the local copy, so each
 * region says yes once. What holds is one region that decides per name, or a reservation that is
 * confirmed by one region after all wishes were collected.
 */
import type { AnyStateMachine } from 'xstate';
import {
  always,
  client,
  converges,
  definePattern,
  sometimes,
  type PlainReply,
} from '../src/index.ts';
import { claim, isOK, isOne, script } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { membersOf } from './clients/told.ts';

const booking = (user: string): AnyStateMachine =>
  claim({ argv: ['HSETNX', 'flight:7', '12A', user], needs: isOne, tells: 'booked', value: user });

export const seatHsetnx = definePattern({
  name: 'Seat booking with HSETNX',
  belief: 'HSETNX answers 1 to the one who got the seat.',
  group: 'Uniqueness',
  shape: 'U',
  regions: twoRegions,
  clients: [
    client('ann', { region: east }, booking('ann')),
    client('bob', { region: west }, booking('bob')),
  ],
  properties: {
    'one passenger per seat': always(({ told }) => told('booked').length <= 1),
    'the seat is booked': sometimes(({ told }) => told('booked').length === 1),
    'regions converge': converges(),
  },
  expected: { 'one passenger per seat': 'refuted' },
  expectedTrace: { 'one passenger per seat': 'silent' },
  rules: ['HSH-2', 'CLK-7', 'CLK-2'],
  repairs: ['Seat booking in the home region of the flight', 'Name wished for, then confirmed'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'every seat can be sold once per region',
    memory: 'one field per seat',
  },
});

export const seatHomeRegion = definePattern({
  name: 'Seat booking in the home region of the flight',
  belief: 'One region sells all seats of a flight, so HSETNX sees every booking.',
  group: 'Uniqueness',
  shape: 'U',
  regions: twoRegions,
  clients: [
    client('ann', { region: east }, booking('ann')),
    // Bob is in westeurope; his request is sent to the flight's home.
    client('bob', { region: east }, booking('bob')),
  ],
  properties: {
    'one passenger per seat': always(({ told }) => told('booked').length <= 1),
    'bob can have it': sometimes(({ told }) => told('booked').some(({ value }) => value === 'bob')),
    'regions converge': converges(),
  },
  rules: ['HSH-2', 'CLK-7'],
  price: {
    wanRoundTrips: 1,
    duringCut: 'no bookings from cut off regions',
    memory: 'one field per seat',
  },
});

const registering = (account: string): AnyStateMachine =>
  claim({
    argv: ['SETNX', 'name:ann', account],
    needs: isOne,
    tells: 'registered',
    value: account,
  });

export const usernameSetnx = definePattern({
  name: 'Unique name with SETNX',
  belief: 'SETNX answers 1 once per name, so no two accounts share a name.',
  group: 'Uniqueness',
  shape: 'U',
  regions: twoRegions,
  clients: [
    client('account 1', { region: east }, registering('account 1')),
    client('account 2', { region: west }, registering('account 2')),
  ],
  properties: {
    'one account per name': always(({ told }) => told('registered').length <= 1),
    'a name is registered': sometimes(({ told }) => told('registered').length === 1),
    'regions converge': converges(),
  },
  expected: { 'one account per name': 'refuted' },
  expectedTrace: { 'one account per name': 'silent' },
  rules: ['STR-4', 'CLK-7'],
  repairs: ['Name wished for, then confirmed'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'every name can be taken once per region',
    memory: 'one string per name',
  },
});

const wishing = (account: string): AnyStateMachine =>
  claim({ argv: ['SADD', '{ann}:wishes', account], tells: 'wished', value: account });

const firstOf = (wishes: PlainReply | undefined): string =>
  membersOf(wishes).reduce((first, wish) => (wish < first ? wish : first), '~');

/** Runs in one region only: reads the wishes, picks the first by name, and lets NX keep the first pick. */
const confirming = script([
  {
    name: 'reading wishes',
    argv: ['SMEMBERS', '{ann}:wishes'],
    needs: (wishes) => membersOf(wishes).length > 0,
  },
  {
    name: 'confirming',
    argv: ([wishes]) => ['SET', '{ann}:owner', firstOf(wishes), 'NX'],
    needs: isOK,
    tells: 'confirmed',
    value: (_, [wishes]) => firstOf(wishes),
  },
]);

export const usernameConfirmed = definePattern({
  name: 'Name wished for, then confirmed',
  belief: 'Everybody may wish for a name anywhere; one region confirms one of them.',
  group: 'Uniqueness',
  shape: 'U',
  regions: twoRegions,
  given: [[east, 'SADD', '{ann}:wishes', 'account 3']],
  clients: [
    client('account 2', { region: west }, wishing('account 2')),
    client('registrar', { region: east }, confirming),
    client('registrar again', { region: east }, confirming),
  ],
  properties: {
    'one account per name': always(({ told }) => told('confirmed').length <= 1),
    'an account is confirmed': sometimes(({ told }) => told('confirmed').length === 1),
    'the one in westeurope can be it': sometimes(({ told }) =>
      told('confirmed').some(({ value }) => value === 'account 2'),
    ),
    'regions converge': converges(),
  },
  rules: ['SET-1', 'STR-4'],
  price: {
    wanRoundTrips: 1,
    duringCut: 'wishes from a cut off region wait to be confirmed',
    memory: 'one member per wish and one string per name',
  },
});

const claiming = (home: string): AnyStateMachine =>
  claim({ argv: ['SADD', 'claimed', 'ann'], needs: isOne, tells: 'coupon', value: home });

export const couponHomeRegion = definePattern({
  name: 'One coupon per user in the home region',
  belief: 'SADD answers 1 once per user in the one region that is asked about this user.',
  group: 'Uniqueness',
  shape: 'U',
  regions: twoRegions,
  clients: [
    client('phone', { region: east }, claiming('phone')),
    client('laptop', { region: east }, claiming('laptop')),
  ],
  properties: {
    'one coupon per user': always(({ told }) => told('coupon').length <= 1),
    'a coupon is given': sometimes(({ told }) => told('coupon').length === 1),
    'regions converge': converges(),
  },
  rules: ['SET-1', 'CLK-7'],
  price: {
    wanRoundTrips: 1,
    duringCut: 'no coupons for users whose home is cut off',
    memory: 'one member per user',
  },
});
