/** Makes a subject of a whole region: several keys, every type, deadlines, type conflicts. */
import {
  ACTIVE_ACTIVE,
  asBytes,
  canonical,
  collectRegion,
  copyData,
  createHeader,
  createRegion,
  deleteKey,
  entriesOf,
  entryAt,
  expireKey,
  itemsOf,
  keyDeadline,
  mergeRegion,
  nameUpdate,
  plainKeys,
  receive,
  trimmedClock,
  visibleHeader,
  type ByteString,
  type Effect,
  type Header,
  type Instant,
  type KeyState,
  type Applying,
  type Profile,
  type Region,
  type TypedUpdate,
  type TypeName,
  type Update,
  type Write,
} from '../../src/kernel/index.ts';
import type { Subject } from '../laws/subject.ts';
import { KEY_PLANS, type KeyPlan, type TypedPlan } from '../plans/key-plans.ts';
import {
  cellEssence,
  expiryEssence,
  hashEssence,
  listEssence,
  setEssence,
  zsetEssence,
} from './essence.ts';
import { complain } from './typed-subject.ts';
import { HASH_CASE, LIST_CASE, SET_CASE, STRING_CASE, ZSET_CASE } from './type-cases.ts';

export function regionSubject(profile: Profile = ACTIVE_ACTIVE): Subject<Region, KeyPlan> {
  const applying: Applying = { profile, reasons: undefined };
  return {
    name: 'region',
    plans: KEY_PLANS,
    create: (id) => createRegion(id, `r${String(id)}`),
    perform(region, plan, wallMs) {
      const update = updateOf(region, plan, profile);
      if (update === undefined) return undefined;
      const chooser = { pick: () => 0 };
      const instant: Instant = { wallMs, profile, chooser, reasons: undefined };
      return nameUpdate(region, update, instant);
    },
    receive: (region, effect) => receive(region, asEffect(effect), applying),
    merge: (into, from) => mergeRegion(into, from, applying),
    collect: (region, stable) => void collectRegion(region, stable, profile),
    clockOf: (region) => region.clock,
    copy: (region) => copyData(region),
    read: (region) => canonical(readKeys(region, profile)),
    essence: (region) => canonical(essenceOf(region)),
    bytes: (region) => canonical([plainKeys(region), region.clock]),
    audit: (region) => auditKeys(region, profile),
  };
}

/** Effects come back to the subject that made them: that is what makes this true. */
function asEffect(write: Write): Effect {
  return write as Effect;
}

function updateOf(region: Region, plan: KeyPlan, profile: Profile): Update | undefined {
  const key = asBytes(plan.key);
  const entry = entryAt(region, key);
  const shown = entry === undefined ? undefined : visibleHeader(entry, profile);
  if (plan.type === 'key') {
    if (shown === undefined) return undefined;
    return plan.op === 'delete' ? deleteKey(key) : expireKey(key, plan.atMs);
  }
  // A SET replaces whatever is there; every other write answers WRONGTYPE.
  const isSet = plan.type === 'string' && plan.plan.op === 'assign';
  if (shown !== undefined && shown.type !== plan.type && !isSet) return undefined;
  const header = itemsOf(entry?.headers).find((candidate) => candidate.type === plan.type);
  const update = typedUpdate(key, plan, header ?? createHeader(plan.type, []), profile);
  const writesDeadline = isSet && plan.expireAtMs !== undefined;
  return update === undefined || !writesDeadline
    ? update
    : { ...update, expireAtMs: plan.expireAtMs };
}

function typedUpdate(
  key: ByteString,
  typed: TypedPlan,
  header: Header,
  profile: Profile,
): TypedUpdate | undefined {
  if (typed.type === 'string' && header.type === 'string') {
    const intent = STRING_CASE.intentOf(header, typed.plan, profile);
    return intent === undefined ? undefined : { type: 'string', key, intent };
  }
  if (typed.type === 'hash' && header.type === 'hash') {
    const intent = HASH_CASE.intentOf(header, typed.plan, profile);
    return intent === undefined ? undefined : { type: 'hash', key, intent };
  }
  if (typed.type === 'set' && header.type === 'set') {
    const intent = SET_CASE.intentOf(header, typed.plan, profile);
    return intent === undefined ? undefined : { type: 'set', key, intent };
  }
  if (typed.type === 'zset' && header.type === 'zset') {
    const intent = ZSET_CASE.intentOf(header, typed.plan, profile);
    return intent === undefined ? undefined : { type: 'zset', key, intent };
  }
  if (typed.type === 'list' && header.type === 'list') {
    const intent = LIST_CASE.intentOf(header, typed.plan, profile);
    return intent === undefined ? undefined : { type: 'list', key, intent };
  }
  return undefined;
}

type KeyReading = readonly [type: TypeName, value: unknown, deadline: unknown];

function readKeys(region: Region, profile: Profile): Map<string, KeyReading> {
  const readings = new Map<string, KeyReading>();
  for (const [key, entry] of entriesOf(region)) {
    const header = visibleHeader(entry, profile);
    if (header === undefined) continue;
    const deadline = keyDeadline(entry, profile);
    const isFinite = deadline !== undefined && deadline.atMs !== Infinity;
    const shown = isFinite ? [deadline.atMs, deadline.origin] : undefined;
    readings.set(key, [header.type, readHeader(header, profile), shown]);
  }
  return readings;
}

function readHeader(header: Header, profile: Profile): unknown {
  switch (header.type) {
    case 'string':
      return STRING_CASE.read(header, profile);
    case 'hash':
      return HASH_CASE.read(header, profile);
    case 'set':
      return SET_CASE.read(header, profile);
    case 'zset':
      return ZSET_CASE.read(header, profile);
    case 'list':
      return LIST_CASE.read(header, profile);
  }
}

function essenceOf(region: Region): unknown {
  const keys = [...entriesOf(region)].map(([key, entry]) => [key, entryEssence(entry)] as const);
  return [new Map(keys), trimmedClock(region.clock)];
}

function entryEssence({ headers, expiry, removed }: KeyState): unknown {
  const known = itemsOf(headers).filter((header) => {
    const blank = headerEssence(createHeader(header.type, removed), removed);
    return canonical(headerEssence(header, removed)) !== canonical(blank);
  });
  const essences = known.map((header) => [header.type, headerEssence(header, removed)] as const);
  return [new Map(essences), expiryEssence(expiry, removed), trimmedClock(removed)];
}

function headerEssence(header: Header, outer: readonly number[]): unknown {
  switch (header.type) {
    case 'string':
      return cellEssence(header, outer);
    case 'hash':
      return hashEssence(header, outer);
    case 'set':
      return setEssence(header, outer);
    case 'zset':
      return zsetEssence(header, outer);
    case 'list':
      return listEssence(header, outer);
  }
}

function auditKeys(region: Region, profile: Profile): string | undefined {
  for (const [key, { headers, expiry, removed }] of entriesOf(region)) {
    const known = itemsOf(headers);
    const types = known.map((header) => header.type);
    if (new Set(types).size !== types.length) return `${key} has a type twice: ${types.join()}`;
    if (known.length + removed.length === 0 && expiry === undefined) return `${key} is blank`;
    for (const header of known) {
      const complaint = auditHeader(header, profile);
      if (complaint !== undefined) return `${key}: ${complaint}`;
    }
  }
  return undefined;
}

function auditHeader(header: Header, profile: Profile): string | undefined {
  switch (header.type) {
    case 'string':
      return complain(STRING_CASE, header, profile);
    case 'hash':
      return complain(HASH_CASE, header, profile);
    case 'set':
      return complain(SET_CASE, header, profile);
    case 'zset':
      return complain(ZSET_CASE, header, profile);
    case 'list':
      return complain(LIST_CASE, header, profile);
  }
}
