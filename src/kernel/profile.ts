/**
 * The profile: every behaviour that the vendor's pages leave open, as a named switch with its
 * default, its alternatives and the rule it belongs to. Nothing else in the kernel guesses.
 */
import {
  amongNames,
  either,
  formOf,
  invariant,
  optional,
  record,
  RECORD,
  requireForm,
  requireForms,
  requireUse,
  TEXT,
} from './base/index.ts';

export type Switches = {
  /** STR-3: DEL of a string removes what it observed, or is itself a write that may win by clock. */
  readonly stringDelete: 'observed-remove' | 'lww';
  /** CTR-2: SET beside INCR keeps unobserved increments, or both are plain register writes. */
  readonly setVsIncr: 'base-plus-increments' | 'lww';
  /** CTR-6: a text beside INCR masks the increments, or the later of the two is shown. */
  readonly nonNumericSetVsIncr: 'base-masks' | 'lww';
  /** KEY-3: which type a key shows when two regions created it with different ones. */
  readonly typeConflict: 'smallest-instance-id' | 'fixed-order' | 'lww';
  /** CLK-3: which instance wins when two timestamps are equal. */
  readonly tieBreak: 'smaller-id' | 'larger-id';
  /** EXP-9: SET writes "no expiry" into the expiry register, or the TTL follows the winning value. */
  readonly setTtl: 'writes-infinity' | 'follows-value';
  /** EXP-2: PERSIST of a key without TTL changes nothing, or writes "no expiry". */
  readonly persistNoTtl: 'no-effect' | 'writes-infinity';
  /** LST-4: how concurrent insertions are ordered. */
  readonly listOrder: 'fugue' | 'rga';
  /** LST-5: LSET replaces the element by a new one, or assigns inside it. */
  readonly lset: 'remove-insert' | 'in-place-lww';
  /** TXN-2: whether other regions can see half of an EXEC. */
  readonly execVisibility: 'effect-by-effect' | 'atomic';
  /** CTR-4: the documented 59 bits, or the 64 of open-source Redis. */
  readonly counterBound: 'signed-59-bit' | 'none';
  /** EXP-12: who expires a key whose owner was removed. */
  readonly ownerLost: 'passes-to-smallest-id' | 'never-expires';
  /** OOM-2: what a region out of memory does. */
  readonly oomMode: 'writes-fail' | 'member-offline';
  /** CLU-5: a database created without sharding has no slot limits, or still has them. */
  readonly shardingOff: 'no-crossslot' | 'still-clustered';
  /** JSN-13: JSON.NUMINCRBY is an assignment, or a counter. */
  readonly jsonNumincr: 'win-over-by-id' | 'counter';
};

export type SwitchName = keyof Switches;

export type SwitchFact = {
  readonly rule: string;
  /** The default comes first. */
  readonly settings: readonly [string, string, ...string[]];
};

export const SWITCH_FACTS: { readonly [Name in SwitchName]: SwitchFact } = {
  stringDelete: { rule: 'STR-3', settings: ['observed-remove', 'lww'] },
  setVsIncr: { rule: 'CTR-2', settings: ['base-plus-increments', 'lww'] },
  nonNumericSetVsIncr: { rule: 'CTR-6', settings: ['base-masks', 'lww'] },
  typeConflict: { rule: 'KEY-3', settings: ['smallest-instance-id', 'fixed-order', 'lww'] },
  tieBreak: { rule: 'CLK-3', settings: ['smaller-id', 'larger-id'] },
  setTtl: { rule: 'EXP-9', settings: ['writes-infinity', 'follows-value'] },
  persistNoTtl: { rule: 'EXP-2', settings: ['no-effect', 'writes-infinity'] },
  listOrder: { rule: 'LST-4', settings: ['fugue', 'rga'] },
  lset: { rule: 'LST-5', settings: ['remove-insert', 'in-place-lww'] },
  execVisibility: { rule: 'TXN-2', settings: ['effect-by-effect', 'atomic'] },
  counterBound: { rule: 'CTR-4', settings: ['signed-59-bit', 'none'] },
  ownerLost: { rule: 'EXP-12', settings: ['passes-to-smallest-id', 'never-expires'] },
  oomMode: { rule: 'OOM-2', settings: ['writes-fail', 'member-offline'] },
  shardingOff: { rule: 'CLU-5', settings: ['no-crossslot', 'still-clustered'] },
  jsonNumincr: { rule: 'JSN-13', settings: ['win-over-by-id', 'counter'] },
};

export type Profile = {
  readonly name: string;
  readonly switches: Switches;
  /** Sharding on: multi-key commands obey the slot rules (CLU-2…5). */
  readonly sharding: boolean;
  /** Which clustering policy the slot rules follow (CLU-2, CLU-3). */
  readonly policy: 'enterprise' | 'oss';
  /** STM-3. */
  readonly xaddIdMode: 'strict' | 'semi-strict' | 'liberal';
  /** REP-5: per-key causal delivery, with relay to the other regions. */
  readonly causalConsistency: boolean;
};

const DEFAULT_SWITCHES: Switches = {
  stringDelete: 'observed-remove',
  setVsIncr: 'base-plus-increments',
  nonNumericSetVsIncr: 'base-masks',
  typeConflict: 'smallest-instance-id',
  tieBreak: 'smaller-id',
  setTtl: 'writes-infinity',
  persistNoTtl: 'no-effect',
  listOrder: 'fugue',
  lset: 'remove-insert',
  execVisibility: 'effect-by-effect',
  counterBound: 'signed-59-bit',
  ownerLost: 'passes-to-smallest-id',
  oomMode: 'writes-fail',
  shardingOff: 'no-crossslot',
  jsonNumincr: 'win-over-by-id',
};

export const ACTIVE_ACTIVE: Profile = {
  name: 'redis-active-active',
  switches: DEFAULT_SWITCHES,
  sharding: true,
  policy: 'enterprise',
  xaddIdMode: 'strict',
  causalConsistency: false,
};

const PROFILES: readonly Profile[] = [ACTIVE_ACTIVE];

export type ProfileRequest =
  | string
  | { readonly base?: string; readonly switches?: Readonly<Partial<Record<SwitchName, string>>> };

/** The profile a person asked for; an unknown name, switch or setting is a `UsageError`. */
export function resolveProfile(request: ProfileRequest = ACTIVE_ACTIVE.name): Profile {
  if (request === ACTIVE_ACTIVE.name) return ACTIVE_ACTIVE;
  requireForm(request, PROFILE_FORM, 'profile');
  const wanted = typeof request === 'string' ? { base: request } : request;
  requireForms(wanted, REQUEST_FORMS, 'profile has no field', 'profile.');
  const name = wanted.base ?? ACTIVE_ACTIVE.name;
  const base = PROFILES.find((profile) => profile.name === name);
  const names = PROFILES.map((profile) => profile.name).join(', ');
  requireUse(base !== undefined, `no profile is called '${name}'; there is: ${names}`);
  const switches = new Map<string, string>(Object.entries(base.switches));
  for (const [key, setting] of Object.entries(wanted.switches ?? {})) {
    checkSwitch(key, setting);
    switches.set(key, setting);
  }
  const settled: object = Object.fromEntries(switches);
  invariant(isSwitches(settled), 'every switch to keep one of its settings');
  return { ...base, switches: settled };
}

const NAME = formOf((value) => typeof value === 'string', 'is a name');
const SETTINGS = record('is { base, switches }');
export const PROFILE_FORM = either(NAME, SETTINGS);
const REQUEST_FORMS = { base: optional(TEXT), switches: optional(RECORD) };

function isSwitches(candidate: object): candidate is Switches {
  const settings = new Map<string, unknown>(Object.entries(candidate));
  return Object.entries(SWITCH_FACTS).every(([name, fact]) =>
    fact.settings.some((setting) => setting === settings.get(name)),
  );
}

/** Refuses a switch or setting that does not exist, naming those that do. */
export function checkSwitch(name: string, setting: string): void {
  const fact = new Map<string, SwitchFact>(Object.entries(SWITCH_FACTS)).get(name);
  requireUse(
    fact !== undefined,
    `no switch is called '${name}'${amongNames(name, Object.keys(SWITCH_FACTS))}`,
  );
  requireUse(
    fact.settings.includes(setting),
    `switch ${name} (${fact.rule}) cannot be '${setting}'; it can be: ${fact.settings.join(', ')}`,
  );
}
