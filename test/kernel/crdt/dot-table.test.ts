import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  addDot,
  asBytes,
  canonical,
  copyData,
  covers,
  hasMember,
  memberDots,
  readMembers,
  rowOf,
  rowsOf,
  setType,
  ACTIVE_ACTIVE,
  type ByteString,
  type Clock,
  type SetState,
  type StampedDot,
} from '../../../src/kernel/index.ts';

const merging = { profile: ACTIVE_ACTIVE };
const MEMBERS = Array.from({ length: 30 }, (_, at) => asBytes(`m${String(at)}`));

const member = fc.constantFrom(...MEMBERS);
const origin = fc.integer({ min: 1, max: 4 });
const act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ op: fc.constant('add'), member, origin }) },
  { weight: 4, arbitrary: fc.record({ op: fc.constant('remove'), member, origin }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('collect'), member, origin }) },
);

/** What a set is, without a table: the live dots of each member. */
class Naive {
  readonly dots = new Map<ByteString, StampedDot[]>();

  add(name: ByteString, dot: StampedDot): void {
    const others = (this.dots.get(name) ?? []).filter((one) => one.origin !== dot.origin);
    const all = [...others, dot].sort((left, right) => left.origin - right.origin);
    this.dots.set(name, all);
  }

  remove(name: ByteString, seen: Clock): void {
    const left = (this.dots.get(name) ?? []).filter((dot) => !covers(seen, dot.origin, dot.n));
    if (left.length > 0) this.dots.set(name, left);
    else this.dots.delete(name);
  }
}

test('a table of many members says what a map of them says, whatever came and went', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 300 }), (acts) => {
      const state = setType.create([]);
      const naive = new Naive();
      const clock = [0, 0, 0, 0, 0];
      for (const { op, member: name, origin: by } of acts) {
        const seen = [...clock];
        const n = (clock[by] ?? 0) + 1;
        if (op === 'collect') {
          setType.collect(state, { clock: seen, isQuiet: true });
          continue;
        }
        clock[by] = n;
        const write = { origin: by, n, wallMs: 1_000_000 + n, seen };
        const payload = { op: op === 'add' ? 'add' : 'remove', members: [name] } as const;
        setType.apply(state, write, payload, merging);
        if (op === 'add') naive.add(name, { origin: by, n, wallMs: write.wallMs });
        else naive.remove(name, seen);
      }
      const names = [...naive.dots.keys()].sort((left, right) => (left < right ? -1 : 1));
      expect(readMembers(state)).toEqual(names);
      expect(state.size).toBe(naive.dots.size);
      for (const name of MEMBERS) {
        expect(memberDots(state, name)).toEqual(naive.dots.get(name) ?? []);
        expect(hasMember(state, name)).toBe(naive.dots.has(name));
      }
    }),
  );
});

const filled = (count: number): SetState => {
  const state = setType.create([]);
  for (let n = 1; n <= count; n++) {
    addDot(state, asBytes(`m${String(n)}`), { origin: 1, n, wallMs: n });
  }
  return state;
};

function emptied(state: SetState, from: number, to: number): void {
  const members = Array.from({ length: to - from }, (_, at) => asBytes(`m${String(from + at)}`));
  const write = { origin: 2, n: 1, wallMs: 0, seen: [0, 1e6] };
  setType.apply(state, write, { op: 'remove', members }, merging);
  setType.collect(state, { clock: [0, 1e6, 1], isQuiet: true });
}

test('a set that lost nearly all of its members gives their room back', () => {
  const state = filled(1000);
  emptied(state, 3, 1001);
  expect(readMembers(state)).toEqual(['m1', 'm2']);
  expect(state.members.length).toBeLessThan(10);
  expect(state.index).toBeUndefined();
  expect(rowOf(state, asBytes('m2'))).toBeGreaterThanOrEqual(0);
});

test('sets that came to the same on different ways are the same data, and only then', () => {
  const grown = filled(40);
  emptied(grown, 13, 41);
  const small = filled(12);
  expect(canonical(setType.plain?.(grown))).toBe(canonical(setType.plain?.(small)));
  expect(canonical(setType.plain?.(filled(11)))).not.toBe(canonical(setType.plain?.(small)));
});

test('a copy goes its own way', () => {
  const state = filled(9);
  const copy = copyData(state);
  addDot(copy, asBytes('other'), { origin: 3, n: 1, wallMs: 5 });
  expect([...rowsOf(state)]).toHaveLength(9);
  expect(readMembers(copy)).toContain('other');
  expect(memberDots(copy, asBytes('m9'))).toEqual([{ origin: 1, n: 9, wallMs: 9 }]);
});
