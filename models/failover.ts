/**
 * Clients that lose a reply. A command without an answer may have run, so to send it again is safe
 * only if running it twice is; and another region knows what has arrived there, so to move is safe
 * only for what does not depend on one's own writes. What holds names each thing it does, or goes
 * home when its own echo is there.
 */
import {
  always,
  client,
  converges,
  definePattern,
  sometimes,
  whenQuiet,
  type Facts,
  type PlainReply,
} from '../src/index.ts';
import { failover, GAVE_UP, type FailoverOptions } from './clients/failover.ts';
import { asText } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { everywhere, membersOf } from './clients/told.ts';

const homeThenAway = [east, west] as const;

const oneTimeout = { faults: { timeouts: 1 } };

const paidOnce = {
  'a payment can be made': sometimes(({ told }: Facts) => told('paid').length === 1),
  'regions converge': converges(),
} as const;

export const paymentRetried = definePattern({
  name: 'Payment sent again after a timeout',
  belief: 'No answer means that nothing was booked, so it can be sent again.',
  group: 'Failover',
  shape: 'X',
  regions: twoRegions,
  given: [[east, 'SET', 'balance:ann', '100']],
  clients: [
    client(
      'shop',
      { region: east },
      failover({
        regions: [east],
        attempts: 2,
        steps: [{ argv: ['DECRBY', 'balance:ann', '30'], tells: 'paid' }],
      }),
    ),
  ],
  bounds: oneTimeout,
  properties: {
    'what was paid was booked once': whenQuiet(
      (facts) =>
        facts.told('paid').length === 0 ||
        everywhere(facts, ['GET', 'balance:ann'], (balance) => balance === '70'),
    ),
    ...paidOnce,
  },
  expected: { 'what was paid was booked once': 'refuted' },
  rules: ['CTR-1', 'FAIL-1'],
  repairs: ['Payments as members of a set'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'nothing; one region and one lost reply are enough',
    memory: 'one string per account',
  },
});

export const paymentNamed = definePattern({
  name: 'Payments as members of a set',
  belief: 'A payment with a name of its own can be sent again, and to any region.',
  group: 'Failover',
  shape: 'A',
  regions: twoRegions,
  clients: [
    client(
      'shop',
      { region: east },
      failover({
        regions: homeThenAway,
        attempts: 2,
        steps: [{ argv: ['SADD', 'payments:ann', '7f3c:30'], tells: 'paid' }],
      }),
    ),
  ],
  bounds: { faults: { timeouts: 2 } },
  properties: {
    'what was paid was booked once': whenQuiet(
      (facts) =>
        facts.told('paid').length === 0 ||
        everywhere(facts, ['SMEMBERS', 'payments:ann'], (paid) => membersOf(paid).length === 1),
    ),
    'a payment is made in the other region': sometimes(({ replies }) =>
      replies('shop').some(({ region }) => region === west),
    ),
    ...paidOnce,
  },
  rules: ['SET-1', 'SET-2', 'FAIL-1'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'nothing; the balance is read by adding up',
    memory: 'one member per payment, until they are summed up in one region',
  },
});

/** Claims the job, does it, and tells so. */
const nightly = (regions: readonly [string, ...string[]]) =>
  failover({
    regions,
    steps: [{ argv: ['SET', 'job:nightly', 'taken', 'NX'], needs: isTaken, tells: 'ran' }],
  });
const isTaken = (reply: unknown): boolean => reply === 'OK';

export const jobAfterFailover = definePattern({
  name: 'Job claimed again after a failover',
  belief: 'Whoever gets the claim runs the job, wherever the claim was sent.',
  group: 'Failover',
  shape: 'X',
  regions: twoRegions,
  clients: [
    client('scheduler', { region: east }, nightly(homeThenAway)),
    client('second scheduler', { region: east }, nightly([east])),
  ],
  bounds: oneTimeout,
  properties: {
    'the job runs once': always(({ told }) => told('ran').length <= 1),
    'the job runs': sometimes(({ told }) => told('ran').length === 1),
    'regions converge': converges(),
  },
  expected: { 'the job runs once': 'refuted' },
  expectedTrace: { 'the job runs once': 'silent' },
  rules: ['STR-4', 'FAIL-1'],
  repairs: ['Job claimed in its home region only', 'Jobs that may be done twice'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'the job runs once per region that is asked',
    memory: 'one string per job',
  },
});

export const jobAtHome = definePattern({
  name: 'Job claimed in its home region only',
  belief: 'A claim that goes to one region is decided once; without an answer the job waits.',
  group: 'Failover',
  shape: 'X',
  regions: twoRegions,
  clients: [
    client('scheduler', { region: east }, nightly([east])),
    client('second scheduler', { region: east }, nightly([east])),
  ],
  bounds: oneTimeout,
  properties: {
    'the job runs once': always(({ told }) => told('ran').length <= 1),
    'the job runs': sometimes(({ told }) => told('ran').length === 1),
    'it may have to wait for the morning': sometimes(
      ({ told }) => told('ran').length === 0 && told(GAVE_UP).length === 1,
    ),
    'regions converge': converges(),
  },
  rules: ['STR-4', 'FAIL-1'],
  price: {
    wanRoundTrips: 1,
    duringCut: 'jobs of a region that does not answer wait',
    memory: 'one string per job',
  },
});

const profile = [
  { argv: ['SET', 'profile:ann', '2'], tells: 'saved' },
  { argv: ['GET', 'profile:ann'], tells: 'read', value: asText },
] as const;

/** Reads of the profile at home by somebody who saved it while away. */
const readsAtHome = ({ replies }: Facts): readonly PlainReply[] => {
  const exchanges = replies('ann');
  const saved = exchanges.findIndex(
    ({ region, argv }) => region === west && isProfile(argv, 'SET'),
  );
  if (saved < 0) return [];
  return exchanges
    .slice(saved)
    .filter(({ region, argv }) => region === east && isProfile(argv, 'GET'))
    .map(({ reply }) => reply);
};

const isProfile = ([name, key]: readonly string[], wanted: string): boolean =>
  name === wanted && key === 'profile:ann';

const ownChangeIsThere = {
  'what I saved while away is there at home': always(
    (facts: Facts) => readsAtHome(facts).every((value) => value === '2'),
    (facts: Facts) => readsAtHome(facts).length > 0,
  ),
  'it is read at home after a failover': sometimes((facts: Facts) => readsAtHome(facts).length > 0),
} as const;

/** Ann changes her profile while home does not answer, and reads it when she is home again. */
const goingHome = (failback: NonNullable<FailoverOptions['failback']>) =>
  ({
    group: 'Failover',
    shape: 'F',
    regions: twoRegions,
    given: [[east, 'SET', 'profile:ann', '1']],
    clients: [
      client(
        'ann',
        { region: east },
        failover({ regions: homeThenAway, steps: profile, failback }),
      ),
    ],
  }) as const;

/** Home was asked and left alone: what was saved is read away from it. */
const isReadAway = sometimes(({ replies }) =>
  replies('ann').some(({ region, argv }) => region === west && isProfile(argv, 'GET')),
);

export const failbackAtOnce = definePattern({
  name: 'Failback at once',
  belief: 'What I saved during the failover is there when I am home again.',
  ...goingHome('at once'),
  bounds: oneTimeout,
  properties: {
    ...ownChangeIsThere,
    'regions converge': converges(),
  },
  expected: { 'what I saved while away is there at home': 'refuted' },
  expectedTrace: { 'what I saved while away is there at home': 'silent' },
  rules: ['FAIL-1', 'REP-6'],
  repairs: ['Failback when the echo is home'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'old data for whoever went home',
    memory: 'one string per profile',
  },
});

export const failbackByLag = definePattern({
  name: 'Failback when the lag is small',
  belief: 'Home lags by no more than is tolerated, so what I saved is there.',
  ...goingHome('when the lag is small'),
  // Home is right: whatever is written arrives within the 100 ms that the check tolerates.
  bounds: { ...oneTimeout, lagMsMax: 100, tickMs: 50 },
  properties: {
    ...ownChangeIsThere,
    'regions converge': converges(),
  },
  expected: { 'what I saved while away is there at home': 'refuted' },
  expectedTrace: { 'what I saved while away is there at home': 'silent' },
  rules: ['FAIL-1', 'FAIL-2'],
  repairs: ['Failback when the echo is home', 'Failback when the probe is heard'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'whoever moved stays where it is, once the check has noticed',
    memory: 'nothing',
  },
});

export const failbackByProbe = definePattern({
  name: 'Failback when the probe is heard',
  belief: 'Who hears at home what it published later finds there what it saved before.',
  ...goingHome({ probe: 'probe:ann', withinMs: 100 }),
  bounds: oneTimeout,
  properties: {
    ...ownChangeIsThere,
    'a region where the probe is not heard is left alone': isReadAway,
    'regions converge': converges(),
  },
  rules: ['PUB-1', 'FAIL-1', 'FAIL-2', 'REP-11'],
  price: {
    wanRoundTrips: 1,
    duringCut: 'whoever moved stays where it is',
    memory: 'nothing; a message is not kept',
  },
});

export const failbackAfterEcho = definePattern({
  name: 'Failback when the echo is home',
  belief: 'Who finds its later echo at home finds there what it saved before.',
  ...goingHome({ echo: 'echo:ann', withinMs: 100 }),
  bounds: oneTimeout,
  properties: {
    ...ownChangeIsThere,
    'a region that lags behind is left alone': isReadAway,
    'regions converge': converges(),
  },
  rules: ['FAIL-1', 'FAIL-2', 'REP-11'],
  price: {
    wanRoundTrips: 1,
    duringCut: 'whoever moved stays where it is',
    memory: 'one echo per client',
  },
});
