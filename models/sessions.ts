/**
 * Deleting beside touching. A delete removes what its region has seen; a touch elsewhere that it
 * has not seen survives, and with it part of the thing, or all of it. What holds says "gone" by
 * adding something, or never deletes what others may touch.
 */
import type { AnyStateMachine } from 'xstate';
import { client, converges, definePattern, sometimes, whenQuiet } from '../src/index.ts';
import { claim, isOne, script } from './clients/script.ts';
import { holdsAfter, isBefore, noteTime } from './clients/order.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { everywhere } from './clients/told.ts';

export const logoutDel = definePattern({
  name: 'Logout with DEL',
  belief: 'After logout the session is gone everywhere.',
  group: 'Sessions and carts',
  shape: 'D',
  regions: twoRegions,
  given: [[east, 'HSET', 'session:9', 'user', 'ann', 'seen', '0']],
  clients: [
    client('logout', { region: east }, claim({ argv: ['DEL', 'session:9'], tells: 'logged out' })),
    client(
      'request',
      { region: west },
      claim({ argv: ['HSET', 'session:9', 'seen', '1'], tells: 'touched' }),
    ),
  ],
  properties: {
    'a session that was ended is gone': whenQuiet(
      (facts) =>
        facts.told('logged out').length === 0 ||
        everywhere(facts, ['EXISTS', 'session:9'], (exists) => exists === 0),
    ),
    'the session can be touched': sometimes(({ told }) => told('touched').length === 1),
    'regions converge': converges(),
  },
  expected: { 'a session that was ended is gone': 'refuted' },
  rules: ['HSH-4', 'KEY-1'],
  repairs: ['Logout with a revocation set'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'a session lives on as long as it is used elsewhere',
    memory: 'one hash per session',
  },
});

/** Looks at the revocation before it lets the request pass. */
const request: AnyStateMachine = script([
  { name: 'looking', argv: ['SISMEMBER', 'revoked', '9'], needs: (reply) => reply === 0 },
  { name: 'touching', argv: ['HSET', 'session:9', 'seen', '1'], tells: 'served' },
]);

export const logoutRevoked = definePattern({
  name: 'Logout with a revocation set',
  belief: 'A session in the set of revoked ones is over, whatever its hash says.',
  group: 'Sessions and carts',
  shape: 'A',
  regions: twoRegions,
  given: [[east, 'HSET', 'session:9', 'user', 'ann', 'seen', '0']],
  clients: [
    client(
      'logout',
      { region: east },
      claim({ argv: ['SADD', 'revoked', '9'], tells: 'logged out' }),
    ),
    client('request', { region: west }, request),
  ],
  properties: {
    'a session that was ended is revoked': whenQuiet(
      (facts) =>
        facts.told('logged out').length === 0 ||
        everywhere(facts, ['SISMEMBER', 'revoked', '9'], (isRevoked) => isRevoked === 1),
    ),
    'a request is refused': sometimes(
      ({ told, replies }) =>
        told('served').length === 0 &&
        replies('request').length === 1 &&
        replies('request').every(({ reply }) => reply === 1),
    ),
    'a request may pass within the lag': sometimes(
      ({ told }) => told('served').length === 1 && told('logged out').length === 1,
    ),
    'regions converge': converges(),
  },
  rules: ['SET-1'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'revocation reaches other regions after the heal',
    memory: 'one member per ended session until it would expire',
  },
});

const leaving: AnyStateMachine = claim({
  argv: ['DEL', 'online:ann'],
  needs: isOne,
  tells: 'left',
});

export const presenceDel = definePattern({
  name: 'Presence with SET EX and DEL',
  belief: 'Who left is offline everywhere.',
  group: 'Sessions and carts',
  shape: 'D',
  regions: twoRegions,
  given: [[east, 'SET', 'online:ann', '1', 'EX', '60']],
  clients: [
    client('leaving', { region: east }, leaving),
    client(
      'heartbeat',
      { region: west },
      claim({ argv: ['SET', 'online:ann', '1', 'XX', 'EX', '60'], tells: 'beat' }),
    ),
  ],
  properties: {
    'who left is offline': whenQuiet(
      (facts) =>
        facts.told('left').length === 0 ||
        everywhere(facts, ['EXISTS', 'online:ann'], (exists) => exists === 0),
    ),
    'somebody leaves': sometimes(({ told }) => told('left').length === 1),
    'regions converge': converges(),
  },
  expected: { 'who left is offline': 'refuted' },
  rules: ['STR-3', 'EXP-1'],
  repairs: ['Presence key per region'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'online until the last heartbeat expires',
    memory: 'one string per user',
  },
});

export const presencePerRegion = definePattern({
  name: 'Presence key per region',
  belief: 'A region deletes only the presence that it keeps itself.',
  group: 'Sessions and carts',
  shape: 'D',
  regions: twoRegions,
  given: [
    [east, 'SET', `online:ann:${east}`, '1', 'EX', '60'],
    [west, 'SET', `online:ann:${west}`, '1', 'EX', '60'],
  ],
  clients: [
    client(
      'leaving',
      { region: east },
      claim({ argv: ['DEL', `online:ann:${east}`], needs: isOne, tells: 'left' }),
    ),
    client(
      'heartbeat',
      { region: west },
      claim({ argv: ['SET', `online:ann:${west}`, '1', 'XX', 'EX', '60'], tells: 'beat' }),
    ),
  ],
  properties: {
    'who left a region is offline there': whenQuiet(
      (facts) =>
        facts.told('left').length === 0 ||
        everywhere(facts, ['EXISTS', `online:ann:${east}`], (exists) => exists === 0),
    ),
    'who is elsewhere is online there': whenQuiet((facts) =>
      everywhere(facts, ['EXISTS', `online:ann:${west}`], (exists) => exists === 1),
    ),
    'somebody leaves': sometimes(({ told }) => told('left').length === 1),
    'regions converge': converges(),
  },
  rules: ['STR-3', 'EXP-1'],
  price: { wanRoundTrips: 0, duringCut: 'nothing', memory: 'one string per user and region' },
});

const adding = (cart: string): AnyStateMachine =>
  claim({ argv: ['HINCRBY', cart, 'book', '1'], tells: 'added' });

export const cartAdds = definePattern({
  name: 'Cart with HINCRBY',
  belief: 'Nothing that was put into the cart is lost.',
  group: 'Sessions and carts',
  shape: 'A',
  regions: twoRegions,
  clients: [
    client('phone', { region: east }, adding('cart:ann')),
    client('laptop', { region: west }, adding('cart:ann')),
    client('tablet', { region: west }, adding('cart:ann')),
  ],
  properties: {
    'every piece is in the cart': whenQuiet((facts) =>
      everywhere(
        facts,
        ['HGET', 'cart:ann', 'book'],
        (n) => Number(n) === facts.told('added').length,
      ),
    ),
    'all are added': sometimes(({ told }) => told('added').length === 3),
    'regions converge': converges(),
  },
  rules: ['HSH-2', 'CTR-1'],
  price: { wanRoundTrips: 0, duringCut: 'nothing', memory: 'one hash per cart' },
});

export const cartEmptied = definePattern({
  name: 'Cart emptied with DEL at checkout',
  belief: 'After the order the cart is empty.',
  group: 'Sessions and carts',
  shape: 'D',
  regions: twoRegions,
  given: [[east, 'HINCRBY', 'cart:ann', 'book', '1']],
  clients: [
    client(
      'checkout',
      { region: east },
      claim({ argv: ['DEL', 'cart:ann'], needs: isOne, tells: 'ordered' }),
    ),
    client(
      'laptop',
      { region: west },
      claim({ argv: ['HINCRBY', 'cart:ann', 'book', '-1'], tells: 'taken out' }),
    ),
  ],
  properties: {
    'the cart is empty': whenQuiet(
      (facts) =>
        facts.told('ordered').length === 0 ||
        everywhere(facts, ['HGET', 'cart:ann', 'book'], (n) => Number(n) === 0),
    ),
    'an order is made': sometimes(({ told }) => told('ordered').length === 1),
    'regions converge': converges(),
  },
  expected: { 'the cart is empty': 'refuted' },
  rules: ['HSH-3', 'HSH-4', 'CTR-3'],
  repairs: ['New cart for every order'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'what is changed elsewhere comes back, even below zero',
    memory: 'one hash per user',
  },
});

/** The order takes the cart as it is and opens the next one; nothing is deleted. */
const ordering: AnyStateMachine = script([
  { name: 'reading', argv: ['HGETALL', '{ann}:cart:1'] },
  {
    name: 'opening the next',
    argv: ['SET', '{ann}:cart', '2', 'IFEQ', '1'],
    needs: (reply) => reply === 'OK',
    tells: 'ordered',
  },
]);

export const cartPerOrder = definePattern({
  name: 'New cart for every order',
  belief: 'The next order starts with a cart that nobody has touched.',
  group: 'Sessions and carts',
  shape: 'D',
  regions: twoRegions,
  given: [
    [east, 'SET', '{ann}:cart', '1'],
    [east, 'HINCRBY', '{ann}:cart:1', 'book', '1'],
  ],
  clients: [
    client('checkout', { region: east }, ordering),
    client(
      'laptop',
      { region: west },
      claim({ argv: ['HINCRBY', '{ann}:cart:1', 'book', '-1'], tells: 'taken out' }),
    ),
  ],
  properties: {
    'the new cart is empty': whenQuiet(
      (facts) =>
        facts.told('ordered').length === 0 ||
        (everywhere(facts, ['GET', '{ann}:cart'], (cart) => cart === '2') &&
          everywhere(facts, ['EXISTS', '{ann}:cart:2'], (exists) => exists === 0)),
    ),
    'an order is made': sometimes(({ told }) => told('ordered').length === 1),
    'regions converge': converges(),
  },
  rules: ['HSH-4', 'STR-1'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'late changes go to the old cart, where support can see them',
    memory: 'one hash per order',
  },
});

const like = (argv: readonly string[]): AnyStateMachine =>
  script([{ name: 'liking', argv }, noteTime('like ends')]);
const unlike = (argv: readonly string[]): AnyStateMachine =>
  script([noteTime('unlike begins'), { name: 'unliking', argv }]);

export const likeSet = definePattern({
  name: 'Likes in a set',
  belief: 'The last thing the user did decides.',
  group: 'Sessions and carts',
  shape: 'D',
  regions: twoRegions,
  given: [[east, 'SADD', 'likes', 'ann']],
  clients: [
    client('phone', { region: east }, like(['SADD', 'likes', 'ann'])),
    client('laptop', { region: west }, unlike(['SREM', 'likes', 'ann'])),
  ],
  properties: {
    'the last action decides': whenQuiet((facts) =>
      holdsAfter(facts, 'like ends', 'unlike begins', () =>
        everywhere(facts, ['SISMEMBER', 'likes', 'ann'], (likes) => likes === 0),
      ),
    ),
    'unlike can be last': sometimes(({ told }) =>
      isBefore(told('like ends'), told('unlike begins')),
    ),
    'regions converge': converges(),
  },
  expected: { 'the last action decides': 'refuted' },
  rules: ['SET-1', 'SET-2'],
  repairs: ['Likes as a field of a hash'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'a like beats every unlike that has not seen it',
    memory: 'one member per like',
  },
});

export const likeField = definePattern({
  name: 'Likes as a field of a hash',
  belief: 'Yes and no are values of one field, so the later one stays.',
  group: 'Sessions and carts',
  shape: 'F',
  regions: twoRegions,
  given: [[east, 'HSET', 'likes', 'ann', 'yes']],
  clients: [
    client('phone', { region: east }, like(['HSET', 'likes', 'ann', 'yes'])),
    client('laptop', { region: west }, unlike(['HSET', 'likes', 'ann', 'no'])),
  ],
  properties: {
    'the last action decides': whenQuiet((facts) =>
      holdsAfter(facts, 'like ends', 'unlike begins', () =>
        everywhere(facts, ['HGET', 'likes', 'ann'], (likes) => likes === 'no'),
      ),
    ),
    'unlike can be last': sometimes(({ told }) =>
      isBefore(told('like ends'), told('unlike begins')),
    ),
    'regions converge': converges(),
  },
  rules: ['HSH-2', 'CLK-2'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'as always; a clock that is wrong by more than the gap decides wrongly',
    memory: 'one field per user',
  },
});
