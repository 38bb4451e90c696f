import { describe, test } from 'vitest';
import type { AnySubject, AnyTwin } from '../../properties/laws/subject.ts';
import { twinLaw } from '../../properties/laws/twin-law.ts';
import { regionSubject } from '../../properties/subjects/region-subject.ts';
import {
  HASH_CASE,
  LIST_CASE,
  SET_CASE,
  STRING_CASE,
  ZSET_CASE,
} from '../../properties/subjects/type-cases.ts';
import { subjectOfType } from '../../properties/subjects/typed-subject.ts';
import { hashTwin } from '../../properties/twins/hash-twin.ts';
import { keyTwin } from '../../properties/twins/key-twin.ts';
import { listTwin } from '../../properties/twins/list-twin.ts';
import { setTwin } from '../../properties/twins/set-twin.ts';
import { stringTwin } from '../../properties/twins/string-twin.ts';
import { twinOfType } from '../../properties/twins/type-twin.ts';
import { resolveProfile } from '../../src/kernel/index.ts';
import { zsetTwin } from '../../properties/twins/zset-twin.ts';
import { check } from './check.ts';

const PAIRS: readonly { name: string; subject: AnySubject; twin: AnyTwin; runs: number }[] = [
  { name: 'string', subject: subjectOfType(STRING_CASE), twin: twinOfType(stringTwin), runs: 300 },
  { name: 'hash', subject: subjectOfType(HASH_CASE), twin: twinOfType(hashTwin), runs: 300 },
  { name: 'set', subject: subjectOfType(SET_CASE), twin: twinOfType(setTwin), runs: 300 },
  { name: 'zset', subject: subjectOfType(ZSET_CASE), twin: twinOfType(zsetTwin), runs: 200 },
  { name: 'list', subject: subjectOfType(LIST_CASE), twin: twinOfType(listTwin), runs: 150 },
  {
    name: 'region',
    subject: regionSubject(),
    twin: keyTwin('smallest-instance-id'),
    runs: 300,
  },
  {
    name: 'region with typeConflict: fixed-order',
    subject: regionSubject(resolveProfile({ switches: { typeConflict: 'fixed-order' } })),
    twin: keyTwin('fixed-order'),
    runs: 100,
  },
  {
    name: 'region with typeConflict: lww',
    subject: regionSubject(resolveProfile({ switches: { typeConflict: 'lww' } })),
    twin: keyTwin('lww'),
    runs: 200,
  },
];

describe('at every moment, what is read is what the visible operations say', () => {
  test.each(PAIRS)('$name', ({ subject, twin, runs }) => check(twinLaw(twin).of(subject), runs));
});
