/**
 * Taking one thing out of many. Every pop is decided locally, so two regions hand out the same
 * thing and the merge removes it once. What holds is one region that pops, a share per region, or
 * work that may be done twice.
 */
import type { AnyStateMachine } from 'xstate';
import {
  always,
  client,
  converges,
  definePattern,
  sometimes,
  whenQuiet,
  type Told,
} from '../src/index.ts';
import { asText, claim, isOne, isSomething, script } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { areDistinct, differentValues, membersOf } from './clients/told.ts';

const popping = (queue: string): AnyStateMachine =>
  claim({ argv: ['RPOP', queue], needs: isSomething, tells: 'job', value: asText });

export const jobQueue = definePattern({
  name: 'Job queue with LPUSH and RPOP',
  belief: 'RPOP gives each job to one worker.',
  group: 'Queues',
  shape: 'X',
  regions: twoRegions,
  given: [[east, 'LPUSH', 'jobs', 'job 1', 'job 2']],
  clients: [
    client('worker 1', { region: east }, popping('jobs')),
    client('worker 2', { region: west }, popping('jobs')),
  ],
  properties: {
    'each job is worked on once': always(({ told }) => areDistinct(told('job'))),
    'both jobs are worked on': sometimes(({ told }) => differentValues(told('job')) === 2),
    'regions converge': converges(),
  },
  expected: { 'each job is worked on once': 'refuted' },
  // One job is done twice and the other waits in the list, so here the list is too long.
  expectedTrace: { 'each job is worked on once': 'visible' },
  rules: ['LST-3', 'CLK-7'],
  repairs: ['Job queue per region', 'Jobs that may be done twice'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'each region works on all jobs',
    memory: 'one element per job',
  },
});

export const jobQueuePerRegion = definePattern({
  name: 'Job queue per region',
  belief: 'A queue that only one region pops gives each job to one worker.',
  group: 'Queues',
  shape: 'X',
  regions: twoRegions,
  given: [
    [east, 'LPUSH', `jobs:${east}`, 'job 1'],
    [west, 'LPUSH', `jobs:${west}`, 'job 2'],
  ],
  clients: [
    client('worker 1', { region: east }, popping(`jobs:${east}`)),
    client('worker 2', { region: east }, popping(`jobs:${east}`)),
    client('worker 3', { region: west }, popping(`jobs:${west}`)),
  ],
  properties: {
    'each job is worked on once': always(({ told }) => areDistinct(told('job'))),
    'both jobs are worked on': sometimes(({ told }) => differentValues(told('job')) === 2),
    'regions converge': converges(),
  },
  rules: ['LST-3'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'jobs of a lost region wait',
    memory: 'one element per job',
  },
});

/** The result of a job is a member of a set: doing it again changes nothing. */
const doing = script([
  { name: 'popping', argv: ['RPOP', '{work}:jobs'], needs: isSomething },
  {
    name: 'storing',
    argv: ([job]) => ['SADD', '{work}:done', asText(job)],
    tells: 'done',
    value: (_, [job]) => asText(job),
  },
]);

export const jobIdempotent = definePattern({
  name: 'Jobs that may be done twice',
  belief: 'If a job done twice leaves the result once, at least once is enough.',
  group: 'Queues',
  shape: 'A',
  regions: twoRegions,
  given: [[east, 'LPUSH', '{work}:jobs', 'job 1']],
  clients: [
    client('worker 1', { region: east }, doing),
    client('worker 2', { region: west }, doing),
  ],
  properties: {
    'the result is there once': whenQuiet(({ regions, read }) =>
      regions.every((region) => read(region, 'SCARD', '{work}:done') === 1),
    ),
    'a job is done twice': sometimes(({ told }) => told('done').length === 2),
    'regions converge': converges(),
  },
  rules: ['LST-3', 'SET-1'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'jobs are done once per region',
    memory: 'one member per result',
  },
});

const moving = (region: string): AnyStateMachine =>
  claim({
    argv: ['LMOVE', '{q}:jobs', `{q}:busy:${region}`, 'RIGHT', 'LEFT'],
    needs: isSomething,
    tells: 'job',
    value: asText,
  });

const reliable = {
  'each job is worked on once': always(({ told }: { told: (what: string) => readonly Told[] }) =>
    areDistinct(told('job')),
  ),
  'a job is worked on': sometimes(({ told }) => told('job').length === 1),
  'a job is in one list': whenQuiet(({ regions, read }) =>
    regions.every((region) => {
      const busy = [east, west].flatMap((owner) =>
        membersOf(read(region, 'LRANGE', `{q}:busy:${owner}`, '0', '-1')),
      );
      return new Set(busy).size === busy.length;
    }),
  ),
  'regions converge': converges(),
};

export const reliableQueue = definePattern({
  name: 'Reliable queue with LMOVE',
  belief: 'LMOVE keeps a job in exactly one list until it is done.',
  group: 'Queues',
  shape: 'K',
  regions: twoRegions,
  given: [[east, 'LPUSH', '{q}:jobs', 'job 1']],
  clients: [
    client('worker 1', { region: east }, moving(east)),
    client('worker 2', { region: west }, moving(west)),
  ],
  properties: reliable,
  expected: { 'each job is worked on once': 'refuted', 'a job is in one list': 'refuted' },
  expectedTrace: { 'each job is worked on once': 'visible' },
  rules: ['LST-6', 'LST-3'],
  repairs: ['Reliable queue moved in one region', 'Jobs that may be done twice'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'each region takes all jobs',
    memory: 'one element per job, twice while a duplicate is in work',
  },
});

export const reliableQueueOneRegion = definePattern({
  name: 'Reliable queue moved in one region',
  belief: 'If one region moves all jobs, each is in exactly one list.',
  group: 'Queues',
  shape: 'K',
  regions: twoRegions,
  given: [[west, 'LPUSH', '{q}:jobs', 'job 1']],
  clients: [
    client('worker 1', { region: east }, moving(east)),
    client('worker 2', { region: east }, moving(west)),
  ],
  properties: reliable,
  rules: ['LST-6'],
  price: {
    wanRoundTrips: 1,
    duringCut: 'workers of cut off regions get no jobs',
    memory: 'one element per job',
  },
});

const dueJob = (key: string): AnyStateMachine =>
  script([
    {
      name: 'looking',
      argv: ['ZRANGEBYSCORE', key, '-inf', '100', 'LIMIT', '0', '1'],
      needs: (due) => membersOf(due).length > 0,
    },
    {
      name: 'claiming',
      argv: ([due]) => ['ZREM', key, ...membersOf(due)],
      needs: isOne,
      tells: 'job',
      value: (_, [due]) => membersOf(due).join(),
    },
  ]);

export const delayedJobs = definePattern({
  name: 'Delayed jobs claimed with ZREM',
  belief: 'ZREM answers 1 to the one worker that may run the job.',
  group: 'Queues',
  shape: 'X',
  regions: twoRegions,
  given: [[east, 'ZADD', 'delayed', '100', 'mail ann']],
  clients: [
    client('poller 1', { region: east }, dueJob('delayed')),
    client('poller 2', { region: west }, dueJob('delayed')),
  ],
  properties: {
    'each job runs once': always(({ told }) => areDistinct(told('job'))),
    'the job runs': sometimes(({ told }) => told('job').length === 1),
    'regions converge': converges(),
  },
  expected: { 'each job runs once': 'refuted' },
  expectedTrace: { 'each job runs once': 'silent' },
  rules: ['ZST-1', 'CLK-7'],
  repairs: ['Delayed jobs of one region', 'Jobs that may be done twice'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'every job runs once per region',
    memory: 'one member per job',
  },
});

export const delayedJobsOneRegion = definePattern({
  name: 'Delayed jobs of one region',
  belief: 'Jobs polled only in the region in their key run once.',
  group: 'Queues',
  shape: 'X',
  regions: twoRegions,
  given: [
    [west, 'ZADD', `delayed:${east}`, '100', 'mail ann'],
    [west, 'ZADD', `delayed:${west}`, '100', 'mail bob'],
  ],
  clients: [
    client('poller 1', { region: east }, dueJob(`delayed:${east}`)),
    client('poller 2', { region: east }, dueJob(`delayed:${east}`)),
    client('poller 3', { region: west }, dueJob(`delayed:${west}`)),
  ],
  properties: {
    'each job runs once': always(({ told }) => areDistinct(told('job'))),
    'both jobs run': sometimes(({ told }) => told('job').length === 2),
    'regions converge': converges(),
  },
  rules: ['ZST-1'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'jobs of a lost region wait',
    memory: 'one member per job',
  },
});

const drawing = (urn: string): AnyStateMachine =>
  claim({ argv: ['SPOP', urn], needs: isSomething, tells: 'winner', value: asText });

export const raffleSpop = definePattern({
  name: 'Raffle with SPOP',
  belief: 'SPOP draws each ticket once, so the winners differ.',
  group: 'Queues',
  shape: 'X',
  regions: twoRegions,
  given: [[east, 'SADD', 'tickets', 'ann', 'bob', 'cem']],
  clients: [
    client('draw 1', { region: east }, drawing('tickets')),
    client('draw 2', { region: west }, drawing('tickets')),
  ],
  properties: {
    'winners differ': always(({ told }) => areDistinct(told('winner'))),
    'two win': sometimes(({ told }) => differentValues(told('winner')) === 2),
    'regions converge': converges(),
  },
  expected: { 'winners differ': 'refuted' },
  expectedTrace: { 'winners differ': 'visible' },
  rules: ['SET-3', 'CLK-7'],
  repairs: ['Raffle with an urn per region'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'each region draws from all tickets',
    memory: 'one member per ticket',
  },
});

export const raffleUrns = definePattern({
  name: 'Raffle with an urn per region',
  belief: 'Tickets in the urn of one region are drawn there once.',
  group: 'Queues',
  shape: 'X',
  regions: twoRegions,
  given: [
    [east, 'SADD', `tickets:${east}`, 'ann', 'bob'],
    [west, 'SADD', `tickets:${west}`, 'cem'],
  ],
  clients: [
    client('draw 1', { region: east }, drawing(`tickets:${east}`)),
    client('draw 2', { region: east }, drawing(`tickets:${east}`)),
    client('draw 3', { region: west }, drawing(`tickets:${west}`)),
  ],
  properties: {
    'winners differ': always(({ told }) => areDistinct(told('winner'))),
    'three win': sometimes(({ told }) => differentValues(told('winner')) === 3),
    'regions converge': converges(),
  },
  rules: ['SET-3'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'nothing: each region draws its share',
    memory: 'one member per ticket',
  },
});
