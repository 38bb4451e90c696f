import { describe, test } from 'vitest';
import { LAWS } from '../../properties/laws/laws.ts';
import { regionSubject } from '../../properties/subjects/region-subject.ts';
import { resolveProfile, SWITCH_FACTS } from '../../src/kernel/index.ts';
import { check } from './check.ts';

const ALTERNATIVES = Object.entries(SWITCH_FACTS).flatMap(([name, { settings }]) =>
  settings.slice(1).map((setting) => ({ name, setting })),
);

describe.each(ALTERNATIVES)('a region with $name: $setting', ({ name, setting }) => {
  const subject = regionSubject(resolveProfile({ switches: { [name]: setting } }));
  test.each(LAWS)('$name', (law) => check(law.of(subject), 12));
});
