/**
 * Reads a fault schedule from a plain value, as it comes from a file or from somebody's program:
 * every field is checked, and every fault against those before it. What is wrong is a `UsageError`
 * that says where, `faults[3].ms`, and what would be right. Reading changes nothing.
 */
import { advanceMsMax, regionsMax, regionsMin, requireUse, UsageError } from '../kernel/index.ts';
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
    clog: { ...link, factor: atLeast(1), extraMs: atLeast(0) },
    unclog: link,
    lose: ends,
    duplicate: ends,
    'full-sync': ends,
    clock: { ...place, skewMs: whole },
    drift: { ...place, ppm: whole },
    crash: place,
    restart: place,
    'force-remove': place,
    remove: place,
    join: place,
    evict: { ...place, key: text },
    flush: place,
    maxmemory: { ...place, bytes: atLeast(1) },
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

function whole(value: unknown): string | undefined {
  return Number.isSafeInteger(value) ? undefined : 'is a whole number';
}

function atLeast(least: number): Field {
  return (value) =>
    Number.isSafeInteger(value) && Number(value) >= least
      ? undefined
      : `is a whole number from ${String(least)}`;
}

export function readFaultSchedule(value: unknown): FaultSchedule {
  const schedule = recordOf(value, 'a fault schedule');
  const regions = readRegions(schedule['regions']);
  const { faults } = schedule;
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
  const names = listOf(value).map(String);
  requireUse(
    names.length >= regionsMin && names.length <= regionsMax,
    `regions names ${String(regionsMin)} to ${String(regionsMax)} regions, not ${String(names.length)}`,
  );
  for (const [at, name] of names.entries()) {
    requireUse(names.indexOf(name) === at, `regions[${String(at)}] is '${name}' once more`);
  }
  return names;
}

function readFault(value: unknown, place: string): Fault {
  const given = recordOf(value, place);
  const { atMs, kind } = given;
  requireUse(
    Number.isSafeInteger(atMs) && Number(atMs) >= 0 && Number(atMs) <= advanceMsMax,
    `${place}.atMs is whole ms from 0 to ${String(advanceMsMax)}, not ${String(atMs)}`,
  );
  const known = FAULT_KINDS.find((each) => each === kind);
  if (known === undefined) {
    throw new UsageError(
      `${place}.kind is '${String(kind)}'.${suggest(String(kind), FAULT_KINDS)} The kinds are ${FAULT_KINDS.join(', ')}`,
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

const show = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
