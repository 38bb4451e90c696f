/**
 * A whole keyspace, declared: one reading per type and key, the type shown by the smallest live
 * instance (KEY-3), DEL over all types (KEY-1), and the expiry register beside them (EXP-1…11).
 */
import { canonical, type Switches, type Write } from '../../src/kernel/index.ts';
import type { Twin } from '../laws/subject.ts';
import type { KeyPlan, TypedPlan } from '../plans/key-plans.ts';
import { readDeadline, type DeadlineWhat } from './deadline-twin.ts';
import { hashTwin, type HashWhat } from './hash-twin.ts';
import { listTwin, type ListWhat } from './list-twin.ts';
import { lastByClock, type Operation, type TypeTwin } from './operation.ts';
import { setTwin, type SetWhat } from './set-twin.ts';
import { stringTwin, type StringWhat } from './string-twin.ts';
import { zsetTwin, type ZsetWhat } from './zset-twin.ts';

type TypeName = TypedPlan['type'];

type Body =
  | { readonly type: 'string'; readonly what: StringWhat }
  | { readonly type: 'hash'; readonly what: HashWhat }
  | { readonly type: 'set'; readonly what: SetWhat }
  | { readonly type: 'zset'; readonly what: ZsetWhat }
  | { readonly type: 'list'; readonly what: ListWhat }
  | { readonly type: 'key'; readonly what: { readonly op: 'delete' | 'expire' } };

export type KeyOperation = Operation<
  Body & {
    readonly key: string;
    readonly deadline: DeadlineWhat | undefined;
    /** Types whose observed writes this one removes before it takes the key over. */
    readonly drops: readonly TypeName[];
  }
>;

type TypeConflict = Switches['typeConflict'];

export const keyTwin = (typeConflict: TypeConflict): Twin<KeyPlan, KeyOperation> => ({
  resolve(visible, plan, write) {
    const ops = visible.filter(({ what }) => what.key === plan.key);
    const shown = shownType(ops, typeConflict);
    const { key } = plan;
    if (plan.type === 'key') {
      if (shown === undefined) return undefined;
      const deadline: DeadlineWhat =
        plan.op === 'delete' ? { op: 'clear' } : { op: 'set', atMs: plan.atMs };
      return { ...write, what: { key, type: 'key', what: { op: plan.op }, deadline, drops: [] } };
    }
    const isSet = plan.type === 'string' && plan.plan.op === 'assign';
    if (shown !== undefined && shown !== plan.type && !isSet) return undefined;
    const body = bodyOf(ops, plan, write);
    if (body === undefined) return undefined;
    const drops = liveTypes(ops).filter((type) => type !== plan.type);
    const writesDeadline = isSet && plan.expireAtMs !== undefined;
    // EXP-10: what makes the key anew forgets the deadlines of its former life.
    const created: DeadlineWhat | undefined = shown === undefined ? { op: 'clear' } : undefined;
    const deadline: DeadlineWhat | undefined = writesDeadline
      ? { op: 'set', atMs: plan.expireAtMs }
      : created;
    return { ...write, what: { key, ...body, deadline, drops } };
  },
  read(visible) {
    const readings = new Map<string, unknown>();
    for (const key of new Set(visible.map(({ what }) => what.key))) {
      const ops = visible.filter(({ what }) => what.key === key);
      const type = shownType(ops, typeConflict);
      if (type === undefined) continue;
      const deadline = readDeadline(deadlinesOf(ops));
      const isFinite = deadline !== undefined && deadline.atMs !== Infinity;
      const shown = isFinite ? [deadline.atMs, deadline.origin] : undefined;
      readings.set(key, [type, readType(ops, type), shown]);
    }
    return canonical(readings);
  },
});

function bodyOf(ops: readonly KeyOperation[], plan: TypedPlan, write: Write): Body | undefined {
  switch (plan.type) {
    case 'string':
      return named('string', stringTwin.resolve(stringsOf(ops), plan.plan, write));
    case 'hash':
      return named('hash', hashTwin.resolve(hashesOf(ops), plan.plan, write));
    case 'set':
      return named('set', setTwin.resolve(setsOf(ops), plan.plan, write));
    case 'zset':
      return named('zset', zsetTwin.resolve(zsetsOf(ops), plan.plan, write));
    case 'list':
      return named('list', listTwin.resolve(listsOf(ops), plan.plan, write));
  }
}

function named<Name extends TypeName, What>(
  type: Name,
  what: What | undefined,
): { readonly type: Name; readonly what: What } | undefined {
  return what === undefined ? undefined : { type, what };
}

const TYPES: readonly TypeName[] = ['hash', 'list', 'set', 'string', 'zset'];

function liveTypes(ops: readonly KeyOperation[]): TypeName[] {
  return TYPES.filter((type) => readType(ops, type) !== undefined);
}

/** KEY-3, and its alternatives. */
function shownType(ops: readonly KeyOperation[], rule: TypeConflict): TypeName | undefined {
  const live = liveTypes(ops);
  switch (rule) {
    case 'smallest-instance-id': {
      const smallest = (type: TypeName): number =>
        Math.min(...writesOf(ops, type).map(({ origin }) => origin));
      return live.sort((left, right) => smallest(left) - smallest(right))[0];
    }
    case 'fixed-order':
      return FIXED_ORDER.find((type) => live.includes(type));
    case 'lww': {
      const last = live.flatMap((type) => lastOfEachInstance(writesOf(ops, type), type));
      return lastByClock(last)?.what;
    }
  }
}

const FIXED_ORDER: readonly TypeName[] = ['string', 'list', 'hash', 'set', 'zset'];

/** An instance speaks for a type through its last write there, not through its latest clock. */
function lastOfEachInstance(writes: readonly Write[], what: TypeName): Operation<TypeName>[] {
  return writes
    .filter(({ origin, n }) => !writes.some((other) => other.origin === origin && other.n > n))
    .map(({ origin, n, seen, wallMs }) => ({ origin, n, seen, wallMs, what }));
}

function readType(ops: readonly KeyOperation[], type: TypeName): unknown {
  return ask(ops, type, (twin, visible) => twin.read(visible));
}

function writesOf(ops: readonly KeyOperation[], type: TypeName): readonly Write[] {
  return ask(ops, type, (twin, visible) => twin.liveWrites(visible));
}

function ask<Answer>(
  ops: readonly KeyOperation[],
  type: TypeName,
  question: <What>(twin: TypeTwin<never, What>, visible: readonly Operation<What>[]) => Answer,
): Answer {
  switch (type) {
    case 'string':
      return question(stringTwin, stringsOf(ops));
    case 'hash':
      return question(hashTwin, hashesOf(ops));
    case 'set':
      return question(setTwin, setsOf(ops));
    case 'zset':
      return question(zsetTwin, zsetsOf(ops));
    case 'list':
      return question(listTwin, listsOf(ops));
  }
}

const DELETE = { op: 'delete' } as const;

/** The operations that one type of the key sees: its own, and every removal of it. */
function seenBy<What>(
  ops: readonly KeyOperation[],
  type: TypeName,
  own: (body: Body) => What | undefined,
): Operation<What | typeof DELETE>[] {
  return ops.flatMap((operation): Operation<What | typeof DELETE>[] => {
    const { what } = operation;
    const isRemoval =
      (what.type === 'key' && what.what.op === 'delete') || what.drops.includes(type);
    const mine = isRemoval ? DELETE : own(what);
    return mine === undefined ? [] : [{ ...operation, what: mine }];
  });
}

const stringsOf = (ops: readonly KeyOperation[]): Operation<StringWhat>[] =>
  seenBy(ops, 'string', (body) => (body.type === 'string' ? body.what : undefined));
const hashesOf = (ops: readonly KeyOperation[]): Operation<HashWhat>[] =>
  seenBy(ops, 'hash', (body) => (body.type === 'hash' ? body.what : undefined));
const setsOf = (ops: readonly KeyOperation[]): Operation<SetWhat>[] =>
  seenBy(ops, 'set', (body) => (body.type === 'set' ? body.what : undefined));
const zsetsOf = (ops: readonly KeyOperation[]): Operation<ZsetWhat>[] =>
  seenBy(ops, 'zset', (body) => (body.type === 'zset' ? body.what : undefined));
const listsOf = (ops: readonly KeyOperation[]): Operation<ListWhat>[] =>
  seenBy(ops, 'list', (body) => (body.type === 'list' ? body.what : undefined));

function deadlinesOf(ops: readonly KeyOperation[]): Operation<DeadlineWhat>[] {
  return ops.flatMap((operation) => {
    const { deadline } = operation.what;
    return deadline === undefined ? [] : [{ ...operation, what: deadline }];
  });
}
