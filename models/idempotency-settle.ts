/**
 * Claim, wait until every rival must be visible, and let the smallest claim win. It rests on a bound
 * of the lag, which no vendor promises: within the bound a rival that has not seen a claim is made
 * at most one lag after it and is seen at most one lag later, so the wait is twice the longest lag.
 * Looking and claiming must be one step (WATCH and MULTI here, a script elsewhere): a handler that
 * stalls between them claims long after it looked.
 *
 * The patterns are the sound one and its weakenings: a shorter wait, no yielding to a claim that is
 * already there, looking and claiming apart, and a link that is cut for longer than the wait.
 */
import type { AnyStateMachine } from 'xstate';
import {
  always,
  client,
  converges,
  definePattern,
  sometimes,
  whenQuiet,
  type Client,
  type Pattern,
} from '../src/index.ts';
import { isSomething, script, type ScriptStep } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { membersOf } from './clients/told.ts';

const lagMsMax = 2;
const claims = 'claims:7f3c';

const looking: ScriptStep = {
  name: 'looking',
  argv: ['SCARD', claims],
  needs: (reply) => reply === 0,
};
const claiming = (member: string): ScriptStep => ({
  name: 'claiming',
  argv: ['SADD', claims, member],
});

type Claiming = (member: string) => readonly ScriptStep[];

const blindly: Claiming = (member) => [claiming(member)];
const apart: Claiming = (member) => [looking, claiming(member)];
const atOnce: Claiming = (member) => [
  { name: 'watching', argv: ['WATCH', claims] },
  looking,
  { name: 'opening', argv: ['MULTI'] },
  claiming(member),
  { name: 'committing', argv: ['EXEC'], needs: isSomething },
];

function claimant(region: string, waitMs: number, how: Claiming): AnyStateMachine {
  const member = `${region}:1`;
  return script([
    ...how(member),
    { name: 'waiting', pauseMs: waitMs },
    {
      name: 'deciding',
      argv: ['SMEMBERS', claims],
      needs: (reply) => membersOf(reply).every((rival) => rival >= member),
      tells: 'captured',
    },
  ]);
}

const both = (waitMs: number, how: Claiming): readonly Client[] =>
  [east, west].map((region) =>
    client(`handler ${region}`, { region }, claimant(region, waitMs, how)),
  );

/** The sound claim with any wait and any longest lag, ms: where the boundary is can be tried out. */
export function waitingFor(
  waitMs: number,
  longestLagMs: number,
): Pick<Pattern, 'clients' | 'bounds'> {
  return { clients: both(waitMs, atOnce), bounds: { lagMsMax: longestLagMs } };
}

const oneCapture = always(({ told }) => told('captured').length <= 1);
const common = {
  'a capture happens': sometimes(({ told }) => told('captured').length === 1),
  'both can be waiting at once': sometimes(({ replies }) =>
    [east, west].every((region) =>
      replies(`handler ${region}`).some(({ argv }) => argv[0] === 'SADD'),
    ),
  ),
  'regions converge': converges(),
};
const rules: readonly string[] = ['SET-1', 'REP-6', 'TXN-3'];
const memory = 'one member per attempt until the claim expires';

export const settleWindow = definePattern({
  name: 'Claim set with a settle window',
  belief: 'After twice the longest lag every rival is visible, and the smallest claim wins.',
  group: 'Idempotency',
  shape: 'X',
  regions: twoRegions,
  ...waitingFor(2 * lagMsMax, lagMsMax),
  properties: {
    'one capture per key': oneCapture,
    'somebody captures': whenQuiet(({ told }) => told('captured').length === 1),
    ...common,
  },
  rules,
  price: {
    wanRoundTrips: 0,
    duringCut: 'unsafe: the lag has no bound then; every claim also waits two lags',
    memory,
  },
});

/** What the weakenings share: each lets two handlers capture, and nothing shows it. */
const weakened = {
  group: 'Idempotency',
  shape: 'X',
  regions: twoRegions,
  properties: { 'one capture per key': oneCapture, ...common },
  expected: { 'one capture per key': 'refuted' },
  expectedTrace: { 'one capture per key': 'silent' },
  rules,
  repairs: ['Claim set with a settle window', 'Idempotency key, decided by the ledger'],
  price: { wanRoundTrips: 0, duringCut: 'unsafe', memory },
} as const;

export const settleWindowShort = definePattern({
  name: 'Claim set with a short settle window',
  ...weakened,
  belief: 'A wait of a little less than twice the longest lag is long enough.',
  ...waitingFor(2 * lagMsMax - 1, lagMsMax),
});

export const settleWindowNoYield = definePattern({
  name: 'Claim set without yielding',
  ...weakened,
  belief: 'The smallest claim wins after the wait, so nobody needs to look before claiming.',
  clients: both(2 * lagMsMax, blindly),
  bounds: { lagMsMax },
});

export const settleWindowCut = definePattern({
  name: 'Claim set with a settle window and a cut link',
  ...weakened,
  belief: 'The settle window also covers a link that is cut for a while.',
  clients: both(1, atOnce),
  bounds: { lagMsMax: 0, faults: { cuts: 1 } },
  repairs: ['Idempotency key, decided by the ledger', 'Idempotency key repeated to the provider'],
});

export const settleWindowApart = definePattern({
  name: 'Claim set, looked at before claiming',
  ...weakened,
  belief: 'A handler that saw no claim may claim next: nothing happens in between.',
  clients: both(2, apart),
  bounds: { lagMsMax: 1 },
});
