import { describe, expect, test } from 'vitest';
import { LAWS } from '../../properties/laws/laws.ts';
import { TYPE_SUBJECTS } from '../../properties/subjects/type-subjects.ts';
import { TYPE_NAMES } from '../../src/kernel/index.ts';
import { check } from './check.ts';

describe.each(Object.values(TYPE_SUBJECTS))('$name', (subject) => {
  test.each(LAWS)('$name', (law) => check(law.of(subject), 100));
});

test('every type has a place in the fixed order of types', () => {
  expect(new Set<string>(TYPE_NAMES)).toEqual(new Set(Object.keys(TYPE_SUBJECTS)));
});
