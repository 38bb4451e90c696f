import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { historiesOf } from '../../properties/laws/history.ts';
import { SIGHTINGS, sightingsOf, type Sighting } from '../../properties/laws/sightings.ts';
import type { AnySubject } from '../../properties/laws/subject.ts';
import { LIST_CASE, SET_CASE, STRING_CASE } from '../../properties/subjects/type-cases.ts';
import { subjectOfType } from '../../properties/subjects/typed-subject.ts';
import { playWorld } from '../../properties/worlds/play-world.ts';
import { worldPlan } from '../../properties/worlds/world-plan.ts';
import { seededChooser, seedRandom } from '../../src/kernel/index.ts';

const HISTORIES = 400;
/** Of all histories, at least one in a hundred has met each hard case. */
const SEEN_MIN = HISTORIES / 100;

const SUBJECTS: readonly AnySubject[] = [
  subjectOfType(STRING_CASE),
  subjectOfType(SET_CASE),
  subjectOfType(LIST_CASE),
];

describe.each(SUBJECTS)('histories of a $name', (subject) => {
  const arbitrary = historiesOf(subject.plans, { syncs: true, collects: true });
  const counts = new Map<Sighting, number>();
  for (const history of fc.sample(arbitrary, HISTORIES)) {
    for (const sighting of sightingsOf(subject, history)) {
      counts.set(sighting, (counts.get(sighting) ?? 0) + 1);
    }
  }
  // A list forgets only in silence: a tombstone is an address until nothing is on its way.
  const expected = SIGHTINGS.filter(
    (sighting) => subject.name !== 'list' || !sighting.endsWith('on their way'),
  );
  test.each(expected)('often enough: %s', (sighting) => {
    expect(counts.get(sighting) ?? 0).toBeGreaterThanOrEqual(SEEN_MIN);
  });
});

describe('random worlds', () => {
  const rules = new Set<string>();
  const kinds = new Set<string>();
  for (let seed = 1; seed <= 1600; seed++) {
    const { sim } = playWorld(worldPlan(seededChooser(seedRandom(seed)), 45));
    for (const event of sim.events) {
      kinds.add(event.kind);
      if ('reasons' in event) for (const { rule } of event.reasons) rules.add(rule);
    }
  }

  test.each(['CLK-2', 'CTR-2', 'SET-1', 'ZST-1', 'HSH-3', 'KEY-3', 'EXP-1', 'EXP-2', 'GC-2'])(
    'decide by rule %s',
    (rule) => {
      expect([...rules]).toContain(rule);
    },
  );

  test.each([
    'command',
    'apply',
    'duplicate',
    'message',
    'expire',
    'evict',
    'flush',
    'cut',
    'heal',
    'clog',
    'unclog',
    'lost',
    'full-sync',
    'partial-sync',
    'partial-sync-error',
    'crash',
    'restart',
    'release',
    'join',
    'leave',
    'left',
    'force-remove',
    'drift',
  ])('have an event of kind %s', (kind) => {
    expect([...kinds]).toContain(kind);
  });
});
