/**
 * Reads a fault schedule from a plain value, as it comes from a file or from somebody's program:
 * every field is checked, and every fault against those before it. What is wrong is a `UsageError`
 * that says where, `faults[3].ms`, and what would be right. Reading changes nothing.
 */
import {
  advanceMsMax,
  clockDriftPpmMax,
  clockSkewMsMax,
  clogFactorMax,
  isRegionName,
  latencyMsMax,
  REGION_NAME_RULE,
  regionsMax,
  regionsMin,
  requireUse,
  UsageError,
} from '../kernel/index.ts';
import { FAULT_KINDS, nameFault, type Fault, type FaultKind, type FaultSchedule } from './fault.ts';
import { afterFault, contradictionOf, createFaultState } from './fault-check.ts';
import { suggest } from './nearest.ts';

/** What stands beside `atMs` and `kind`, by kind. */
const FIELDS: Readonly<Record<FaultKind, Readonly<Record<string, Field>>>> = (() => {
  const ends = { from: text, to: text };
  const link = { ...ends, oneWay: flag };
  const place = { region: text };
  return {
    cut: link,
    heal: link,
    clog: { ...link, factor: within(1, clogFactorMax), extraMs: within(0, latencyMsMax) },
    unclog: link,
    lose: ends,
    duplicate: ends,
    'full-sync': ends,
    clock: { ...place, skewMs: within(-clockSkewMsMax, clockSkewMsMax) },
    drift: { ...place, ppm: within(-clockDriftPpmMax, clockDriftPpmMax) },
    crash: place,
    restart: place,
    'force-remove': place,
    remove: place,
    join: { region: name },
    evict: { ...place, key: text },
    flush: place,
    maxmemory: { ...place, bytes: within(1, Number.MAX_SAFE_INTEGER) },
    collect: {},
  };
})();

/** Says what is wrong with a value, in words that follow the name of its place. */
type Field = (value: unknown) => string | undefined;

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? undefined : 'is a text that is not empty';
}

function flag(value: unknown): string | undefined {
  return value === undefined || typeof value === 'boolean' ? undefined : 'is true or false';
}

function name(value: unknown): string | undefined {
  return isRegionName(value) ? undefined : REGION_NAME_RULE;
}

function within(least: number, most: number): Field {
  return (value) =>
    Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most
      ? undefined
      : `is a whole number from ${String(least)} to ${String(most)}`;
}

export function readFaultSchedule(value: unknown): FaultSchedule {
  const schedule = recordOf(value, 'a fault schedule');
  const regions = readRegions(schedule['regions']);
  const { faults } = schedule;
  for (const field of Object.keys(schedule)) {
    const isKnown = field === 'regions' || field === 'faults';
    requireUse(isKnown, `a fault schedule has regions and faults, and no field '${field}'`);
  }
  requireUse(Array.isArray(faults), 'faults is a list of faults');
  const state = createFaultState(regions);
  const read: Fault[] = [];
  for (const [at, item] of listOf(faults).entries()) {
    const place = `faults[${String(at)}]`;
    const fault = readFault(item, place);
    const before = read.at(-1)?.atMs ?? 0;
    requireUse(
      fault.atMs >= before,
      `${place}.atMs is ${String(fault.atMs)}, before the fault in front of it at ${String(before)}`,
    );
    const contradiction = contradictionOf(state, fault);
    requireUse(
      contradiction === undefined,
      `${place} (${nameFault(fault)}, at ${String(fault.atMs)} ms): ${contradiction ?? ''}`,
    );
    afterFault(state, fault);
    read.push(fault);
  }
  return { regions, faults: read };
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function recordOf(value: unknown, what: string): Readonly<Record<string, unknown>> {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isRecord) throw new UsageError(`${what} is an object, not ${show(value)}`);
  return Object.fromEntries(Object.entries(value));
}

function readRegions(value: unknown): readonly string[] {
  requireUse(Array.isArray(value), `regions is a list of names, not ${show(value)}`);
  const names: string[] = [];
  for (const [at, item] of listOf(value).entries()) {
    const place = `regions[${String(at)}]`;
    if (!isRegionName(item))
      throw new UsageError(`${place} ${REGION_NAME_RULE}, not ${show(item)}`);
    requireUse(!names.includes(item), `${place} is '${item}' once more`);
    names.push(item);
  }
  requireUse(
    names.length >= regionsMin && names.length <= regionsMax,
    `regions names ${String(regionsMin)} to ${String(regionsMax)} regions, not ${String(names.length)}`,
  );
  return names;
}

function readFault(value: unknown, place: string): Fault {
  const given = recordOf(value, place);
  const { atMs, kind } = given;
  requireUse(
    Number.isSafeInteger(atMs) && Number(atMs) >= 0 && Number(atMs) <= advanceMsMax,
    `${place}.atMs is whole ms from 0 to ${String(advanceMsMax)}, not ${show(atMs)}`,
  );
  const known = FAULT_KINDS.find((each) => each === kind);
  if (known === undefined) {
    throw new UsageError(
      `${place}.kind is ${show(kind)}.${suggest(String(kind), FAULT_KINDS)} The kinds are ${FAULT_KINDS.join(', ')}`,
    );
  }
  const complaint = complaintOf(given, known);
  const fault = 'oneWay' in FIELDS[known] ? { oneWay: false, ...given } : given;
  if (isFault(fault, complaint)) return fault;
  throw new UsageError(`${place}${complaint ?? ''}`);
}

function complaintOf(
  given: Readonly<Record<string, unknown>>,
  kind: FaultKind,
): string | undefined {
  const fields = FIELDS[kind];
  for (const [name, field] of Object.entries(fields)) {
    const complaint = field(given[name]);
    if (complaint !== undefined) return `.${name} ${complaint}, not ${show(given[name])}`;
  }
  for (const name of Object.keys(given)) {
    const isKnown = name === 'atMs' || name === 'kind' || Object.hasOwn(fields, name);
    if (!isKnown) return ` (${kind}) has no field '${name}'`;
  }
  return undefined;
}

/** Every field that its kind has was checked when nothing speaks against it. */
const isFault = (_given: object, complaint: string | undefined): _given is Fault =>
  complaint === undefined;

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  // JSON has no NaN and no Infinity.
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
