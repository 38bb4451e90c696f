/**
 * What people add to SET NX in the hope that it helps. All of it is evaluated in the region that
 * runs it, so all of it says yes twice. Not shown, because no command stands for them: causal
 * consistency, a shorter lag and better clocks, which make the window smaller and keep the class.
 */
import type { AnyStateMachine } from 'xstate';
import { always, client, converges, definePattern, sometimes, type Pattern } from '../src/index.ts';
import { claim, isNil, isOK, isOne, isSomething, script } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';

const key = 'idem:7f3c';

type Idea = {
  readonly name: string;
  readonly belief: string;
  readonly rules: readonly string[];
  readonly clientOf: (owner: string) => AnyStateMachine;
};

/** One idea as a pattern; they differ in nothing but how a handler claims. */
const noHelp = ({ name, belief, rules, clientOf }: Idea): Pattern =>
  definePattern({
    name,
    belief,
    group: 'Idempotency',
    shape: 'X',
    regions: twoRegions,
    clients: [
      client('first', { region: east }, clientOf('first')),
      client('retry', { region: west }, clientOf('retry')),
    ],
    properties: {
      'one capture per key': always(({ told }) => told('captured').length <= 1),
      'a capture happens': sometimes(({ told }) => told('captured').length === 1),
      'the other one can be refused': sometimes(
        ({ told, replies }) =>
          told('captured').length === 1 &&
          ['first', 'retry'].every((owner) => replies(owner).length > 0),
      ),
      'regions converge': converges(),
    },
    expected: { 'one capture per key': 'refuted' },
    expectedTrace: { 'one capture per key': 'silent' },
    rules,
    repairs: ['Idempotency key in its home region', 'Idempotency key, decided by the ledger'],
    price: {
      wanRoundTrips: 0,
      duringCut: 'every key can be claimed once per region',
      memory: 'one key for a day',
    },
  });

const setNx = (owner: string): readonly string[] => ['SET', key, owner, 'NX', 'EX', '86400'];

export const claimReadBack = noHelp({
  name: 'Claim read back after SET NX',
  belief: 'Who still reads its own value after the claim is the only one.',
  rules: ['STR-4', 'CLK-2'],
  clientOf: (owner) =>
    script([
      { name: 'claiming', argv: setNx(owner), needs: isOK },
      {
        name: 'reading back',
        argv: ['GET', key],
        needs: (reply) => reply === owner,
        tells: 'captured',
      },
    ]),
});

export const claimInTransaction = noHelp({
  name: 'Claim inside WATCH and MULTI',
  belief: 'A transaction that nobody disturbed has seen every other claim.',
  rules: ['TXN-3', 'CLK-7'],
  clientOf: (owner) =>
    script([
      { name: 'watching', argv: ['WATCH', key] },
      { name: 'looking', argv: ['EXISTS', key], needs: (reply) => reply === 0 },
      { name: 'opening', argv: ['MULTI'] },
      { name: 'claiming', argv: ['SET', key, owner, 'EX', '86400'] },
      { name: 'committing', argv: ['EXEC'], needs: isSomething, tells: 'captured' },
    ]),
});

export const claimThenWait = noHelp({
  name: 'Claim followed by WAIT',
  belief: 'WAIT makes the claim known before the payment is captured.',
  rules: ['REP-9', 'STR-4'],
  clientOf: (owner) =>
    script([
      { name: 'claiming', argv: setNx(owner), needs: isOK },
      // Answers an error, which such code takes for "fewer replicas than asked".
      { name: 'waiting', argv: ['WAIT', '1', '100'], tells: 'captured' },
    ]),
});

export const claimWithGetset = noHelp({
  name: 'Claim with GETSET',
  belief: 'GETSET takes and tells in one step, so one caller sees nothing there before.',
  rules: ['STR-6', 'CLK-7'],
  clientOf: (owner) => claim({ argv: ['GETSET', key, owner], needs: isNil, tells: 'captured' }),
});

export const claimWithHsetnx = noHelp({
  name: 'Claim with HSETNX',
  belief: 'HSETNX answers 1 once per field.',
  rules: ['HSH-2', 'CLK-7'],
  clientOf: (owner) =>
    claim({ argv: ['HSETNX', 'idem', '7f3c', owner], needs: isOne, tells: 'captured' }),
});
