/**
 * A pattern: an application's clients and what its authors believe, checked for sense before any
 * search begins. Files written in plain JavaScript come through here too, so what the types promise
 * is checked again. What a pattern says of itself (shape, price, repairs) informs people; only
 * regions, clients, properties, bounds, profile and `given` decide a verdict.
 */
import {
  checkRegionNames,
  regionsMax,
  regionsMin,
  requireNames,
  requireUse,
  resolveProfile,
  UsageError,
  type ProfileRequest,
} from '../kernel/index.ts';
import type { Client } from '../clients/index.ts';
import { resolveBounds, type BoundsRequest } from './bounds.ts';
import type { Property } from './property.ts';
import { isShape, SHAPES, type Shape } from './shape.ts';

export type Status = 'holds' | 'refuted' | 'unknown';

/** Whether the converged state betrays that an `always` was violated. */
export type Trace = 'silent' | 'visible' | 'sometimes silent';

/** What a repair costs, for whoever compares it with the pattern it repairs. */
export type Price = {
  /** Round trips between regions that a request waits for, at worst. */
  readonly wanRoundTrips: number;
  /** What stops, or becomes unsafe, while a link is cut. */
  readonly duringCut: string;
  /** What it keeps in Redis, and for how long. */
  readonly memory: string;
};

export type Pattern = {
  readonly name: string;
  /** What the authors believe, in one sentence. */
  readonly belief?: string;
  readonly regions: readonly string[];
  readonly clients: readonly Client[];
  readonly properties: Readonly<Record<string, Property>>;
  readonly bounds?: BoundsRequest;
  readonly profile?: ProfileRequest;
  /** Commands run before the clients start, delivered everywhere: what is already there. */
  readonly given?: readonly (readonly [region: string, ...argv: string[]])[];
  /**
   * The verdict each property is known to have: `check` exits 0 when they come out so. A property
   * that is not listed is expected to hold.
   */
  readonly expected?: Readonly<Record<string, Status>>;
  /** For an `always` that is refuted: whether what remains shows it. It is computed, and compared. */
  readonly expectedTrace?: Readonly<Record<string, Trace>>;
  /** Rules the story rests on, as numbered in docs/SEMANTICS.md. */
  readonly rules?: readonly string[];
  /** What kind of claim it is, by its letter in `SHAPES`. */
  readonly shape?: Shape;
  /** What people want from it, `Idempotency`: patterns of one group are alternatives. */
  readonly group?: string;
  /** Names of patterns that reach the same goal and hold. */
  readonly repairs?: readonly string[];
  readonly price?: Price;
};

const FIELDS: Readonly<Record<keyof Pattern, true>> = {
  name: true,
  belief: true,
  regions: true,
  clients: true,
  properties: true,
  bounds: true,
  profile: true,
  given: true,
  expected: true,
  expectedTrace: true,
  rules: true,
  shape: true,
  group: true,
  repairs: true,
  price: true,
};

const PROPERTY_KINDS: readonly string[] = ['always', 'sometimes', 'when-quiet', 'converges'];
const STATUSES: readonly string[] = ['holds', 'refuted', 'unknown'];
const TRACES: readonly string[] = ['silent', 'visible', 'sometimes silent'];

/** Checks a pattern's parts against each other and gives it back. */
export function definePattern<Given extends Pattern>(pattern: Given): Given {
  requireUse(
    isRecord(pattern),
    'a pattern is an object with name, regions, clients and properties',
  );
  const { name } = pattern;
  requireUse(typeof name === 'string' && name.trim() !== '', 'a pattern needs a name');
  const where = `pattern '${name}'`;
  requireNames(pattern, Object.keys(FIELDS), `${where} has no field`);
  checkClients(where, pattern);
  checkGiven(where, pattern);
  checkProperties(where, pattern);
  checkCard(where, pattern);
  resolveProfile(pattern.profile);
  resolveBounds(pattern.bounds);
  return pattern;
}

const isList = (value: unknown): boolean => Array.isArray(value);
const isRecord = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): boolean => typeof value === 'string';
const isOptional = (value: unknown, isRight: (value: unknown) => boolean): boolean =>
  value === undefined || isRight(value);
const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

function checkClients(where: string, { regions, clients }: Pattern): void {
  requireUse(
    isList(regions) && regions.length >= regionsMin && regions.length <= regionsMax,
    `${where} needs ${String(regionsMin)} to ${String(regionsMax)} regions`,
  );
  try {
    checkRegionNames(regions);
  } catch (refusal) {
    throw refusal instanceof UsageError ? new UsageError(`${where}: ${refusal.message}`) : refusal;
  }
  requireUse(
    isList(clients) && clients.length > 0,
    `${where} has no clients: nothing would happen; add client(name, { region }, program)`,
  );
  const names = new Set<string>();
  for (const client of clients) {
    requireUse(
      isRecord(client) && isRecord(client.program),
      `${where}: a client is made by client(name, { region }, program)`,
    );
    const { name, region } = client;
    requireUse(
      regions.includes(region),
      `${where}: client '${name}' is in region '${region}'; the regions are ${regions.join(', ')}`,
    );
    requireUse(!names.has(name), `${where}: two clients are called '${name}'`);
    names.add(name);
  }
}

function checkGiven(where: string, { regions, given }: Pattern): void {
  requireUse(
    isOptional(given, isList),
    `${where}: given is a list of commands: [['${regions[0] ?? ''}', 'SET', 'k', '1']]`,
  );
  for (const command of given ?? []) {
    requireUse(
      areTexts(command) && command.length > 1 && regions.includes(command[0]),
      `${where}: given [${String(command)}] is no region and a command, all text; the regions are ${regions.join(', ')}`,
    );
  }
}

function checkProperties(
  where: string,
  { properties, expected = {}, expectedTrace = {} }: Pattern,
): void {
  for (const [field, value] of Object.entries({ expected, expectedTrace })) {
    requireUse(
      isRecord(value),
      `${where}: ${field} names properties: { 'one capture': 'refuted' }`,
    );
  }
  const known = isRecord(properties) ? Object.keys(properties) : [];
  requireUse(known.length > 0, `${where} has no properties: nothing would be checked`);
  for (const [name, property] of Object.entries(properties)) {
    requireUse(
      isRecord(property) && PROPERTY_KINDS.includes(property.kind),
      `${where}: property '${name}' is made by always(), sometimes(), whenQuiet() or converges()`,
    );
  }
  for (const [name, status] of Object.entries(expected)) {
    requireUse(
      known.includes(name),
      `${where} expects a verdict of '${name}', which is not among its properties: ${known.join(', ')}`,
    );
    requireUse(
      STATUSES.includes(status),
      `${where} expects '${name}' to be '${status}'; it can be ${STATUSES.join(', ')}`,
    );
  }
  for (const [name, trace] of Object.entries(expectedTrace)) {
    requireUse(
      known.includes(name),
      `${where} expects a trace of '${name}', which is not among its properties: ${known.join(', ')}`,
    );
    requireUse(
      TRACES.includes(trace),
      `${where} expects the trace of '${name}' to be '${trace}'; it can be ${TRACES.join(', ')}`,
    );
  }
}

/** What the pattern says of itself. */
function checkCard(where: string, pattern: Pattern): void {
  const { belief, group, rules, repairs, shape, price } = pattern;
  for (const [field, value] of Object.entries({ belief, group })) {
    requireUse(isOptional(value, isText), `${where}: ${field} is text`);
  }
  for (const [field, value] of Object.entries({ rules, repairs })) {
    requireUse(isOptional(value, areTexts), `${where}: ${field} is a list of texts`);
  }
  requireUse(
    isOptional(price, isRecord),
    `${where}: price is { wanRoundTrips, duringCut, memory }`,
  );
  const letters = Object.entries(SHAPES).map(([letter, words]) => `${letter} (${words})`);
  requireUse(
    shape === undefined || isShape(shape),
    `${where} has the shape '${String(shape)}'; the shapes are ${letters.join(', ')}`,
  );
  const trips = price?.wanRoundTrips ?? 0;
  requireUse(
    Number.isInteger(trips) && trips >= 0,
    `${where}: price.wanRoundTrips is a whole number from 0, not ${String(trips)}`,
  );
}

/** The verdict a property is known to have. */
export function expectedStatus({ expected }: Pattern, property: string): Status {
  return new Map(Object.entries(expected ?? {})).get(property) ?? 'holds';
}

/** The name in a form that fits a file name and a token: lower case, words joined by '-'. */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
