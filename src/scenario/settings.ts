/**
 * The settings: the lines `name: value` above the first step, which describe the world. One record
 * each reads its words into the options of the simulation and prints them back; the world is then
 * tried after every line, so that the line that spoils it is the one that is blamed. Printing
 * follows the order of this table and leaves out whatever is not set.
 */
import {
  checkSwitch,
  resolveProfile,
  suggest,
  SWITCH_FACTS,
  UsageError,
  type SimulationOptions,
} from '../kernel/index.ts';

import { printDuration, printSkew } from './duration.ts';
import { MEMORY_SETTINGS } from './memory-settings.ts';
import type { Setting } from './setting.ts';
import { LINK, oneOf, PPM, printPpm, REGION, REGION_NAME, SKEW, type Slot } from './slots.ts';
import { printTravel, readDelay, readTravel } from './weather.ts';
import type { WordReader } from './word-reader.ts';

export const SETTINGS: readonly Setting[] = [
  {
    name: 'regions',
    usage: ['regions: r1, r2', 'regions: r1, r2 +100ms'],
    summary:
      'The regions in the order of their instance ids; how far each clock is ahead or behind.',
    repeats: false,
    read: readRegions,
    print: ({ regions, clockSkewMs = {} }) => [
      regions
        .map((name) => {
          const skewMs = Object.hasOwn(clockSkewMs, name) ? (clockSkewMs[name] ?? 0) : 0;
          return skewMs === 0 ? name : `${name} ${printSkew(skewMs)}`;
        })
        .join(', '),
    ],
  },
  {
    name: 'latency',
    usage: [
      'latency: 80ms',
      'latency: uniform 40ms 120ms',
      'latency: normal 80ms 15ms',
      'latency: exponential 40ms 80ms',
      'latency: trace 80ms 95ms 400ms',
      'latency: 80ms jitter 10ms loss 5% retransmit 200ms duplication 1%',
    ],
    summary:
      'How long an effect travels between any two regions: always the same, between two bounds, around a mean, from a least with a mean, or as measured; how much later at most; how many transfers are lost, to be sent again after how long, and how many come twice.',
    repeats: false,
    read: readLatency,
    print: ({ latencyMs, weather }: SimulationOptions): readonly string[] =>
      latencyMs === undefined && weather === undefined
        ? []
        : [printTravel({ ...(latencyMs === undefined ? {} : { latencyMs }), ...weather })],
  },
  {
    name: 'link',
    usage: ['link: r1 r2 80ms', 'link: r1 -> r2 normal 80ms 10ms loss 5%'],
    summary: 'The same for two regions, or for one direction between them.',
    repeats: true,
    read: readLink,
    print: printLinks,
  },
  choice({
    name: 'delivery',
    summary:
      'Effects arrive by their latency (timed), or only at deliver, sync and settle (manual).',
    slot: oneOf('manual', 'timed'),
    set: (options, delivery) => ({ ...options, delivery }),
    get: ({ delivery }) => delivery,
  }),
  {
    name: 'backlog',
    usage: ['backlog: 4096'],
    summary:
      'Bytes of its effects that each region keeps for peers that were away; everything, without it.',
    repeats: false,
    read: (reader, options) => ({ ...options, backlogBytes: readWhole(reader) }),
    print: ({ backlogBytes }: SimulationOptions): readonly string[] =>
      backlogBytes === undefined ? [] : [String(backlogBytes)],
  },
  {
    name: 'persistence',
    usage: ['persistence: everysec', 'persistence: r1 none, r2 always'],
    summary:
      'What a crash leaves: nothing, all up to the last full second, or everything (always, without the line).',
    repeats: false,
    read: readPersistence,
    print: ({ persistence }: SimulationOptions): readonly string[] => {
      if (persistence === undefined) return [];
      if (typeof persistence === 'string') return [persistence];
      return [
        Object.entries(persistence)
          .map(([name, kind]) => `${name} ${kind}`)
          .join(', '),
      ];
    },
  },
  {
    name: 'linking',
    usage: ['linking: 3min'],
    summary:
      'How long a region that joins is being linked, and answers nobody; no time, without it.',
    repeats: false,
    read: (reader, options) => ({ ...options, linkingMs: readDelay(reader) }),
    print: ({ linkingMs }: SimulationOptions): readonly string[] =>
      linkingMs === undefined ? [] : [printDuration(linkingMs)],
  },
  {
    name: 'clock-drift',
    usage: ['clock-drift: r2 +50ppm', 'clock-drift: r1 -20ppm, r2 +50ppm'],
    summary: 'By how many millionths a clock runs too fast or too slow.',
    repeats: false,
    read: readDrifts,
    print: ({ clockDriftPpm }: SimulationOptions): readonly string[] =>
      clockDriftPpm === undefined
        ? []
        : [
            Object.entries(clockDriftPpm)
              .map(([name, ppm]) => `${name} ${printPpm(ppm)}`)
              .join(', '),
          ],
  },
  {
    name: 'start',
    usage: ['start: 1700000000000'],
    summary: 'The first instant, in milliseconds since 1970.',
    repeats: false,
    read: (reader, options) => ({ ...options, startMs: readWhole(reader) }),
    print: ({ startMs }) => (startMs === undefined ? [] : [String(startMs)]),
  },
  {
    name: 'seed',
    usage: ['seed: 7'],
    summary: 'What everything random is drawn from.',
    repeats: false,
    read: (reader, options) => ({ ...options, seed: readWhole(reader) }),
    print: ({ seed }) => (seed === undefined ? [] : [String(seed)]),
  },
  {
    name: 'profile',
    usage: ['profile: redis-active-active'],
    summary: 'The base profile: how everything is decided that the vendor leaves open.',
    repeats: false,
    read: readProfile,
    print: ({ profile }: SimulationOptions): readonly string[] => {
      const base = typeof profile === 'string' ? profile : profile?.base;
      return base === undefined ? [] : [base];
    },
  },
  {
    name: 'switch',
    usage: ['switch: stringDelete = lww'],
    summary: 'One such decision, taken differently.',
    repeats: true,
    read: readSwitch,
    print: ({ profile }: SimulationOptions): readonly string[] => {
      const switches = typeof profile === 'string' ? {} : (profile?.switches ?? {});
      return Object.entries(switches).map(([name, setting]) => `${name} = ${setting}`);
    },
  },
  choice({
    name: 'policy',
    summary: 'The clustering policy that the slot rules follow.',
    slot: oneOf('enterprise', 'oss'),
    set: (options, policy) => ({ ...options, policy }),
    get: ({ policy }) => policy,
  }),
  choice({
    name: 'sharding',
    summary: 'Whether the database is sharded, so that slot rules apply.',
    slot: oneOf('on', 'off'),
    set: (options, state) => ({ ...options, sharding: state === 'on' }),
    get: ({ sharding }) => (sharding === undefined ? undefined : sharding ? 'on' : 'off'),
  }),
  choice({
    name: 'causal-consistency',
    summary: 'Whether the effects on one key arrive in causal order, relayed where that helps.',
    slot: oneOf('on', 'off'),
    set: (options, state) => ({ ...options, causalConsistency: state === 'on' }),
    get: ({ causalConsistency: isOn }) => (isOn === undefined ? undefined : isOn ? 'on' : 'off'),
  }),
  ...MEMORY_SETTINGS,
  choice({
    name: 'xadd-ids',
    summary: 'Which IDs XADD accepts.',
    slot: oneOf('strict', 'semi-strict', 'liberal'),
    set: (options, xaddIdMode) => ({ ...options, xaddIdMode }),
    get: ({ xaddIdMode }) => xaddIdMode,
  }),
];

const BY_NAME: ReadonlyMap<string, Setting> = new Map(
  SETTINGS.map((setting) => [setting.name, setting]),
);

export const SETTING_NAMES: readonly string[] = [...BY_NAME.keys()];

export function findSetting(name: string): Setting | undefined {
  return BY_NAME.get(name);
}

type Choice<Word extends string> = {
  readonly name: string;
  readonly summary: string;
  readonly slot: Slot<Word> & { readonly choices: readonly Word[] };
  readonly set: (options: SimulationOptions, word: Word) => SimulationOptions;
  readonly get: (options: SimulationOptions) => Word | undefined;
};

/** A setting that is one word of a few. */
function choice<Word extends string>({ name, summary, slot, set, get }: Choice<Word>): Setting {
  const [first, ...others] = slot.choices.map((word) => `${name}: ${word}`);
  return {
    name,
    usage: [first ?? name, ...others],
    summary,
    repeats: false,
    read: (reader, options) => set(options, slot.read(reader)),
    print: (options) => {
      const word = get(options);
      return word === undefined ? [] : [word];
    },
  };
}

function readRegions(reader: WordReader, options: SimulationOptions): SimulationOptions {
  const regions: string[] = [];
  const skews: [string, number][] = [];
  do {
    const name = reader.take('a region name');
    if (!REGION_NAME.test(name)) {
      reader.refuse(`'${name}' cannot name a region: use letters, digits, '-', '_' or '.'.`);
    }
    if (regions.includes(name)) reader.refuse(`the region '${name}' is named twice.`);
    regions.push(name);
    const next = reader.peek();
    if (next === undefined || next === ',') continue;
    const skewMs = SKEW.read(reader);
    if (skewMs !== 0) skews.push([name, skewMs]);
  } while (reader.takeIf(','));
  const clockSkewMs = Object.fromEntries(skews);
  return { ...options, regions, ...(skews.length === 0 ? {} : { clockSkewMs }) };
}

type LinkOption = NonNullable<SimulationOptions['links']>[number];

function readLatency(reader: WordReader, options: SimulationOptions): SimulationOptions {
  const { latencyMs, ...weather } = readTravel(reader);
  return {
    ...options,
    ...(latencyMs === undefined ? {} : { latencyMs }),
    ...(Object.keys(weather).length === 0 ? {} : { weather }),
  };
}

function readLink(reader: WordReader, options: SimulationOptions): SimulationOptions {
  const { from, to, oneWay } = LINK.read(reader);
  const travel = readTravel(reader);
  const forth = { from, to, ...travel };
  const back = { from: to, to: from, ...travel };
  return { ...options, links: [...(options.links ?? []), forth, ...(oneWay ? [] : [back])] };
}

const PERSISTENCE = oneOf('none', 'everysec', 'always');

function readPersistence(reader: WordReader, options: SimulationOptions): SimulationOptions {
  const first = reader.peek() ?? '';
  if (!options.regions.includes(first)) {
    return { ...options, persistence: PERSISTENCE.read(reader) };
  }
  return { ...options, persistence: readByRegion(reader, PERSISTENCE) };
}

function readDrifts(reader: WordReader, options: SimulationOptions): SimulationOptions {
  return { ...options, clockDriftPpm: readByRegion(reader, PPM) };
}

/** `r1 VALUE, r2 VALUE`. */
function readByRegion<Value>(
  reader: WordReader,
  slot: Slot<Value>,
): Readonly<Record<string, Value>> {
  const values: [string, Value][] = [];
  do {
    const region = REGION.read(reader);
    if (values.some(([name]) => name === region)) {
      reader.refuse(`the region '${region}' is named twice.`);
    }
    values.push([region, slot.read(reader)]);
  } while (reader.takeIf(','));
  return Object.fromEntries(values);
}

/** Two directions that follow each other and say the same are one line. */
function printLinks({ links = [] }: SimulationOptions): readonly string[] {
  const lines: string[] = [];
  for (let at = 0; at < links.length; at++) {
    const link = links[at];
    if (link === undefined) continue;
    const back = links[at + 1];
    const isBothWays = back !== undefined && isReverse(link, back);
    lines.push(`${link.from} ${isBothWays ? '' : '-> '}${link.to} ${printTravel(link)}`);
    if (isBothWays) at += 1;
  }
  return lines;
}

function isReverse(link: LinkOption, back: LinkOption): boolean {
  const isTurned = back.from === link.to && back.to === link.from;
  return isTurned && printTravel(back) === printTravel(link);
}

function readWhole(reader: WordReader): number {
  const word = reader.take('a number');
  const value = Number(word);
  if (!/^[0-9]+$/.test(word) || !Number.isSafeInteger(value)) {
    reader.refuse(`'${word}' is not a whole number from 0 to ${Number.MAX_SAFE_INTEGER}.`);
  }
  return value;
}

function readProfile(reader: WordReader, options: SimulationOptions): SimulationOptions {
  const base = reader.take('the name of a profile');
  try {
    resolveProfile(base);
  } catch (error) {
    if (error instanceof UsageError) reader.refuse(`${error.message}.`);
    throw error;
  }
  const { profile } = options;
  const switches = typeof profile === 'string' ? undefined : profile?.switches;
  return { ...options, profile: switches === undefined ? base : { base, switches } };
}

const SWITCH_NAMES: readonly string[] = Object.keys(SWITCH_FACTS);

function readSwitch(reader: WordReader, options: SimulationOptions): SimulationOptions {
  const name = reader.take('the name of a switch');
  const isKnown = SWITCH_NAMES.includes(name);
  if (!isKnown)
    reader.refuse(
      `there is no switch '${name}'.${suggest(name, SWITCH_NAMES)} The switches are ${SWITCH_NAMES.join(', ')}.`,
    );
  if (!reader.takeIf('=')) {
    reader.take('=');
    reader.refuse(`put = between the switch and its setting: ${name} = …`);
  }
  const setting = reader.take('the setting');
  try {
    checkSwitch(name, setting);
  } catch (error) {
    if (error instanceof UsageError) reader.refuse(`${error.message}.`);
    throw error;
  }
  const { profile } = options;
  const former = typeof profile === 'string' ? { base: profile } : profile;
  if (Object.hasOwn(former?.switches ?? {}, name))
    reader.refuse(`the switch '${name}' is set twice.`);
  return { ...options, profile: { ...former, switches: { ...former?.switches, [name]: setting } } };
}
