/**
 * The highest of all. "Only if greater" compares with the local copy, and of two writes the later
 * one stays, not the greater. What holds keeps every value and takes the maximum when it is read.
 */
import type { AnyStateMachine } from 'xstate';
import { client, converges, definePattern, sometimes, whenQuiet } from '../src/index.ts';
import { claim, isSomething, script } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { everywhere, valuesOf } from './clients/told.ts';

const scoring = (board: string, score: string): AnyStateMachine =>
  claim({ argv: ['ZADD', board, 'GT', score, 'ann'], tells: 'score', value: score });

export const highScoreGt = definePattern({
  name: 'High score with ZADD GT',
  belief: 'GT keeps the greater score, so the board shows the best one ever.',
  group: 'Scores and bids',
  shape: 'R',
  regions: twoRegions,
  clients: [
    client('game 1', { region: east }, scoring('board', '100')),
    client('game 2', { region: west }, scoring('board', '90')),
  ],
  properties: {
    'the best score stays': whenQuiet((facts) =>
      everywhere(facts, ['ZSCORE', 'board', 'ann'], (score) =>
        valuesOf(facts.told('score')).every((told) => Number(score) >= Number(told)),
      ),
    ),
    'both games end': sometimes(({ told }) => told('score').length === 2),
    'regions converge': converges(),
  },
  expected: { 'the best score stays': 'refuted' },
  rules: ['ZST-8', 'ZST-2', 'CLK-2'],
  repairs: ['High score, one board per region'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'the later region overwrites the better score',
    memory: 'one member per player',
  },
});

export const highScorePerRegion = definePattern({
  name: 'High score, one board per region',
  belief: 'A board that one region writes keeps its best; readers take the best of all boards.',
  group: 'Scores and bids',
  shape: 'A',
  regions: twoRegions,
  clients: [
    client('game 1', { region: east }, scoring(`board:${east}`, '100')),
    client('game 2', { region: west }, scoring(`board:${west}`, '90')),
    client('game 3', { region: west }, scoring(`board:${west}`, '110')),
  ],
  properties: {
    'the best score stays': whenQuiet(({ told, regions, read }) =>
      regions.every((region) => {
        const boards = [east, west].map((owner) =>
          Number(read(region, 'ZSCORE', `board:${owner}`, 'ann')),
        );
        return valuesOf(told('score')).every((score) => Math.max(...boards) >= Number(score));
      }),
    ),
    'all games end': sometimes(({ told }) => told('score').length === 3),
    'regions converge': converges(),
  },
  rules: ['ZST-8'],
  price: { wanRoundTrips: 0, duringCut: 'nothing', memory: 'one member per player and region' },
});

export const leaderboardIncrements = definePattern({
  name: 'Leaderboard with ZINCRBY',
  belief: 'Points add up, wherever they are won.',
  group: 'Scores and bids',
  shape: 'A',
  regions: twoRegions,
  clients: [
    client(
      'match 1',
      { region: east },
      claim({ argv: ['ZINCRBY', 'board', '3', 'ann'], tells: 'points', value: '3' }),
    ),
    client(
      'match 2',
      { region: west },
      claim({ argv: ['ZINCRBY', 'board', '2', 'ann'], tells: 'points', value: '2' }),
    ),
    client(
      'match 3',
      { region: west },
      claim({ argv: ['ZINCRBY', 'board', '1', 'ann'], tells: 'points', value: '1' }),
    ),
  ],
  properties: {
    'points add up': whenQuiet((facts) => {
      const points = valuesOf(facts.told('points')).reduce((sum, won) => sum + Number(won), 0);
      return everywhere(facts, ['ZSCORE', 'board', 'ann'], (score) => Number(score) === points);
    }),
    'all matches count': sometimes(({ told }) => told('points').length === 3),
    'regions converge': converges(),
  },
  rules: ['ZST-3', 'CTR-1'],
  price: { wanRoundTrips: 0, duringCut: 'nothing', memory: 'one member per player' },
});

const bidding = (bid: string): AnyStateMachine =>
  script([
    { name: 'watching', argv: ['WATCH', 'bid'] },
    { name: 'looking', argv: ['GET', 'bid'], needs: (best) => Number(best) < Number(bid) },
    { name: 'opening', argv: ['MULTI'] },
    { name: 'bidding', argv: ['SET', 'bid', bid] },
    { name: 'committing', argv: ['EXEC'], needs: isSomething, tells: 'accepted', value: bid },
  ]);

export const auctionWatch = definePattern({
  name: 'Best bid with WATCH and MULTI',
  belief: 'A bid is accepted only if it beats the best one, so the best bid wins.',
  group: 'Scores and bids',
  shape: 'R',
  regions: twoRegions,
  clients: [
    client('ann', { region: east }, bidding('20')),
    client('bob', { region: west }, bidding('10')),
  ],
  properties: {
    'the best accepted bid wins': whenQuiet((facts) =>
      everywhere(facts, ['GET', 'bid'], (best) =>
        valuesOf(facts.told('accepted')).every((bid) => Number(best) >= Number(bid)),
      ),
    ),
    'two bids are accepted': sometimes(({ told }) => told('accepted').length === 2),
    'regions converge': converges(),
  },
  expected: { 'the best accepted bid wins': 'refuted' },
  rules: ['TXN-3', 'CLK-2'],
  repairs: ['Bids kept in a sorted set'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'the later bid wins, not the higher',
    memory: 'one string per auction',
  },
});

const offering = (bidder: string, bid: string): AnyStateMachine =>
  claim({ argv: ['ZADD', 'bids', bid, bidder], tells: 'accepted', value: bid });

export const auctionSortedSet = definePattern({
  name: 'Bids kept in a sorted set',
  belief: 'All bids are kept, so the best one is there when the auction closes.',
  group: 'Scores and bids',
  shape: 'A',
  regions: twoRegions,
  clients: [
    client('ann', { region: east }, offering('ann', '20')),
    client('bob', { region: west }, offering('bob', '10')),
    client('cem', { region: west }, offering('cem', '30')),
  ],
  properties: {
    'the best accepted bid wins': whenQuiet((facts) => {
      const best = Math.max(...valuesOf(facts.told('accepted')).map(Number));
      return everywhere(facts, ['ZCOUNT', 'bids', String(best), '+inf'], (n) => n === 1);
    }),
    'all bids are accepted': sometimes(({ told }) => told('accepted').length === 3),
    'regions converge': converges(),
  },
  rules: ['ZST-1'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'the auction cannot be closed before the heal',
    memory: 'one member per bidder',
  },
});
