/**
 * What a client may want of each data type, as data that the real type and its twin both read.
 * Few names and few values, so that histories collide; positions are taken modulo what is there.
 */
import fc from 'fast-check';

export type DeletePlan = { readonly op: 'delete' };

export type StringPlan =
  | { readonly op: 'assign'; readonly value: string }
  | { readonly op: 'increment'; readonly by: string };

export type HashPlan =
  | {
      readonly op: 'assign';
      readonly fields: readonly (readonly [field: string, value: string])[];
      /** Epoch ms, `Infinity` for "no expiry", `undefined` to keep what the field has. */
      readonly expireAtMs: number | undefined;
    }
  | { readonly op: 'increment'; readonly field: string; readonly by: string }
  | { readonly op: 'remove'; readonly fields: readonly string[] }
  | { readonly op: 'expire'; readonly fields: readonly string[]; readonly atMs: number };

export type SetPlan = { readonly op: 'add' | 'remove'; readonly members: readonly string[] };

export type ZsetPlan =
  | { readonly op: 'assign'; readonly entries: readonly (readonly [string, number])[] }
  | { readonly op: 'increment'; readonly member: string; readonly by: readonly number[] }
  | { readonly op: 'remove'; readonly members: readonly string[] };

export type ListPlan =
  | {
      readonly op: 'insert';
      /** Taken modulo the length plus one. */
      readonly at: number;
      readonly values: readonly string[];
      readonly grows: 'left' | 'right';
    }
  | { readonly op: 'remove'; readonly ats: readonly number[] }
  | { readonly op: 'set'; readonly at: number; readonly value: string };

/** Far from any clock of a history: deadlines are compared with each other, never with a clock. */
export const DEADLINES_MS = [9e12, 9.1e12, 9.2e12] as const;

/** Mostly the first, so that writes meet. */
const name = fc.constantFrom('a', 'a', 'a', 'b', 'c');
const names = fc.array(name, { minLength: 1, maxLength: 2 });
const value = fc.constantFrom('x', 'y', '5', '0.5', '9007199254740993');
const by = fc.constantFrom('1', '-2', '0.1', '0.2', '9007199254740993', '-0.3');
const score = fc.constantFrom(0, 1, 2.5, 0.1, 1e16, -3, Infinity);
/** Terms of one change of a score: nearly always one. */
const terms = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom([1], [0.1], [0.2], [-0.1], [1e16], [-1e16], [2]) },
  { weight: 1, arbitrary: fc.constantFrom([1e16, 1], [Infinity], [-Infinity]) },
);
export const deadlineMs = fc.constantFrom(...DEADLINES_MS, Infinity);

export const STRING_PLANS: fc.Arbitrary<StringPlan> = fc.oneof(
  fc.record({ op: fc.constant('assign' as const), value }),
  fc.record({ op: fc.constant('increment' as const), by }),
);

export const HASH_PLANS: fc.Arbitrary<HashPlan> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      op: fc.constant('assign' as const),
      fields: fc.array(fc.tuple(name, value), { minLength: 1, maxLength: 2 }),
      expireAtMs: fc.option(deadlineMs, { nil: undefined }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ op: fc.constant('increment' as const), field: name, by }) },
  { weight: 3, arbitrary: fc.record({ op: fc.constant('remove' as const), fields: names }) },
  {
    weight: 2,
    arbitrary: fc.record({ op: fc.constant('expire' as const), fields: names, atMs: deadlineMs }),
  },
);

export const SET_PLANS: fc.Arbitrary<SetPlan> = fc.record({
  op: fc.constantFrom('add' as const, 'add' as const, 'remove' as const),
  members: names,
});

export const ZSET_PLANS: fc.Arbitrary<ZsetPlan> = fc.oneof(
  fc.record({
    op: fc.constant('assign' as const),
    entries: fc.array(fc.tuple(name, score), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ op: fc.constant('increment' as const), member: name, by: terms }),
  fc.record({ op: fc.constant('remove' as const), members: names }),
);

const at = fc.nat({ max: 7 });
/** Mostly near an end, where pushes and pops from several regions meet. */
const place = fc.oneof(fc.constant(0), fc.constant(7), at);

export const LIST_PLANS: fc.Arbitrary<ListPlan> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      op: fc.constant('insert' as const),
      at: place,
      values: fc.array(fc.constantFrom('p', 'q', 'r', 's', 't', 'u', 'v', 'w'), {
        minLength: 1,
        maxLength: 3,
      }),
      grows: fc.constantFrom('left' as const, 'right' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      op: fc.constant('remove' as const),
      ats: fc.array(at, { minLength: 1, maxLength: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      op: fc.constant('set' as const),
      at,
      value: fc.constantFrom('X', 'Y', 'Z'),
    }),
  },
);

/** The plans of one type, and now and then a DEL of all of it. */
export function orDelete<Plan>(plans: fc.Arbitrary<Plan>): fc.Arbitrary<Plan | DeletePlan> {
  return fc.oneof(
    { weight: 9, arbitrary: plans },
    { weight: 1, arbitrary: fc.record({ op: fc.constant('delete' as const) }) },
  );
}
