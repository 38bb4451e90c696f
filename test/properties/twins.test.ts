import { describe, test } from 'vitest';
import type { AnySubject, AnyTwin } from '../../properties/laws/subject.ts';
import { twinLaw } from '../../properties/laws/twin-law.ts';
import { regionSubject } from '../../properties/subjects/region-subject.ts';
import { TYPE_SUBJECTS } from '../../properties/subjects/type-subjects.ts';
import { hashTwin } from '../../properties/twins/hash-twin.ts';
import { keyTwin } from '../../properties/twins/key-twin.ts';
import { listTwin } from '../../properties/twins/list-twin.ts';
import { setTwin } from '../../properties/twins/set-twin.ts';
import { stringTwin } from '../../properties/twins/string-twin.ts';
import { twinOfType } from '../../properties/twins/type-twin.ts';
import { resolveProfile, type TypeName } from '../../src/kernel/index.ts';
import { zsetTwin } from '../../properties/twins/zset-twin.ts';
import { check } from './check.ts';

type Pair = { readonly subject: AnySubject; readonly twin: AnyTwin; readonly runs: number };

/** By type, so that the compiler asks for the twin of a new one. */
const TYPE_PAIRS: { readonly [Name in TypeName]: Pair } = {
  string: { subject: TYPE_SUBJECTS.string, twin: twinOfType(stringTwin), runs: 300 },
  hash: { subject: TYPE_SUBJECTS.hash, twin: twinOfType(hashTwin), runs: 300 },
  set: { subject: TYPE_SUBJECTS.set, twin: twinOfType(setTwin), runs: 300 },
  zset: { subject: TYPE_SUBJECTS.zset, twin: twinOfType(zsetTwin), runs: 200 },
  list: { subject: TYPE_SUBJECTS.list, twin: twinOfType(listTwin), runs: 150 },
};

const PAIRS: readonly (Pair & { readonly name: string })[] = [
  ...Object.entries(TYPE_PAIRS).map(([name, pair]) => ({ name, ...pair })),
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
