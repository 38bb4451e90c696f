/**
 * A command that the client gave up is not gone: it may be on its way still, and run after what the
 * client sent next. So a save that was tried again, or corrected, may be undone by its own first
 * attempt, in one region and without any crash or lag. What holds says what it replaces.
 */
import {
  client,
  converges,
  definePattern,
  sometimes,
  whenQuiet,
  type Facts,
} from '../src/index.ts';
import { attempt } from './clients/attempt.ts';
import { east, twoRegions } from './clients/places.ts';

const saving = {
  group: 'Late commands',
  shape: 'R',
  regions: twoRegions,
  given: [[east, 'SET', 'address:ann', 'before']],
  bounds: { faults: { timeouts: 1, lateCommands: 1 } },
} as const;

const whatWasSavedStays = {
  'what was saved last stays': whenQuiet(
    ({ told, read }: Facts) =>
      told('saved').length === 0 || read(east, 'GET', 'address:ann') === 'second',
  ),
  'a change is saved after one without an answer': sometimes(
    ({ told, replies }: Facts) => told('saved').length === 1 && replies('ann').length < 2,
  ),
  'regions converge': converges(),
} as const;

export const saveOvertaken = definePattern({
  name: 'Save overtaken by an earlier one',
  belief: 'What I saved last, and was answered, is what stays.',
  ...saving,
  clients: [
    client('ann', { region: east }, async (redis, told) => {
      await attempt(redis, 'SET', 'address:ann', 'first');
      const reply = await attempt(redis, 'SET', 'address:ann', 'second');
      if (reply === 'OK') told('saved');
    }),
  ],
  properties: whatWasSavedStays,
  expected: { 'what was saved last stays': 'refuted' },
  rules: ['STR-1', 'CLK-1'],
  repairs: ['Save that says what it replaces'],
  price: {
    wanRoundTrips: 0,
    duringCut: 'nothing; one region is enough',
    memory: 'one string per address',
  },
});

/** Attempts to save over what is there; each begins with a look at it. */
const looksMax = 3;

export const saveReplacing = definePattern({
  name: 'Save that says what it replaces',
  belief: 'A save that names what it replaces does nothing when it comes late.',
  ...saving,
  clients: [
    client('ann', { region: east }, async (redis, told) => {
      await attempt(redis, 'SET', 'address:ann', 'first', 'IFEQ', 'before');
      for (let look = 0; look < looksMax; look++) {
        const there = await attempt(redis, 'GET', 'address:ann');
        if (typeof there !== 'string') continue;
        const reply = await attempt(redis, 'SET', 'address:ann', 'second', 'IFEQ', there);
        if (reply !== 'OK') continue;
        told('saved');
        return;
      }
    }),
  ],
  properties: {
    ...whatWasSavedStays,
    'a change is saved after one without an answer': sometimes(
      ({ told, replies }: Facts) =>
        told('saved').length === 1 && replies('ann').every(({ argv }) => argv[2] !== 'first'),
    ),
  },
  rules: ['STR-6', 'CLK-7'],
  price: {
    wanRoundTrips: 1,
    duringCut: 'saving stops for whoever is cut off from the region of the key',
    memory: 'one string per address',
  },
});
