/**
 * What a link says, checked piece by piece: links come from anywhere. Whatever is not exactly a place
 * (a field of another kind, a number out of range, a list without end) is none.
 */
import type { BoundsRequest } from '../../src/index.ts';
import { PERSISTENCES, type Persistence } from '../../src/kernel/index.ts';
import type { Cast, Part } from '../engine/cast.ts';
import type { PatternRef } from '../engine/message.ts';
import { OUTCOMES, type Action, type Direction, type WhatIf } from '../engine/what-if.ts';
import type { Fork, Line, Place } from './place.ts';

type Json = Readonly<Record<string, unknown>>;
/** A piece of a link; throws `Foreign` when the value is none. */
type Read<Value> = (value: unknown) => Value;

class Foreign extends Error {}

const nameMax = 200;
const textMax = 200_000;
const listMax = 2000;
const msMax = 1_000_000_000;

/** The place, or undefined when the value says something that geoproof does not know. */
export function readPlace(value: unknown): Place | undefined {
  try {
    return placeOf(value);
  } catch (thrown) {
    if (thrown instanceof Foreign) return undefined;
    throw thrown;
  }
}

function placeOf(value: unknown): Place {
  const it = record(value);
  switch (it['view']) {
    case 'patterns':
      return { view: 'patterns', ...given(it, 'group', name), ...given(it, 'words', name) };
    case 'review':
      return {
        view: 'review',
        pattern: patternRef(it['pattern']),
        ...given(it, 'bounds', bounds),
        ...given(it, 'property', name),
        ...given(it, 'runs', list(fork, 60)),
        ...given(it, 'run', whole(0, 60)),
        ...given(it, 'cursorMs', whole(0, msMax)),
        ...given(it, 'token', text),
      };
    case 'explore':
      return {
        view: 'explore',
        ...given(it, 'regions', list(name, 10)),
        ...given(it, 'latencyMs', whole(0, 60_000)),
        ...given(it, 'lines', list(line, listMax)),
        ...given(it, 'cursorMs', whole(0, msMax)),
      };
    case 'scenario':
      return {
        view: 'scenario',
        ...given(it, 'text', text),
        ...given(it, 'cursorMs', whole(0, msMax)),
      };
    case 'write':
      return { view: 'write', ...given(it, 'source', text) };
    default:
      throw new Foreign();
  }
}

const patternRef: Read<PatternRef> = (value) => {
  const it = record(value);
  const part = given(it, 'cast', cast);
  if (it['kind'] === 'library') return { kind: 'library', slug: name(it['slug']), ...part };
  if (it['kind'] === 'own') return { kind: 'own', source: text(it['source']), ...part };
  throw new Foreign();
};

const part: Read<Part> = (value) => {
  const it = record(value);
  return { like: whole(0, 100)(it['like']), name: name(it['name']), region: name(it['region']) };
};

const cast: Read<Cast> = (value) => {
  const it = record(value);
  return { regions: list(name, 10)(it['regions']), clients: list(part, 100)(it['clients']) };
};

const persistence: Read<Persistence> = (value) => among(PERSISTENCES)(value);

/** Whether they make sense together is the engine's to say. */
const bounds: Read<BoundsRequest> = (value) => {
  const it = record(value);
  const faults: Read<NonNullable<BoundsRequest['faults']>> = (inner) => ({
    ...given(record(inner), 'timeouts', whole(0, 15)),
    ...given(record(inner), 'lateCommands', whole(0, 15)),
    ...given(record(inner), 'cuts', whole(0, 15)),
    ...given(record(inner), 'crashes', whole(0, 15)),
  });
  return {
    ...given(it, 'faults', faults),
    ...given(it, 'persistence', persistence),
    ...given(it, 'skewsMs', list(whole(-msMax, msMax), 20)),
    ...given(it, 'lagMsMax', whole(0, msMax)),
    ...given(it, 'tickMs', whole(1, msMax)),
    ...given(it, 'deadlines', whole(0, 15)),
    ...given(it, 'statesMax', whole(1, msMax)),
  };
};

const fork: Read<Fork> = (value) => {
  const it = record(value);
  return { name: name(it['name']), plan: whatIf(it['plan']) };
};

const at = (it: Json): { readonly atMs: number } => ({ atMs: whole(0, msMax)(it['atMs']) });
const ends = (it: Json): Direction => ({ from: name(it['from']), to: name(it['to']) });

const whatIf: Read<WhatIf> = (value) => {
  const it = record(value);
  const latency = whole(0, 600_000);
  const client = whole(0, 100);
  const each = <Value>(read: (item: Json) => Value): Read<readonly Value[]> =>
    list((item) => read(record(item)), listMax);
  return {
    latencyMs: latency(it['latencyMs']),
    persistence: it['persistence'] === undefined ? 'always' : persistence(it['persistence']),
    latencies: each((one) => ({ ...at(one), ...ends(one), ms: latency(one['ms']) }))(
      it['latencies'],
    ),
    skews: each((one) => ({
      ...at(one),
      region: name(one['region']),
      ms: whole(-msMax, msMax)(one['ms']),
    }))(it['skews']),
    actions: each((one): Action => ({
      ...at(one),
      client: client(one['client']),
      outcome: among(OUTCOMES)(one['outcome']),
      picks: list(whole(0, msMax), listMax)(one['picks']),
    }))(it['actions']),
    arrivals: each((one) => ({ ...at(one), ...ends(one) }))(it['arrivals']),
    wakes: each((one) => ({ ...at(one), client: client(one['client']) }))(it['wakes']),
    changes: each((one) => ({
      ...at(one),
      ...ends(one),
      kind: among(['cut', 'heal'] as const)(one['kind']),
    }))(it['changes']),
    crashes: each((one) => ({
      ...at(one),
      kind: among(['crash', 'restart'] as const)(one['kind']),
      region: name(one['region']),
    }))(it['crashes']),
    commands: each((one) => ({ ...at(one), region: name(one['region']), text: text(one['text']) }))(
      it['commands'],
    ),
  };
};

const line: Read<Line> = (value) => {
  const it = record(value);
  return { region: name(it['region']), text: text(it['text']) };
};

function record(value: unknown): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Foreign();
  return Object.fromEntries(Object.entries(value));
}

function string(value: unknown, max: number): string {
  if (typeof value !== 'string' || value.length > max) throw new Foreign();
  return value;
}

const name: Read<string> = (value) => string(value, nameMax);
const text: Read<string> = (value) => string(value, textMax);

const whole =
  (low: number, high: number): Read<number> =>
  (value) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) throw new Foreign();
    if (value < low || value > high) throw new Foreign();
    return value;
  };

const among =
  <Value extends string>(values: readonly Value[]): Read<Value> =>
  (value) => {
    const found = values.find((one) => one === value);
    if (found === undefined) throw new Foreign();
    return found;
  };

const list =
  <Value>(read: Read<Value>, max: number): Read<readonly Value[]> =>
  (value) => {
    if (!Array.isArray(value) || value.length > max) throw new Foreign();
    return value.map(read);
  };

/** A field that may be missing. */
function given<Name extends string, Value>(
  it: Json,
  field: Name,
  read: Read<Value>,
): { readonly [_ in Name]?: Value } {
  const value = it[field];
  const found: { [_ in Name]?: Value } = {};
  if (value !== undefined) found[field] = read(value);
  return found;
}
