/**
 * Reads a fault schedule from a plain value, as it comes from a file or from somebody's program:
 * every field is checked, and every fault against those before it. What is wrong is a `UsageError`
 * that says where, `faults[3].ms`, and what would be right. Reading changes nothing.
 */
import {
  CHOICE_FORMS,
  FILLED_TEXT,
  FLAG,
  isRegionName,
  optional,
  readRecord,
  REGION_NAME_RULE,
  regionsMax,
  regionsMin,
  requireForm,
  requireForms,
  requireUse,
  showValue,
  suggest,
  UsageError,
  type Forms,
} from '../kernel/index.ts';
import { FAULT_KINDS, nameFault, type Fault, type FaultKind, type FaultSchedule } from './fault.ts';
import { afterFault, contradictionOf, createFaultState } from './fault-check.ts';

/** What stands beside `atMs` and `kind`: the fields of the choice, a key being text, `oneWay` optional. */
function formsOf(kind: FaultKind): Forms {
  const forms: Forms = CHOICE_FORMS[kind];
  return {
    ...forms,
    ...('oneWay' in forms ? { oneWay: optional(FLAG) } : {}),
    ...('key' in forms ? { key: FILLED_TEXT } : {}),
  };
}

const AT_MS = CHOICE_FORMS.advance.ms;

export function readFaultSchedule(value: unknown): FaultSchedule {
  const schedule = readRecord(value, 'a fault schedule');
  const regions = readRegions(schedule['regions']);
  const { faults } = schedule;
  for (const field of Object.keys(schedule)) {
    const isKnown = field === 'regions' || field === 'faults';
    requireUse(isKnown, `a fault schedule has regions and faults, and no field '${field}'`);
  }
  requireUse(Array.isArray(faults), 'faults is a list of faults');
  const state = createFaultState(regions);
  const read: Fault[] = [];
  for (const [at, item] of itemsOf(faults).entries()) {
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

const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function readRegions(value: unknown): readonly string[] {
  requireUse(Array.isArray(value), `regions is a list of names, not ${showValue(value)}`);
  const names: string[] = [];
  for (const [at, item] of itemsOf(value).entries()) {
    const place = `regions[${String(at)}]`;
    if (!isRegionName(item))
      throw new UsageError(`${place} ${REGION_NAME_RULE}, not ${showValue(item)}`);
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
  const { atMs, kind, ...given } = readRecord(value, place);
  requireForm(atMs, AT_MS, `${place}.atMs`);
  const known = FAULT_KINDS.find((each) => each === kind);
  if (known === undefined) {
    throw new UsageError(
      `${place}.kind is ${showValue(kind)}.${suggest(String(kind), FAULT_KINDS)} The kinds are ${FAULT_KINDS.join(', ')}`,
    );
  }
  const forms = formsOf(known);
  requireForms(given, forms, `${place} (${known}) has no field`, `${place}.`);
  return asFault({ atMs, kind: known, ...('oneWay' in forms ? { oneWay: false } : {}), ...given });
}

/** Every field that its kind has was checked. */
const asFault = (checked: object): Fault => checked as Fault;
