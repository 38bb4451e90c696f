/**
 * WATCH fails if the key changed in this region, by a command or by what arrived. What another
 * region commits meanwhile it cannot see, so both commit and the later one stays.
 */
import type { AnyStateMachine } from 'xstate';
import { always, client, converges, definePattern, sometimes, whenQuiet } from '../src/index.ts';
import { asText, isSomething, script } from './clients/script.ts';
import { east, twoRegions, west } from './clients/places.ts';
import { everywhere, valuesOf } from './clients/told.ts';

/** Reads the setting, adds its own part, and commits only if nobody changed it in between. */
const swapping = (part: string): AnyStateMachine =>
  script([
    { name: 'watching', argv: ['WATCH', 'config'] },
    { name: 'reading', argv: ['GET', 'config'] },
    { name: 'opening', argv: ['MULTI'] },
    {
      name: 'writing',
      argv: ([, config]) => ['SET', 'config', `${typeof config === 'string' ? config : ''}${part}`],
    },
    { name: 'committing', argv: ['EXEC'], needs: isSomething, tells: 'committed', value: part },
  ]);

const keepsAll = whenQuiet((facts) =>
  everywhere(facts, ['GET', 'config'], (config) =>
    valuesOf(facts.told('committed')).every((part) => asText(config).includes(part)),
  ),
);

export const configSwap = definePattern({
  name: 'Compare and swap with WATCH and MULTI',
  belief: 'EXEC fails if somebody changed the key, so no committed change is lost.',
  group: 'Records',
  shape: 'R',
  regions: twoRegions,
  clients: [
    client('east', { region: east }, swapping('a')),
    client('west', { region: west }, swapping('b')),
  ],
  properties: {
    'no committed change is lost': keepsAll,
    'one is refused': sometimes(
      ({ told, replies }) =>
        told('committed').length === 1 &&
        replies().filter(({ argv, reply }) => argv[0] === 'EXEC' && reply === null).length === 1,
    ),
    'both commit': sometimes(({ told }) => told('committed').length === 2),
    'regions converge': converges(),
  },
  expected: { 'no committed change is lost': 'refuted' },
  rules: ['TXN-3', 'CLK-2'],
  repairs: ['Compare and swap in one region'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'all changes of one region are lost',
    memory: 'one string',
  },
});

export const configOneRegion = definePattern({
  name: 'Compare and swap in one region',
  belief: 'Where one region takes all changes, WATCH sees every one of them.',
  group: 'Records',
  shape: 'R',
  regions: twoRegions,
  clients: [
    client('east', { region: east }, swapping('a')),
    client('west', { region: east }, swapping('b')),
  ],
  properties: {
    'no committed change is lost': keepsAll,
    'at least one commits': always(
      ({ told, replies }) =>
        told('committed').length > 0 ||
        replies().filter(({ argv }) => argv[0] === 'EXEC').length < 2,
    ),
    'one is refused': sometimes(({ replies }) =>
      replies().some(({ argv, reply }) => argv[0] === 'EXEC' && reply === null),
    ),
    'regions converge': converges(),
  },
  rules: ['TXN-1', 'TXN-3'],
  price: { wanRoundTrips: 1, duringCut: 'no changes from cut off regions', memory: 'one string' },
});
