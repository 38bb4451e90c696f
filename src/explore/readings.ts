/**
 * The readings of a pattern: every plausible setting of the profile switches that it touches. The
 * vendor's pages leave these open, so a verdict that hangs on one must say which.
 */
import {
  SWITCH_FACTS,
  type Profile,
  type ProfileRequest,
  type SwitchName,
} from '../kernel/index.ts';
import type { Status } from './pattern.ts';

/** Settings of some switches; the others keep the profile's. */
export type Reading = Readonly<Partial<Record<SwitchName, string>>>;

export type Readings = {
  /** How many settings were tried. */
  readonly tried: number;
  /** Switches whose setting alone changes the verdict. */
  readonly dependsOn: readonly SwitchName[];
  /** `breaks under every reading`, `holds under every reading`, `depends on: stringDelete`. */
  readonly summary: string;
  readonly outcomes: readonly { readonly reading: Reading; readonly status: Status }[];
};

/** Combinations tried at most; past it each switch is varied alone. */
export const readingsMax = 64;

/** A profile that notes in `touched` which switches anybody looks at. */
export function watchProfile(profile: Profile, touched: Set<SwitchName>): Profile {
  const switches = new Proxy(profile.switches, {
    get(target, name, receiver): unknown {
      if (typeof name === 'string' && isSwitch(name)) touched.add(name);
      return Reflect.get(target, name, receiver);
    },
  });
  return { ...profile, switches };
}

const isSwitch = (name: string): name is SwitchName => Object.hasOwn(SWITCH_FACTS, name);

/** Every reading of these switches, the defaults first. */
export function readingsOf(touched: ReadonlySet<SwitchName>): Reading[] {
  const names = [...touched].sort((left, right) => (left < right ? -1 : 1));
  let combined: Reading[] = [{}];
  for (const name of names) {
    const settings = SWITCH_FACTS[name].settings;
    combined = settings.flatMap((setting) =>
      combined.map((reading) => ({ ...reading, [name]: setting })),
    );
  }
  return combined.length <= readingsMax ? combined : oneByOne(names);
}

function oneByOne(names: readonly SwitchName[]): Reading[] {
  const defaults = Object.fromEntries(names.map((name) => [name, SWITCH_FACTS[name].settings[0]]));
  const varied = names.flatMap((name) =>
    SWITCH_FACTS[name].settings.slice(1).map((setting) => ({ ...defaults, [name]: setting })),
  );
  return [defaults, ...varied];
}

export function withReading(request: ProfileRequest | undefined, reading: Reading): ProfileRequest {
  if (request === undefined || typeof request === 'string') {
    return { ...(request === undefined ? {} : { base: request }), switches: reading };
  }
  return { ...request, switches: { ...request.switches, ...reading } };
}

/** What the outcomes say together about one property. */
export function summarise(outcomes: Readings['outcomes']): Readings {
  const dependsOn = [...new Set(outcomes.flatMap(({ reading }) => Object.keys(reading)))]
    .filter(isSwitch)
    .filter((name) => decides(name, outcomes));
  return { tried: outcomes.length, dependsOn, outcomes, summary: summaryOf(outcomes, dependsOn) };
}

function summaryOf(outcomes: Readings['outcomes'], dependsOn: readonly SwitchName[]): string {
  const statuses = new Set(outcomes.map(({ status }) => status));
  if (statuses.size > 1) {
    const named = dependsOn.length > 0 ? dependsOn.join(', ') : 'a combination of switches';
    return `depends on: ${named}`;
  }
  if (statuses.has('refuted')) return 'breaks under every reading';
  return statuses.has('holds') ? 'holds under every reading' : 'unknown under every reading';
}

/** True when two readings that differ in this switch alone have different outcomes. */
function decides(name: SwitchName, outcomes: Readings['outcomes']): boolean {
  const others = (reading: Reading): string =>
    Object.entries(reading)
      .filter(([key]) => key !== name)
      .map(([key, setting]) => `${key}=${setting}`)
      .join(' ');
  return outcomes.some(({ reading, status }) =>
    outcomes.some(
      (other) =>
        other.status !== status &&
        other.reading[name] !== reading[name] &&
        others(other.reading) === others(reading),
    ),
  );
}
