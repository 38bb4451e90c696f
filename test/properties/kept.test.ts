import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Act, History } from '../../properties/laws/history.ts';
import { LAWS } from '../../properties/laws/laws.ts';
import type { AnySubject, AnyTwin } from '../../properties/laws/subject.ts';
import { twinLaw } from '../../properties/laws/twin-law.ts';
import { regionSubject } from '../../properties/subjects/region-subject.ts';
import { HASH_CASE, ZSET_CASE } from '../../properties/subjects/type-cases.ts';
import { subjectOfType } from '../../properties/subjects/typed-subject.ts';
import { hashTwin } from '../../properties/twins/hash-twin.ts';
import { keyTwin } from '../../properties/twins/key-twin.ts';
import { twinOfType } from '../../properties/twins/type-twin.ts';
import { zsetTwin } from '../../properties/twins/zset-twin.ts';

/** A smallest counterexample that a law once gave, run again for ever. */
type Kept = {
  readonly name: string;
  readonly subject: AnySubject;
  readonly law: string;
  readonly twin: AnyTwin;
  readonly size?: number;
  readonly turns?: readonly number[];
  readonly acts: readonly Act<unknown>[];
};

const write = (at: number, plan: unknown): Act<unknown> => ({ kind: 'write', at, plan });
const deliver = (from: number, to: number, count: number): Act<unknown> => ({
  kind: 'deliver',
  from,
  to,
  count,
});
const hash = { subject: subjectOfType(HASH_CASE), twin: twinOfType(hashTwin) };
const zset = { subject: subjectOfType(ZSET_CASE), twin: twinOfType(zsetTwin) };
const region = { subject: regionSubject(), twin: keyTwin('smallest-instance-id') };

const KEPT: readonly Kept[] = [
  {
    name: 'a DEL is not forgotten before the region that still holds the data has it',
    ...zset,
    law: 'collection-invisible',
    acts: [
      write(0, { op: 'assign', entries: [['a', 0]] }),
      { kind: 'sync', from: 0, to: 1 },
      write(0, { op: 'delete' }),
      { kind: 'collect' },
      { kind: 'sync', from: 1, to: 0 },
    ],
  },
  {
    name: 'a member named twice by one ZADD has one score',
    ...zset,
    law: 'merge-effects',
    acts: [
      write(0, {
        op: 'assign',
        entries: [
          ['a', 0],
          ['a', 0],
        ],
      }),
    ],
  },
  {
    name: 'an increment after an infinite one that was removed is a plain number',
    ...zset,
    law: 'twin',
    acts: [
      write(0, { op: 'increment', member: 'a', by: [Infinity] }),
      deliver(0, 1, 1),
      write(0, { op: 'increment', member: 'a', by: [1] }),
      write(1, { op: 'remove', members: ['a'] }),
      deliver(1, 0, 1),
    ],
  },
  {
    name: 'a deadline that comes late does not attach to a field made anew after a DEL',
    ...hash,
    law: 'twin',
    size: 3,
    turns: [1],
    acts: [
      write(0, { op: 'assign', fields: [['c', 'x']], expireAtMs: 9e12 }),
      write(0, { op: 'delete' }),
      deliver(0, 1, 2),
      write(1, { op: 'assign', fields: [['c', 'x']], expireAtMs: undefined }),
      deliver(1, 0, 1),
    ],
  },
  {
    name: 'a deadline that comes late does not attach to a field that HDEL had removed',
    ...hash,
    law: 'twin',
    size: 3,
    turns: [1],
    acts: [
      write(0, { op: 'assign', fields: [['c', 'x']], expireAtMs: undefined }),
      write(0, { op: 'expire', fields: ['c'], atMs: 9e12 }),
      deliver(0, 1, 2),
      write(1, { op: 'remove', fields: ['c'] }),
      write(1, { op: 'assign', fields: [['c', 'y']], expireAtMs: undefined }),
    ],
  },
  {
    name: 'a SET over another type takes the key over',
    ...region,
    law: 'twin',
    acts: [
      write(1, { key: 'k', type: 'set', plan: { op: 'add', members: ['a'] } }),
      write(1, { key: 'k', type: 'string', plan: { op: 'assign', value: 'x' } }),
    ],
  },
  {
    name: 'a key that was deleted and made anew is the same bytes wherever it was collected',
    ...region,
    law: 'same-bytes',
    acts: [
      write(0, { key: 'k', type: 'string', plan: { op: 'increment', by: '1' } }),
      deliver(0, 1, 1),
      write(1, { key: 'k', type: 'key', op: 'delete' }),
      deliver(1, 0, 1),
      write(1, { key: 'k', type: 'string', plan: { op: 'increment', by: '1' } }),
      { kind: 'collect' },
    ],
  },
];

test.each(KEPT)('$name', async ({ subject, twin, law: id, size = 2, turns = [0], acts }) => {
  const law = [...LAWS, twinLaw(twin)].find((candidate) => candidate.id === id);
  if (law === undefined) throw new Error(`no law is called ${id}`);
  const slow = { from: 0, to: 0 };
  const history: History<unknown> = { size, slow, skewsMs: [4, -2, 0, 0], acts };
  const examples = [[history, turns]];
  const details = await fc.check(law.of(subject), { examples, numRuns: 1 });
  expect(details.errorInstance).toBe(null);
});
