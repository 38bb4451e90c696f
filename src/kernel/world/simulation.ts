/**
 * The easy object over a world: what scripts, tests and scenario files hold in their hands. It
 * owns its world, so everything here changes it in place through `perform`.
 */
import {
  argumentsMax,
  bytes,
  canonical,
  eventsKeptMax,
  FLAG,
  fromUint8,
  hashText,
  isPlainWord,
  NIL,
  optional,
  record,
  requireForm,
  requireForms,
  requireUse,
  simulatedValueBytesMax,
  TEXT,
  text,
  UsageError,
  type ByteString,
  type Reply,
} from '../base/index.ts';
import { isCut } from '../network/index.ts';
import type { Profile } from '../profile.ts';
import { inspectKey, type Inspection } from '../region/index.ts';
import type { TraceEvent } from '../trace/index.ts';
import type { Choice, Outcome } from './choice.ts';
import { CHOICE_FORMS } from './choice-forms.ts';
import { createWorld } from './create.ts';
import { decidingState, hasConverged } from './observe.ts';
import { openLink, performDelivery } from './deliver.ts';
import { indexOf } from './party.ts';
import { answerQuietly } from './perform-command.ts';
import type { SimulationOptions } from './options.ts';
import { carryOut, perform } from './perform.ts';
import type { RegionState } from './region-chart.ts';
import { isDeliverable, runUntil, settle } from './run-time.ts';
import { readTraffic, type LinkTraffic } from './traffic.ts';
import { requireRunTime } from './wall-clock.ts';
import { linkBetween, wallMsOf, type World } from './world.ts';

export type OneWay = { readonly oneWay?: boolean };

/** How slow: so many times as slow (1 without), and so many ms later (0 without). */
export type ClogOptions = OneWay & { readonly factor?: number; readonly extraMs?: number };

export type Simulation = {
  readonly regions: readonly string[];
  /** Virtual time, epoch ms. */
  readonly now: number;
  /** What happened, oldest first; the oldest are dropped past `eventsKeptMax`. */
  readonly events: readonly TraceEvent[];
  /** How many were dropped. */
  readonly eventsDropped: number;
  readonly profile: Profile;
  /** The world behind it, for whoever needs `step` and `choices`. Do not change it. */
  readonly world: World;
  /** Executes now at that region; text arguments are sent as UTF-8. */
  readonly call: (region: string, argv: readonly (string | Uint8Array)[], client?: string) => Reply;
  /** Records that a client told the outside world something. */
  readonly tell: (region: string, client: string, what: string, value?: string) => void;
  /** Lets virtual ms pass; due deliveries and expiries happen. */
  readonly advance: (ms: number) => void;
  /** Heals nothing; delivers all that can be delivered, then lets tombstones be collected. */
  readonly settle: () => void;
  readonly collect: () => void;
  readonly cut: (a: string, b: string, options?: OneWay) => void;
  readonly heal: (a: string, b: string, options?: OneWay) => void;
  /** A slow link: whatever is on its way and whatever follows arrives late. */
  readonly clog: (a: string, b: string, options: ClogOptions) => void;
  readonly unclog: (a: string, b: string, options?: OneWay) => void;
  /** What arrives next in that direction is lost and sent again: it comes a timeout later. */
  readonly lose: (from: string, to: string) => void;
  /** What arrived last in that direction arrives once more, and is dropped. */
  readonly duplicate: (from: string, to: string) => void;
  /** What was counted on each link so far: relayed, lost, resumed, synchronised in full. */
  readonly traffic: () => readonly LinkTraffic[];
  /** Everything waiting on that one direction, now. */
  readonly deliver: (from: string, to: string) => void;
  /** The same by state merge, both ways. */
  readonly fullSync: (a: string, b: string) => void;
  /** A clock step: the region's clock minus virtual time, ms. */
  readonly setClockSkew: (region: string, ms: number) => void;
  /** From now on the clock gains so many millionths (loses, below zero); 0 ends it. */
  readonly setClockDrift: (region: string, ppm: number) => void;
  readonly crash: (region: string) => void;
  readonly restart: (region: string) => void;
  /** Where the region is in its life: running, stale, joining, leaving, down, removed… */
  readonly status: (region: string) => RegionState;
  readonly evict: (region: string, key: string) => void;
  readonly forceRemove: (region: string) => void;
  /** The region may hold so many bytes from now on. */
  readonly setMaxmemory: (region: string, maxmemory: number) => void;
  /** Graceful removal: takes effect when the region has passed on all it wrote (MEM-2). */
  readonly remove: (region: string) => void;
  /** A new region, or a removed one as a new instance: reads at once, writes when synced (MEM-1). */
  readonly join: (region: string) => void;
  /** The control plane's flush, begun in this region (MEM-4). */
  readonly flush: (region: string) => void;
  /** Pub/sub messages received there so far, as [channel, payload], once for each receiver. */
  readonly messages: (region: string) => readonly (readonly [string, string])[];
  /** True when every member shows the same keys, types, values and deadlines. */
  readonly hasConverged: () => boolean;
  /** Hash of the whole world: same choices, same bytes, on every platform. */
  readonly digest: () => string;
  readonly inspect: (region: string, key: string) => Inspection;
  /** Carries out any choice; what `call`, `cut` and the others are made of. */
  readonly perform: (choice: Choice) => Reply | undefined;
};

export function createSimulation(options: SimulationOptions): Simulation {
  return new WorldSimulation(createWorld(options));
}

/**
 * A class for its getters: a record with getters has a shape of its own, which keeps the world alive,
 * and random checking makes one for every run. Methods are fields, so that each can be handed on.
 */
class WorldSimulation implements Simulation {
  readonly world: World;
  readonly events: TraceEvent[] = [];
  eventsDropped = 0;

  constructor(world: World) {
    this.world = world;
  }

  get regions(): readonly string[] {
    return this.world.regions.map((region) => region.name);
  }

  get now(): number {
    return this.world.startMs + this.world.nowMs;
  }

  get profile(): Profile {
    return this.world.profile;
  }

  #listen = (news: readonly TraceEvent[]): void => {
    const { events } = this;
    for (const event of news) events.push(event);
    const surplus = events.length - eventsKeptMax;
    if (surplus <= 0) return;
    events.splice(0, surplus);
    this.eventsDropped += surplus;
  };

  #tell = ({ reply, events }: Outcome): Reply | undefined => {
    this.#listen(events);
    return reply;
  };

  readonly perform = (choice: Choice): Reply | undefined => {
    return this.#tell(perform(this.world, choice));
  };

  readonly call = (region: string, argv: readonly (string | Uint8Array)[], client = ''): Reply => {
    const { world } = this;
    const words = readArgv(argv);
    requireUse(typeof client === 'string', 'the client of a call is a text, or left out');
    if (world.trace === undefined) return answerQuietly(world, region, client, words);
    const choice: Choice = { kind: 'command', region, client, argv: words };
    return this.#tell(carryOut(world, choice)) ?? NIL;
  };

  readonly tell = (region: string, client: string, what: string, value?: string): void => {
    this.perform({ kind: 'tell', region, client, what, value });
  };

  readonly advance = (ms: number): void => {
    requireForm(ms, CHOICE_FORMS.advance.ms, 'advance: ms');
    requireRunTime(this.world, ms);
    runUntil(this.world, this.world.nowMs + ms, this.#listen);
  };

  readonly settle = (): void => {
    let out: number;
    // A region that has memory again takes in what waited.
    do {
      settle(this.world, this.#listen);
      out = countOutOfMemory(this.world);
      this.collect();
    } while (countOutOfMemory(this.world) < out);
  };

  readonly collect = (): void => {
    this.perform({ kind: 'collect' });
  };

  readonly cut = (from: string, to: string, options: OneWay = {}): void => {
    this.perform({ kind: 'cut', from, to, oneWay: readOneWay('cut', options) });
  };

  readonly heal = (from: string, to: string, options: OneWay = {}): void => {
    this.perform({ kind: 'heal', from, to, oneWay: readOneWay('heal', options) });
  };

  readonly clog = (from: string, to: string, options: ClogOptions): void => {
    requireForm(options, record('takes how slow, { factor, extraMs }'), 'clog');
    requireForms(options, CLOG_FORMS, 'clog has no option', 'clog: ');
    const { factor = 1, extraMs = 0, oneWay = false } = options;
    this.perform({ kind: 'clog', from, to, oneWay, factor, extraMs });
  };

  readonly unclog = (from: string, to: string, options: OneWay = {}): void => {
    this.perform({ kind: 'unclog', from, to, oneWay: readOneWay('unclog', options) });
  };

  readonly lose = (from: string, to: string): void => {
    this.perform({ kind: 'lose', from, to });
  };

  readonly duplicate = (from: string, to: string): void => {
    this.perform({ kind: 'duplicate', from, to });
  };

  readonly traffic = (): readonly LinkTraffic[] => {
    return readTraffic(this.world);
  };

  readonly deliver = (from: string, to: string): void => {
    const { world } = this;
    const wire = linkBetween(world, indexOf(world, from), indexOf(world, to));
    requireUse(wire !== undefined, `no link runs from '${from}' to '${to}'`);
    requireUse(!isCut(wire), `link ${from} → ${to} is cut; heal it before delivering over it`);
    while (isDeliverable(world, wire)) this.#listen(performDelivery(world, wire));
  };

  readonly fullSync = (from: string, to: string): void => {
    openLink(this.world, { from: to, to: from });
    this.perform({ kind: 'full-sync', from, to });
    this.perform({ kind: 'full-sync', from: to, to: from });
  };

  readonly setClockSkew = (region: string, skewMs: number): void => {
    this.perform({ kind: 'clock', region, skewMs });
  };

  readonly setClockDrift = (region: string, ppm: number): void => {
    this.perform({ kind: 'drift', region, ppm });
  };

  readonly crash = (region: string): void => {
    this.perform({ kind: 'crash', region });
  };

  readonly restart = (region: string): void => {
    this.perform({ kind: 'restart', region });
  };

  readonly status = (region: string): RegionState => {
    return this.world.status[indexOf(this.world, region)] ?? 'outside';
  };

  readonly evict = (region: string, key: string): void => {
    requireForm(key, TEXT, 'evict: key');
    this.perform({ kind: 'evict', region, key: bytes(key) });
  };

  readonly forceRemove = (region: string): void => {
    this.perform({ kind: 'force-remove', region });
  };

  readonly remove = (region: string): void => {
    this.perform({ kind: 'remove', region });
  };

  readonly join = (region: string): void => {
    this.perform({ kind: 'join', region });
  };

  readonly flush = (region: string): void => {
    this.perform({ kind: 'flush', region });
  };

  readonly setMaxmemory = (region: string, maxmemory: number): void => {
    this.perform({ kind: 'maxmemory', region, bytes: maxmemory });
  };

  readonly messages = (region: string): readonly (readonly [string, string])[] => {
    const { inbox = [] } = this.world.regions[indexOf(this.world, region)] ?? {};
    return inbox.map(({ channel, message }) => [text(channel), text(message)]);
  };

  readonly hasConverged = (): boolean => {
    return hasConverged(this.world);
  };

  readonly digest = (): string => {
    return hashText(canonical(decidingState(this.world)));
  };

  readonly inspect = (region: string, key: string): Inspection => {
    requireForm(key, TEXT, 'inspect: key');
    const { world } = this;
    const index = indexOf(world, region);
    const state = world.regions[index];
    requireUse(state !== undefined, `no region is called '${region}'`);
    const at = { wallMs: wallMsOf(world, index), profile: world.profile };
    return inspectKey(state, bytes(key), at);
  };
}

const ONE_WAY_FORMS = { oneWay: optional(FLAG) };
const CLOG_FORMS = {
  ...ONE_WAY_FORMS,
  factor: optional(CHOICE_FORMS.clog.factor),
  extraMs: optional(CHOICE_FORMS.clog.extraMs),
};

function readOneWay(kind: 'cut' | 'heal' | 'unclog', options: OneWay): boolean {
  requireForm(options, record('takes two regions and perhaps { oneWay: true }'), kind);
  requireForms(options, ONE_WAY_FORMS, `${kind} has no option`, `${kind}: `);
  return options.oneWay ?? false;
}

const countOutOfMemory = ({ regions }: World): number =>
  regions.filter(({ memory }) => memory?.isOut === true).length;

/**
 * Text to bytes at the edge; refuses what no client could send. Arguments that are their own bytes
 * are not copied, so whoever keeps the list copies it.
 */
export function readArgv(argv: readonly (string | Uint8Array)[]): readonly ByteString[] {
  const isPossible = Array.isArray(argv) && argv.length > 0 && argv.length <= argumentsMax;
  if (!isPossible) throw new UsageError(argvComplaint(argv));
  return asPlain(argv) ?? argv.map(readArgument);
}

/** A loop, because every command comes by here. */
function asPlain(argv: readonly (string | Uint8Array)[]): readonly ByteString[] | undefined {
  for (const word of argv) if (!isPlainWord(word)) return undefined;
  return argv as readonly ByteString[];
}

function argvComplaint(argv: readonly unknown[]): string {
  if (!Array.isArray(argv)) return `a command is a list of arguments, not ${typeof argv}`;
  if (argv.length === 0) return 'a command has at least its name; the argument list is empty';
  return `a command has at most ${String(argumentsMax)} arguments (argumentsMax)`;
}

function readArgument(argument: unknown, at: number): ByteString {
  const isBytes = argument instanceof Uint8Array;
  if (typeof argument !== 'string' && !isBytes) {
    throw new UsageError(`argument ${String(at)} is text or bytes, not ${typeof argument}`);
  }
  const read = typeof argument === 'string' ? bytes(argument) : fromUint8(argument);
  if (read.length <= simulatedValueBytesMax) return read;
  throw new UsageError(
    `argument ${String(at)} has ${String(read.length)} bytes; the limit is ` +
      `${String(simulatedValueBytesMax)} (simulatedValueBytesMax)`,
  );
}
