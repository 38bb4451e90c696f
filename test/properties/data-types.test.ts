import { describe, test } from 'vitest';
import { LAWS } from '../../properties/laws/laws.ts';
import type { AnySubject } from '../../properties/laws/subject.ts';
import {
  HASH_CASE,
  LIST_CASE,
  SET_CASE,
  STRING_CASE,
  ZSET_CASE,
} from '../../properties/subjects/type-cases.ts';
import { subjectOfType } from '../../properties/subjects/typed-subject.ts';
import { check } from './check.ts';

const SUBJECTS: readonly AnySubject[] = [
  subjectOfType(STRING_CASE),
  subjectOfType(HASH_CASE),
  subjectOfType(SET_CASE),
  subjectOfType(ZSET_CASE),
  subjectOfType(LIST_CASE),
];

describe.each(SUBJECTS)('$name', (subject) => {
  test.each(LAWS)('$name', (law) => check(law.of(subject), 100));
});
