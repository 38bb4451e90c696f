/**
 * Forms of plain values, as they come from a file, a request or a caller without types. A form says
 * what is wrong with a value in words that follow the name of its place (`latencyMs is whole ms from
 * 0 to 86400000`), and nothing when it is right. A name that nobody knows is refused with the
 * nearest known one: it would change nothing, and nobody would notice.
 */
import { UsageError } from './invariant.ts';
import { suggest } from './nearest.ts';

export type Form = (value: unknown) => string | undefined;
export type Forms = Readonly<Record<string, Form>>;
export type PlainRecord = Readonly<Record<string, unknown>>;

export const formOf =
  (isRight: (value: unknown) => boolean, rule: string): Form =>
  (value) =>
    isRight(value) ? undefined : rule;

export const TEXT = formOf((value) => typeof value === 'string', 'is a text');
export const FILLED_TEXT = formOf(
  (value) => typeof value === 'string' && value !== '',
  'is a text that is not empty',
);
export const FLAG = formOf((value) => typeof value === 'boolean', 'is true or false');
/** An object, where the rule can say more of it than that. */
export const record = (rule: string): Form => formOf(isRecord, rule);
export const RECORD = record('is an object');

/** `unit` names what is counted (`whole ms`), `limit` the limit behind `most`, where it has a name. */
export type Span = {
  readonly unit?: string;
  readonly least: number;
  readonly most: number;
  readonly limit?: string;
};

export function whole({ unit = 'a whole number', least, most, limit }: Span): Form {
  const name = limit === undefined ? '' : ` (${limit})`;
  return formOf(
    (value) => Number.isSafeInteger(value) && isWithin(value, least, most),
    `is ${unit} from ${String(least)} to ${String(most)}${name}`,
  );
}

/** Fractions included. */
export function within({ unit = 'a number', least, most }: Span): Form {
  return formOf(
    (value) => isWithin(value, least, most),
    `is ${unit} from ${String(least)} to ${String(most)}`,
  );
}

const isWithin = (value: unknown, least: number, most: number): boolean =>
  typeof value === 'number' && value >= least && value <= most;

export function oneWordOf(...words: readonly string[]): Form {
  const quoted = words.map((word) => `'${word}'`);
  const last = quoted.pop() ?? '';
  const rule = quoted.length === 0 ? `is ${last}` : `is ${quoted.join(', ')} or ${last}`;
  return formOf((value) => words.some((word) => word === value), rule);
}

/** `of` says what the list holds. */
export function listOf(of: string): Form {
  return formOf(Array.isArray, `is a list of ${of}`);
}

export function optional(inner: Form): Form {
  return (value) => (value === undefined ? undefined : inner(value));
}

export function either(one: Form, other: Form): Form {
  return (value) => {
    const [first, second] = [one(value), other(value)];
    if (first === undefined || second === undefined) return undefined;
    return `${first}, or ${second.replace(/^is /, '')}`;
  };
}

export function requireForm(value: unknown, wanted: Form, place: string): void {
  const rule = wanted(value);
  if (rule !== undefined) throw new UsageError(`${place} ${rule}, not ${showValue(value)}`);
}

/**
 * An object with these fields and no other. `complaint` stands in front of a name that is not known
 * (`cut has no option`), `before` in front of a field that is wrong (`cut: `).
 */
export function requireForms(given: object, forms: Forms, complaint: string, before: string): void {
  requireNames(given, Object.keys(forms), complaint);
  const values = new Map<string, unknown>(Object.entries(given));
  for (const [name, wanted] of Object.entries(forms)) {
    requireForm(values.get(name), wanted, `${before}${name}`);
  }
}

/** Refuses a name that is not known, with the nearest that is. */
export function requireNames(given: object, known: readonly string[], complaint: string): void {
  const stranger = Object.keys(given).find((name) => !known.includes(name));
  if (stranger !== undefined) {
    throw new UsageError(`${complaint} '${stranger}'${amongNames(stranger, known)}`);
  }
}

/** A name for a message, in its quotes, or whatever stands in the place of one. */
export function showName(value: unknown): string {
  return `'${typeof value === 'string' ? value : showValue(value)}'`;
}

/** Follows a name that is not known. */
export function amongNames(name: string, known: readonly string[]): string {
  const near = suggest(name, known);
  const names = known.length === 0 ? 'there are none' : `there are: ${known.join(', ')}`;
  return near === '' ? `; ${names}` : `.${near} T${names.slice(1)}`;
}

/** What an object says by itself; whatever it inherits says nothing. */
export function readRecord(value: unknown, what: string): PlainRecord {
  if (!isRecord(value)) throw new UsageError(`${what} is an object, not ${showValue(value)}`);
  return Object.fromEntries(Object.entries(value));
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const shownLengthMax = 80;

/** A value for a message, whatever it is. */
export function showValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'object' && value !== null) return showObject(value);
  const shown = typeof value === 'string' ? JSON.stringify(value) : showPrimitive(value);
  return shown.length <= shownLengthMax ? shown : `${shown.slice(0, shownLengthMax)}…`;
}

const showPrimitive = (value: unknown): string => String(value);

function showObject(value: object): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return value instanceof Uint8Array ? 'bytes' : 'an object';
}
