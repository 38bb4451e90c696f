/** Makes a subject of any data type: replicas of one key that holds nothing but that type. */
import {
  ACTIVE_ACTIVE,
  canonical,
  copyData,
  removalClock,
  raise,
  type Clock,
  type DataType,
  type InstanceId,
  type Merging,
  type MutableClock,
  type Profile,
  type Write,
} from '../../src/kernel/index.ts';
import type { Subject } from '../laws/subject.ts';
import { orDelete, type DeletePlan } from '../plans/type-plans.ts';
import type { Arbitrary } from 'fast-check';

/** What a type must tell besides its rules, so that the laws can drive it and look at it. */
export type TypeCase<State, Intent, Payload, Plan> = {
  readonly type: DataType<State, Intent, Payload>;
  readonly plans: Arbitrary<Plan>;
  /** The intent of a plan in a state; `undefined` when there is nothing to do. */
  readonly intentOf: (state: State, plan: Plan, profile: Profile) => Intent | undefined;
  /** What is seen, as plain data; only asked while the type is live. */
  readonly read: (state: State, profile: Profile) => unknown;
  /** The state as plain data in which removal contexts have one form. */
  readonly essence: (state: State) => unknown;
  /** How many elements the state believes it has, when it keeps a count. */
  readonly sizeOf?: (state: State) => number;
  /** What is wrong with what else the state counts for itself. */
  readonly miscounts?: (state: State) => string | undefined;
};

type TypedReplica<State> = { readonly id: InstanceId; clock: MutableClock; state: State };

type TypedEffect<Payload> = Write & {
  readonly body:
    { readonly kind: 'write'; readonly payload: Payload } | { readonly kind: 'delete' };
};

export function subjectOfType<State, Intent, Payload, Plan extends { readonly op: string }>(
  typeCase: TypeCase<State, Intent, Payload, Plan>,
  profile: Profile = ACTIVE_ACTIVE,
): Subject<TypedReplica<State>, Plan | DeletePlan> {
  const { type } = typeCase;
  const merging: Merging = { profile };

  function bodyOf(state: State, plan: Plan | DeletePlan): TypedEffect<Payload>['body'] | undefined {
    if (isDelete(plan)) return type.isLive(state, profile) ? { kind: 'delete' } : undefined;
    const intent = typeCase.intentOf(state, plan, profile);
    if (intent === undefined) return undefined;
    return { kind: 'write', payload: type.prepare(state, intent, profile) };
  }

  function apply({ state }: TypedReplica<State>, effect: TypedEffect<Payload>): void {
    if (effect.body.kind === 'delete') type.remove(state, removalClock(effect), merging);
    else type.apply(state, effect, effect.body.payload, merging);
  }

  return {
    name: type.name,
    plans: orDelete(typeCase.plans),
    create: (id) => ({ id, clock: [], state: type.create([]) }),
    perform(replica, plan, wallMs) {
      const body = bodyOf(replica.state, plan);
      if (body === undefined) return undefined;
      const n = (replica.clock[replica.id] ?? 0) + 1;
      const effect = { origin: replica.id, n, seen: [...replica.clock], wallMs, body };
      raise(replica.clock, replica.id, n);
      apply(replica, effect);
      return effect;
    },
    receive(replica, effect) {
      const known = replica.clock[effect.origin] ?? 0;
      if (effect.n <= known) return 'duplicate';
      if (effect.n > known + 1) return 'gap';
      apply(replica, asTyped(effect));
      raise(replica.clock, effect.origin, effect.n);
      return 'applied';
    },
    merge(into, from) {
      type.merge(into.state, from.state, merging);
      for (const [id, n] of from.clock.entries()) raise(into.clock, id, n);
    },
    collect: (replica, stable) => type.collect(replica.state, stable),
    clockOf: (replica): Clock => replica.clock,
    copy: (replica) => copyData(replica),
    read({ state }) {
      return type.isLive(state, profile) ? canonical(typeCase.read(state, profile)) : 'absent';
    },
    essence: (replica) => canonical(typeCase.essence(replica.state)),
    bytes: ({ state, clock }) => canonical([type.plain?.(state) ?? state, clock]),
    audit: ({ state }) => complain(typeCase, state, profile),
  };
}

function isDelete(plan: { readonly op: string }): plan is DeletePlan {
  return plan.op === 'delete';
}

/** Effects come back to the subject that made them: that is what makes this true. */
function asTyped<Payload>(effect: Write): TypedEffect<Payload> {
  return effect as TypedEffect<Payload>;
}

export function complain<State, Intent, Payload, Plan>(
  { type, sizeOf, miscounts, read }: TypeCase<State, Intent, Payload, Plan>,
  state: State,
  profile: Profile,
): string | undefined {
  const isLive = type.isLive(state, profile);
  if (isLive && type.isBlank(state)) return 'live and blank at once';
  if (isLive && !Number.isInteger(type.smallestOrigin(state))) return 'live without an origin';
  if (type.tombstones(state) < 0) return `${String(type.tombstones(state))} tombstones`;
  const miscount = miscounts?.(state);
  if (miscount !== undefined || sizeOf === undefined) return miscount;
  const shown = read(state, profile);
  const count = Array.isArray(shown) ? shown.length : 0;
  if (isLive !== count > 0) return `live: ${String(isLive)}, elements: ${String(count)}`;
  return sizeOf(state) === count
    ? undefined
    : `the size is ${String(sizeOf(state))}, elements: ${String(count)}`;
}
