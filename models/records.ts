/**
 * Read, change, write back. Where the write replaces the whole value, the later one of two replaces
 * the other's change, and nothing that remains tells. What holds keeps the changes apart: a field,
 * a member or an element for each, or a key per region, put together when it is read.
 */
import type { AnyStateMachine } from 'xstate';
import { always, client, converges, definePattern, sometimes, whenQuiet } from '../src/index.ts';
import { asText, claim, isOne, isSomething, script } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { everywhere, membersOf, valuesOf } from './clients/told.ts';

const seen = (key: string, user: string): AnyStateMachine =>
  claim({ argv: ['SETBIT', key, user, '1'], tells: 'active', value: user });

export const dailyBitmap = definePattern({
  name: 'Daily active users with SETBIT',
  belief: 'Every bit that was set stays set.',
  group: 'Records',
  shape: 'R',
  regions: twoRegions,
  clients: [
    client('ann', { region: east }, seen('active:today', '1')),
    client('bob', { region: west }, seen('active:today', '2')),
  ],
  properties: {
    'everybody is counted': whenQuiet((facts) =>
      everywhere(facts, ['BITCOUNT', 'active:today'], (n) => n === facts.told('active').length),
    ),
    'two are active': sometimes(({ told }) => told('active').length === 2),
    'regions converge': converges(),
  },
  expected: { 'everybody is counted': 'refuted' },
  rules: ['STR-2', 'CLK-2'],
  repairs: ['Daily active users, one bitmap per region'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'the users of one region are lost',
    memory: 'one bit per user',
  },
});

export const bitmapPerRegion = definePattern({
  name: 'Daily active users, one bitmap per region',
  belief: 'Bitmaps that one region each writes lose nothing; readers combine them.',
  group: 'Records',
  shape: 'A',
  regions: twoRegions,
  clients: [
    client('ann', { region: east }, seen(`active:${east}`, '1')),
    client('bob', { region: west }, seen(`active:${west}`, '2')),
  ],
  properties: {
    'everybody is counted': whenQuiet(({ told, regions, read }) =>
      regions.every(
        (region) =>
          Number(read(region, 'BITCOUNT', `active:${east}`)) +
            Number(read(region, 'BITCOUNT', `active:${west}`)) ===
          told('active').length,
      ),
    ),
    'two are active': sometimes(({ told }) => told('active').length === 2),
    'regions converge': converges(),
  },
  rules: ['STR-2'],
  price: { wanRoundTrips: 0, duringCut: 'nothing', memory: 'one bit per user and region' },
});

/** The session is read, one part of it is replaced, and the whole is written back. */
const changing = (part: 'name' | 'cart'): AnyStateMachine =>
  script([
    { name: 'reading', argv: ['GET', 'session:ann'], needs: isSomething },
    {
      name: 'writing back',
      argv: ([session]) => {
        const [name = '', cart = ''] = asText(session).split(',');
        return ['SET', 'session:ann', part === 'name' ? `ann,${cart}` : `${name},book`];
      },
      tells: 'saved',
      value: part === 'name' ? 'ann' : 'book',
    },
  ]);

export const sessionString = definePattern({
  name: 'Session as one string',
  belief: 'Requests that change different parts of a session do not disturb each other.',
  group: 'Records',
  shape: 'R',
  regions: twoRegions,
  given: [[east, 'SET', 'session:ann', '-,-']],
  clients: [
    client('profile', { region: east }, changing('name')),
    client('shop', { region: west }, changing('cart')),
  ],
  properties: {
    'no change is lost': whenQuiet((facts) =>
      everywhere(facts, ['GET', 'session:ann'], (session) =>
        valuesOf(facts.told('saved')).every((part) => asText(session).includes(part)),
      ),
    ),
    'both are saved': sometimes(({ told }) => told('saved').length === 2),
    'regions converge': converges(),
  },
  expected: { 'no change is lost': 'refuted' },
  rules: ['STR-1', 'CLK-2'],
  repairs: ['Session as a hash'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'all changes of one region are lost',
    memory: 'one string per session',
  },
});

const putting = (...fields: readonly string[]): AnyStateMachine =>
  claim({ argv: ['HSET', 'session:ann', ...fields], tells: 'saved', value: fields.join(' ') });

export const sessionHash = definePattern({
  name: 'Session as a hash',
  belief: 'Changes of different fields are all kept.',
  group: 'Records',
  shape: 'A',
  regions: twoRegions,
  clients: [
    client('profile', { region: east }, putting('name', 'ann')),
    client('shop', { region: west }, putting('cart', 'book')),
  ],
  properties: {
    'no change is lost': whenQuiet((facts) =>
      everywhere(facts, ['HLEN', 'session:ann'], (n) => n === facts.told('saved').length),
    ),
    'both are saved': sometimes(({ told }) => told('saved').length === 2),
    'regions converge': converges(),
  },
  rules: ['HSH-1'],
  price: { wanRoundTrips: 0, duringCut: 'nothing', memory: 'one hash per session' },
});

const subscribing = (plan: string, price: string, late: string): AnyStateMachine =>
  script([
    { name: 'choosing', argv: ['HSET', 'account:ann', 'plan', plan, 'price', price] },
    {
      name: 'correcting',
      argv: ['HSET', 'account:ann', 'price', late],
      tells: 'chosen',
      value: plan,
    },
  ]);

const isTorn = (pair: readonly string[]): boolean =>
  pair.length > 0 && !['basic,10', 'basic,8', 'pro,30', 'pro,25'].includes(pair.join(','));

export const coupledFields = definePattern({
  name: 'Coupled fields in a hash',
  belief: 'Fields that are written together stay together.',
  group: 'Records',
  shape: 'K',
  regions: twoRegions,
  clients: [
    client('phone', { region: east }, subscribing('basic', '10', '8')),
    client('laptop', { region: west }, subscribing('pro', '30', '25')),
  ],
  properties: {
    'plan and price belong together': whenQuiet((facts) =>
      everywhere(facts, ['HVALS', 'account:ann'], (pair) => !isTorn(membersOf(pair))),
    ),
    'both choose': sometimes(({ told }) => told('chosen').length === 2),
    'regions converge': converges(),
  },
  expected: { 'plan and price belong together': 'refuted' },
  rules: ['HSH-1', 'HSH-2', 'CLK-2'],
  repairs: ['Coupled values in one field'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'pairs are mixed from two requests',
    memory: 'one hash per account',
  },
});

const subscribingOnce = (plan: string, first: string, late: string): AnyStateMachine =>
  script([
    { name: 'choosing', argv: ['HSET', 'account:ann', 'plan', `${plan},${first}`] },
    {
      name: 'correcting',
      argv: ['HSET', 'account:ann', 'plan', `${plan},${late}`],
      tells: 'chosen',
    },
  ]);

export const coupledInOneField = definePattern({
  name: 'Coupled values in one field',
  belief: 'What belongs together is one value, so one writer wins all of it.',
  group: 'Records',
  shape: 'K',
  regions: twoRegions,
  clients: [
    client('phone', { region: east }, subscribingOnce('basic', '10', '8')),
    client('laptop', { region: west }, subscribingOnce('pro', '30', '25')),
  ],
  properties: {
    'plan and price belong together': whenQuiet((facts) =>
      everywhere(facts, ['HGET', 'account:ann', 'plan'], (pair) => !isTorn([asText(pair)])),
    ),
    'both choose': sometimes(({ told }) => told('chosen').length === 2),
    'regions converge': converges(),
  },
  rules: ['HSH-2', 'CLK-2'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'one of two choices is lost as a whole',
    memory: 'one field per account',
  },
});

const appending = (line: string): AnyStateMachine =>
  claim({ argv: ['APPEND', 'log', line], tells: 'logged', value: line });

export const appendLog = definePattern({
  name: 'Log with APPEND',
  belief: 'APPEND adds to what is there, so no line is lost.',
  group: 'Records',
  shape: 'R',
  regions: twoRegions,
  clients: [
    client('east', { region: east }, appending('a;')),
    client('west', { region: west }, appending('b;')),
  ],
  properties: {
    'no line is lost': whenQuiet((facts) =>
      everywhere(facts, ['GET', 'log'], (log) =>
        valuesOf(facts.told('logged')).every((line) => asText(log).includes(line)),
      ),
    ),
    'both log': sometimes(({ told }) => told('logged').length === 2),
    'regions converge': converges(),
  },
  expected: { 'no line is lost': 'refuted' },
  rules: ['STR-2', 'CLK-2'],
  repairs: ['Log as a list'],
  price: { wanRoundTrips: 0, duringCut: 'all lines of one region are lost', memory: 'one string' },
});

const pushing = (line: string): AnyStateMachine =>
  claim({ argv: ['RPUSH', 'log', line], tells: 'logged', value: line });

export const listLog = definePattern({
  name: 'Log as a list',
  belief: 'No line pushed to a list is lost, and the order is the same everywhere.',
  group: 'Records',
  shape: 'A',
  regions: twoRegions,
  clients: [
    client('east', { region: east }, pushing('a')),
    client('west', { region: west }, pushing('b')),
    client('west again', { region: west }, pushing('c')),
  ],
  properties: {
    'no line is lost': whenQuiet((facts) =>
      everywhere(facts, ['LRANGE', 'log', '0', '-1'], (log) =>
        valuesOf(facts.told('logged')).every((line) => membersOf(log).includes(line)),
      ),
    ),
    'all log': sometimes(({ told }) => told('logged').length === 3),
    'regions converge': converges(),
  },
  rules: ['LST-1'],
  price: { wanRoundTrips: 0, duringCut: 'nothing', memory: 'one element per line' },
});

const answering = (answer: string): AnyStateMachine =>
  script([
    { name: 'looking', argv: ['GET', 'answer:7f3c'], needs: (known) => known === null },
    {
      name: 'keeping',
      argv: ['SET', 'answer:7f3c', answer],
      tells: 'answered',
      value: answer,
    },
  ]);

export const answerCached = definePattern({
  name: 'First answer kept in a string',
  belief: 'A retry gets the answer that the first request got.',
  group: 'Records',
  shape: 'F',
  regions: twoRegions,
  clients: [
    client('first', { region: east }, answering('order 1')),
    client('retry', { region: west }, answering('order 2')),
  ],
  properties: {
    'one answer per request': always(({ told }) => told('answered').length <= 1),
    'a request is answered': sometimes(({ told }) => told('answered').length === 1),
    'regions converge': converges(),
  },
  expected: { 'one answer per request': 'refuted' },
  expectedTrace: { 'one answer per request': 'silent' },
  rules: ['STR-1', 'CLK-2'],
  repairs: ['Answers kept in a set'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'one answer per region, the later is kept',
    memory: 'one string per request',
  },
});

export const answersInSet = definePattern({
  name: 'Answers kept in a set',
  belief: 'All answers are kept, so everybody agrees on the smallest one in the end.',
  group: 'Records',
  shape: 'A',
  regions: twoRegions,
  clients: [
    client(
      'first',
      { region: east },
      claim({ argv: ['SADD', 'answers:7f3c', 'order 1'], needs: isOne, tells: 'answered' }),
    ),
    client(
      'retry',
      { region: west },
      claim({ argv: ['SADD', 'answers:7f3c', 'order 2'], needs: isOne, tells: 'answered' }),
    ),
  ],
  properties: {
    'every answer is kept': whenQuiet((facts) =>
      everywhere(facts, ['SCARD', 'answers:7f3c'], (n) => n === facts.told('answered').length),
    ),
    'two answers meet': sometimes(({ told }) => told('answered').length === 2),
    'regions converge': converges(),
  },
  rules: ['SET-1'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'the answer may still change until the heal',
    memory: 'one member per attempt',
  },
});
