/**
 * One moment of one execution, whole: the world with everything in it, where each client stands,
 * and what of the bounds is used up. Nothing is interned, shared or summed up; two moments are the
 * same when everything that can still make a difference is the same text.
 */
import {
  programOf,
  regionOf,
  type Ask,
  type Progress,
  type PushedMessage,
} from '../../src/clients/index.ts';
import type { Bounds, Pattern } from '../../src/explore/index.ts';
import {
  bytes,
  canonical,
  copyData,
  createWorld,
  perform,
  plainKeys,
  text,
  type Link,
  type Region,
  type World,
} from '../../src/kernel/index.ts';
import { deliverAll, passTime } from './instants.ts';

export type Used = {
  readonly timeouts: number;
  readonly lateCommands: number;
  readonly cuts: number;
  readonly crashes: number;
  /** Regions whose clock is not exact. */
  readonly skews: number;
  /** Jumps to a key's deadline: no faults, and bounded all the same. */
  readonly deadlines: number;
};

type CallAsk = Extract<Ask, { kind: 'call' }>;

export type Situation = {
  readonly world: World;
  readonly progresses: readonly Progress[];
  /** What each client gave up while it was on its way. */
  readonly late: readonly (CallAsk | undefined)[];
  /** When each client's wait ends, virtual ms; 0 for a client that does not wait. */
  readonly wakeAtMs: readonly number[];
  /** When each link, `from>to`, began to work again, virtual ms: its lag counts from there. */
  readonly workingSinceMs: ReadonlyMap<string, number>;
  readonly used: Used;
};

export const faultsOf = ({ used }: Situation): number =>
  used.timeouts + used.lateCommands + used.cuts + used.crashes + used.skews;

/** Where executions begin: once for every way the clocks may stand. */
export async function beginnings(pattern: Pattern, bounds: Bounds): Promise<readonly Situation[]> {
  const progresses = await Promise.all(pattern.clients.map((client) => programOf(client).start()));
  return clocksOf(pattern.regions.length, bounds.skewsMs).map((skewsMs) => {
    const world = furnished(pattern, bounds);
    for (const [index, skewMs] of skewsMs.entries()) {
      const region = pattern.regions[index] ?? '';
      if (skewMs !== 0) perform(world, { kind: 'clock', region, skewMs });
    }
    // While lag is unbounded, what the clients write is later than what was given; and a file that
    // lags a second behind has it.
    passTime(world, bounds.persistence === 'everysec' ? 1000 : 0);
    if (bounds.lagMsMax === undefined) passTime(world, 1);
    return {
      world,
      progresses,
      late: progresses.map(() => undefined),
      wakeAtMs: progresses.map((progress) => wakeOf(progress, world.nowMs)),
      workingSinceMs: new Map(),
      used: {
        timeouts: 0,
        lateCommands: 0,
        cuts: 0,
        crashes: 0,
        skews: skewsMs.filter((ms) => ms !== 0).length,
        deadlines: 0,
      },
    };
  });
}

/** When the wait of a client that just came here ends. */
export const wakeOf = ({ ask }: Progress, nowMs: number): number =>
  ask.kind === 'pause' || ask.kind === 'listen' ? nowMs + ask.ms : 0;

/** True when a message waits for that client there. */
export const hasMessage = ({ world }: Situation, region: number, client: string): boolean =>
  world.regions[region]?.inbox.some((one) => one.client === client) === true;

/** Takes the message out of the world, in place: nobody reads it again. */
export function takeMessage(
  pattern: Pattern,
  { world, progresses }: Situation,
  index: number,
): PushedMessage | undefined {
  const client = pattern.clients[index];
  const ask = progresses[index]?.ask;
  if (client === undefined || ask === undefined) return undefined;
  const inbox = world.regions[pattern.regions.indexOf(regionOf(client, ask))]?.inbox ?? [];
  const [pushed] = inbox.splice(
    inbox.findIndex((one) => one.client === client.name),
    1,
  );
  if (pushed === undefined) return undefined;
  return { channel: text(pushed.channel), message: text(pushed.message) };
}

function clocksOf(regions: number, tried: readonly number[]): readonly (readonly number[])[] {
  if (regions === 0) return [[]];
  return clocksOf(regions - 1, tried).flatMap((skews) => tried.map((ms) => [...skews, ms]));
}

/** The regions with what is given, which has arrived everywhere. */
function furnished({ regions, profile, given = [] }: Pattern, { persistence }: Bounds): World {
  const world = createWorld({
    regions,
    delivery: 'manual',
    latencyMs: 0,
    persistence,
    trace: false,
    ...(profile === undefined ? {} : { profile }),
  });
  for (const [region, ...argv] of given) {
    perform(world, { kind: 'command', region, client: '', argv: argv.map(bytes) });
    deliverAll(world);
  }
  return world;
}

/** A copy to change: what becomes of one moment never touches another. */
export const copyWorld = ({ world }: Situation): World => copyData(world);

/** Everything that decides how an execution goes on, written down. */
export function textOf(situation: Situation, isTimed: boolean): string {
  const { world, progresses, late, wakeAtMs, used } = situation;
  const { nowMs, skewMs, status, regions, links } = world;
  return canonical([
    nowMs,
    skewMs,
    status,
    used,
    regions.map(decidingParts),
    links.map((link) => [link.state, underWay(situation, link, isTimed)]),
    world.issued,
    world.nextInstance,
    world.disks.map(
      (disk) =>
        disk && [
          decidingParts(disk.image),
          disk.unsynced,
          disk.unsynced.length === 0 ? 0 : disk.second,
        ],
    ),
    progresses.map(({ identity }) => identity),
    late,
    wakeAtMs,
  ]);
}

const decidingParts = (region: Region): readonly unknown[] => {
  const { id, clock, sessions, subscribers, inbox, adopted } = region;
  return [id, clock, plainKeys(region), sessions, subscribers, inbox, adopted];
};

/** What is on its way over a link, oldest first, and since when where lag is bounded. */
function underWay(
  { world, workingSinceMs }: Situation,
  link: Link,
  isTimed: boolean,
): readonly unknown[] {
  const { from, to, cursor, resumeAt, readyMs } = link;
  const log = world.logs[from];
  if (log === undefined) return [];
  const { sync } = link.state;
  // A whole state has what waits behind it.
  if (sync === 'resyncing') return [isTimed ? readyMs : 0];
  const sinceMs = workingSinceMs.get(linkName(from, to)) ?? 0;
  const rows = log.rows
    .slice(cursor - log.first)
    .map(({ payload, sentMs }) => [payload, isTimed ? Math.max(sentMs, sinceMs) : 0]);
  if (sync === 'streaming') return rows;
  const gap = Math.max(0, resumeAt - cursor);
  return [gap, isTimed && gap === 0 ? readyMs : 0, ...rows];
}

export const linkName = (from: number, to: number): string => `${String(from)}>${String(to)}`;
