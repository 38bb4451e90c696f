/** What a client may want of a keyspace: writes of every type, DEL and EXPIRE, on two keys. */
import fc from 'fast-check';
import {
  deadlineMs,
  HASH_PLANS,
  LIST_PLANS,
  SET_PLANS,
  STRING_PLANS,
  ZSET_PLANS,
  type HashPlan,
  type ListPlan,
  type SetPlan,
  type StringPlan,
  type ZsetPlan,
} from './type-plans.ts';

export type TypedPlan =
  | { readonly type: 'string'; readonly plan: StringPlan }
  | { readonly type: 'hash'; readonly plan: HashPlan }
  | { readonly type: 'set'; readonly plan: SetPlan }
  | { readonly type: 'zset'; readonly plan: ZsetPlan }
  | { readonly type: 'list'; readonly plan: ListPlan };

export type KeyPlan = { readonly key: string } & (
  | (TypedPlan & {
      /** Written with a string: epoch ms, `Infinity` for none, `undefined` to keep the TTL. */
      readonly expireAtMs: number | undefined;
    })
  | { readonly type: 'key'; readonly op: 'delete' }
  /** EXPIRE, or PERSIST with `Infinity`. */
  | { readonly type: 'key'; readonly op: 'expire'; readonly atMs: number }
);

const key = fc.constantFrom('k', 'k', 'l');
const none = fc.constant(undefined);
const orNone = fc.option(deadlineMs, { nil: undefined });
const named = <Name extends string>(name: Name): fc.Arbitrary<Name> => fc.constant(name);

export const KEY_PLANS: fc.Arbitrary<KeyPlan> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ key, type: named('string'), plan: STRING_PLANS, expireAtMs: orNone }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ key, type: named('hash'), plan: HASH_PLANS, expireAtMs: none }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ key, type: named('set'), plan: SET_PLANS, expireAtMs: none }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ key, type: named('zset'), plan: ZSET_PLANS, expireAtMs: none }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ key, type: named('list'), plan: LIST_PLANS, expireAtMs: none }),
  },
  { weight: 3, arbitrary: fc.record({ key, type: named('key'), op: named('delete') }) },
  {
    weight: 4,
    arbitrary: fc.record({ key, type: named('key'), op: named('expire'), atMs: deadlineMs }),
  },
);
