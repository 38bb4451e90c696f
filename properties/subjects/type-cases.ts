/** The five data types of the kernel, each with what the laws need to drive it. */
import {
  asBytes,
  dominates,
  deadlineInForce,
  decimalOfText,
  hashType,
  isCellSettled,
  listType,
  readCell,
  readElements,
  readEntries,
  readFields,
  readMembers,
  rowOf,
  rowsOf,
  setType,
  stringType,
  zsetType,
  type ByteString,
  type Field,
  type Decimal,
  type HashIntent,
  type HashPayload,
  type HashState,
  type ListIntent,
  type ListPayload,
  type ListState,
  type Profile,
  type SetIntent,
  type SetPayload,
  type SetState,
  type StringIntent,
  type StringPayload,
  type StringState,
  type ZsetIntent,
  type ZsetPayload,
  type ZsetState,
} from '../../src/kernel/index.ts';
import {
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
} from '../plans/type-plans.ts';
import { cellEssence, hashEssence, listEssence, setEssence, zsetEssence } from './essence.ts';
import type { TypeCase } from './typed-subject.ts';

/** Before every deadline: what a read shows when nothing has expired. */
const FOREVER_AGO_MS = -Infinity;

export function amountOf(by: string): Decimal {
  return decimalOfText(asBytes(by)) ?? 0;
}

/** INCR answers an error, and changes nothing, where the value is no number. */
function isNumber(value: ByteString | undefined): boolean {
  return value === undefined || decimalOfText(value) !== undefined;
}

export const STRING_CASE: TypeCase<StringState, StringIntent, StringPayload, StringPlan> = {
  type: stringType,
  plans: STRING_PLANS,
  intentOf(state, plan, profile) {
    if (plan.op === 'assign') return { op: 'assign', value: asBytes(plan.value) };
    if (!isNumber(readCell(state, profile))) return undefined;
    return { op: 'increment', by: amountOf(plan.by) };
  },
  read: readCell,
  essence: (state) => cellEssence(state, []),
};

export const HASH_CASE: TypeCase<HashState, HashIntent, HashPayload, HashPlan> = {
  type: hashType,
  plans: HASH_PLANS,
  intentOf(state, plan, profile) {
    switch (plan.op) {
      case 'assign': {
        const fields = plan.fields.map(
          ([field, value]) => [asBytes(field), asBytes(value)] as const,
        );
        const { expireAtMs } = plan;
        return expireAtMs === undefined
          ? { op: 'assign', fields }
          : { op: 'assign', fields, expireAtMs };
      }
      case 'increment': {
        const field = asBytes(plan.field);
        const cell = state.fields.get(field)?.cell;
        if (cell !== undefined && !isNumber(readCell(cell, profile))) return undefined;
        return { op: 'increment', field, by: amountOf(plan.by) };
      }
      case 'remove':
        return { op: 'remove', fields: plan.fields.map(asBytes) };
      case 'expire':
        return { op: 'expire', fields: plan.fields.map(asBytes), atMs: plan.atMs };
    }
  },
  read: (state, profile) =>
    readFields(state, { wallMs: FOREVER_AGO_MS, profile }).map(([field, value]) => {
      const expiry = state.fields.get(field)?.expiry;
      const deadline = expiry === undefined ? undefined : deadlineInForce(expiry);
      // Nobody can tell "no expiry" from none.
      return deadline === undefined || deadline.atMs === Infinity
        ? [field, value]
        : [field, value, deadline.atMs, deadline.origin];
    }),
  essence: (state) => hashEssence(state),
  sizeOf: (state) => state.size,
  miscounts({ fields, timed, unsettled }) {
    const found = [...fields.values()].filter(({ expiry }) => expiry !== undefined).length;
    if (found !== timed) return `timed fields: ${String(timed)}, found: ${String(found)}`;
    const isSettled = ({ cell, expiry }: Field): boolean =>
      expiry === undefined && isCellSettled(cell);
    return unsettledMiscount(unsettled, fields.values(), isSettled);
  },
};

function unsettledMiscount<Member>(
  counted: number,
  members: Iterable<Member>,
  isSettled: (member: Member) => boolean,
): string | undefined {
  const found = [...members].filter((member) => !isSettled(member)).length;
  return found === counted ? undefined : `unsettled: ${String(counted)}, found: ${String(found)}`;
}

export const SET_CASE: TypeCase<SetState, SetIntent, SetPayload, SetPlan> = {
  type: setType,
  plans: SET_PLANS,
  intentOf: (_state, { op, members }) => ({ op, members: members.map(asBytes) }),
  read: (state) => readMembers(state),
  essence: (state) => setEssence(state),
  sizeOf: (state) => state.size,
  miscounts(state) {
    const found = { rows: state.rows, size: 0, unsettled: 0 };
    for (const [member, { dots, removed }] of rowsOf(state)) {
      if (dots.length + removed.length === 0) return `${member} has a row and nothing in it`;
      if (state.members[rowOf(state, member)] !== member) return `${member} is not in its row`;
      if (removed.length > 0 && dominates(state.removed, removed)) return `${member} is kept twice`;
      if (dots.length > 0) found.size++;
      if (removed.length > 0) found.unsettled++;
    }
    const { size, unsettled, rows, index } = state;
    const counted = { rows: index?.size ?? rows, size, unsettled };
    const [left, right] = [JSON.stringify(counted), JSON.stringify(found)];
    return left === right ? undefined : `counted ${left}, found ${right}`;
  },
};

export const ZSET_CASE: TypeCase<ZsetState, ZsetIntent, ZsetPayload, ZsetPlan> = {
  type: zsetType,
  plans: ZSET_PLANS,
  intentOf(_state, plan) {
    switch (plan.op) {
      case 'assign': {
        const entries = plan.entries.map(([member, score]) => [asBytes(member), score] as const);
        return { op: 'assign', entries };
      }
      case 'increment':
        return { op: 'increment', member: asBytes(plan.member), by: plan.by };
      case 'remove':
        return { op: 'remove', members: plan.members.map(asBytes) };
    }
  },
  read: readEntries,
  essence: (state) => zsetEssence(state),
  sizeOf: (state) => state.size,
  miscounts: ({ members, unsettled }) =>
    unsettledMiscount(unsettled, members.values(), isCellSettled),
};

export const LIST_CASE: TypeCase<ListState, ListIntent, ListPayload, ListPlan> = {
  type: listType,
  plans: LIST_PLANS,
  intentOf: listIntentOf,
  read: readElements,
  essence: (state) => listEssence(state),
  sizeOf: (state) => state.size,
};

function listIntentOf(state: ListState, plan: ListPlan, profile: Profile): ListIntent | undefined {
  const length = readElements(state, profile).length;
  if (plan.op === 'insert') {
    const { at, values, grows } = plan;
    return { op: 'insert', index: at % (length + 1), values: values.map(asBytes), grows };
  }
  if (length === 0) return undefined;
  if (plan.op === 'set') return { op: 'set', index: plan.at % length, value: asBytes(plan.value) };
  return { op: 'remove', indexes: plan.ats.map((at) => at % length) };
}
