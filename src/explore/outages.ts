/**
 * Regions that crash and come back, in a search. How a region goes down, what its file keeps, when
 * it is stale, how links begin again: all of that are rules of the kernel's world (REP-10,
 * STL-1…3), so a state is turned into such a world, the choice is carried out there, and what came
 * of it is read back. What a world knows beside its regions and what is on its way (how members and
 * links stand, numbers given out, files) is one more interned part of the state.
 *
 * Cost: a small world for every crash, restart and cut, and for arrivals while a link is not in
 * step; a search without crashes pays one comparison. Left out: backlogs with a bound.
 */
import {
  copyData,
  createWorld,
  effectsOf,
  isSyncing,
  isUp,
  linkBetween,
  mayWrite,
  noteEffect,
  perform,
  type Choice,
  type Link,
  type Persistence,
  type Profile,
  type RegionState,
  type World,
} from '../kernel/index.ts';
import type { Components } from './components.ts';
import { createInterner } from './interner.ts';
import { at, type Layout } from './layout.ts';
import { startMs } from './start.ts';

type Members = {
  readonly status: readonly RegionState[];
  /** By sender, then receiver. */
  readonly links: readonly Standing[];
  readonly issued: readonly number[];
  readonly nextInstance: number;
  readonly disks: readonly (Disk | undefined)[];
};

type Standing = {
  readonly sync: Link['state']['sync'];
  /** While resuming: how many arrivals from now on make it level. */
  readonly gap: number;
  /** When it was connected, virtual ms, where that bounds its first arrival. */
  readonly sinceMs: number;
};

/** A file, its parts interned: what it has, and what came in a second that was not over then. */
type Disk = { readonly image: number; readonly unsynced: number; readonly second: number };

export type Outages = {
  /** What is given is on file, in place. */
  readonly begin: (state: Int32Array) => void;
  readonly isDown: (state: Int32Array, region: number) => boolean;
  readonly isStale: (state: Int32Array, region: number) => boolean;
  readonly mayWrite: (state: Int32Array, region: number) => boolean;
  readonly isSyncing: (state: Int32Array, region: number) => boolean;
  /** Every region runs and every link is in step: arrivals are nothing but effects. */
  readonly isCalm: (state: Int32Array) => boolean;
  /** A whole state is on its way, so that effects need not be. */
  readonly isResyncing: (state: Int32Array, from: number, to: number) => boolean;
  /** The instant since which something other than an effect is on its way, if it is. */
  readonly awaitedSinceMs: (state: Int32Array, from: number, to: number) => number | undefined;
  /** The region's file hears of a batch that was applied. */
  readonly note: (state: Int32Array, region: number, batch: number) => void;
  /** Carries a choice out, in place. */
  readonly perform: (state: Int32Array, choice: Choice) => void;
};

export type OutagesOptions = {
  readonly regions: readonly string[];
  readonly components: Components;
  readonly layout: Layout;
  readonly profile: Profile;
  readonly persistence: Persistence;
  readonly isTimed: boolean;
  readonly skewsOf: (state: Int32Array) => readonly number[];
};

export function createOutages(options: OutagesOptions): Outages {
  const { regions: names, components, layout, profile, persistence, isTimed, skewsOf } = options;
  const interned = createInterner<Members>();
  const calm: boolean[] = [];
  const create = (): World => ({
    ...createWorld({
      regions: names,
      persistence,
      startMs,
      latencyMs: 0,
      delivery: 'manual',
      trace: false,
    }),
    profile,
  });
  const intern = (members: Members): number => {
    const id = interned.add(members);
    calm[id] ??=
      members.status.every((status) => status === 'running') &&
      members.links.every(({ sync }) => sync === 'streaming');
    return id;
  };
  const membersOf = (state: Int32Array): Members => interned.get(at(state, layout.members));
  const statusOf = (state: Int32Array, region: number): RegionState =>
    membersOf(state).status[region] ?? 'outside';
  const standingOf = (state: Int32Array, from: number, to: number): Standing | undefined =>
    membersOf(state).links[from * (names.length - 1) + (to < from ? to : to - 1)];

  /** The state as a world of its own, and how it is read back. */
  const thaw = (state: Int32Array): World => {
    const world = create();
    const { status, links, issued, nextInstance, disks } = membersOf(state);
    world.nowMs = at(state, layout.now);
    world.nextInstance = nextInstance;
    for (const index of names.keys()) {
      world.regions[index] = copyData(components.region(at(state, layout.region(index))));
      world.skewMs[index] = skewsOf(state)[index] ?? 0;
      world.status[index] = status[index] ?? 'outside';
      world.issued[index] = issued[index] ?? 0;
      world.disks[index] = thawDisk(disks[index]);
      thawLog(state, world, index);
    }
    for (const [place, link] of world.links.entries()) {
      const standing = links[place];
      if (standing === undefined) continue;
      const reach = isCutIn(state, link) ? 'cut' : 'open';
      link.state = { reach, pace: 'clear', sync: standing.sync };
      link.readyMs = standing.sinceMs;
      link.resumeAt = standing.sync === 'resuming' ? link.cursor + standing.gap : 0;
      if (standing.sync === 'resyncing') link.reason = 'restart';
    }
    return world;
  };
  /** What waits on the links of one sender are ends of one log. */
  const thawLog = (state: Int32Array, world: World, from: number): void => {
    const log = world.logs[from];
    const links = world.links.filter((link) => link.from === from);
    const queues = links.map(({ to }) => components.queue(at(state, layout.channel(from, to))));
    const longest = queues.reduce((one, next) => (next.length > one.length ? next : one), []);
    log?.rows.push(
      ...longest.map(({ batch, sentMs }) => ({ sentMs, payload: components.batch(batch) })),
    );
    for (const [place, link] of links.entries()) {
      link.cursor = longest.length - (queues[place]?.length ?? 0);
    }
  };
  const thawDisk = (disk: Disk | undefined): World['disks'][number] =>
    disk && {
      image: copyData(components.region(disk.image)),
      unsynced: [...components.batch(disk.unsynced)],
      second: disk.second,
    };
  const linkOf = (world: World, ends: { readonly from: string; readonly to: string }) =>
    linkBetween(world, names.indexOf(ends.from), names.indexOf(ends.to));
  const isCutIn = (state: Int32Array, { from, to }: Link): boolean =>
    (at(state, layout.cuts) & layout.cutBit(from, to)) !== 0;

  const freeze = (state: Int32Array, world: World): void => {
    const disks = world.disks.map(freezeDisk);
    const links = world.links.map((link) => freezeLink(state, world, link));
    for (const [index, region] of world.regions.entries()) {
      state[layout.region(index)] = components.internRegion(region);
    }
    const { status, issued, nextInstance } = world;
    state[layout.members] = intern({ status, links, issued, nextInstance, disks });
  };
  const freezeLink = (state: Int32Array, world: World, link: Link): Standing => {
    const { sync, reach } = link.state;
    const bit = layout.cutBit(link.from, link.to);
    const others = at(state, layout.cuts) & ~bit;
    state[layout.cuts] = reach === 'cut' ? others | bit : others;
    state[layout.channel(link.from, link.to)] = freezeQueue(world, link);
    const gap = sync === 'resuming' ? Math.max(0, link.resumeAt - link.cursor) : 0;
    const isAwaited = isTimed && sync !== 'streaming' && gap === 0;
    return { sync, gap, sinceMs: isAwaited ? link.readyMs : 0 };
  };
  /**
   * A state that is on its way has all that waits behind it. What waits on a link that was connected
   * again has its full lag before it.
   */
  const freezeQueue = (world: World, link: Link): number => {
    const log = world.logs[link.from];
    let channel = components.emptyChannel;
    if (log === undefined || link.state.sync === 'resyncing') return channel;
    for (const { payload, sentMs } of log.rows.slice(link.cursor - log.first)) {
      const anewMs = isTimed ? Math.max(sentMs, link.readyMs) : 0;
      channel = components.push(channel, components.internBatch(effectsOf(payload)), anewMs);
    }
    return channel;
  };
  const freezeDisk = (disk: World['disks'][number]): Disk | undefined =>
    disk && {
      image: components.internRegion(disk.image),
      unsynced: components.internBatch(disk.unsynced),
      second: disk.unsynced.length === 0 ? 0 : disk.second,
    };

  return {
    begin(state) {
      const { status, links, issued, nextInstance, disks } = create();
      const unsynced = components.internBatch([]);
      state[layout.members] = intern({
        status,
        links: links.map(() => ({ sync: 'streaming', gap: 0, sinceMs: 0 })),
        issued,
        nextInstance,
        disks: disks.map((disk, region) =>
          disk === undefined
            ? undefined
            : { image: at(state, layout.region(region)), unsynced, second: 0 },
        ),
      });
    },
    isDown: (state, region) => at(state, layout.members) !== 0 && !isUp(statusOf(state, region)),
    isStale: (state, region) =>
      at(state, layout.members) !== 0 && statusOf(state, region) === 'stale',
    mayWrite: (state, region) =>
      at(state, layout.members) === 0 || mayWrite(statusOf(state, region)),
    isSyncing: (state, region) =>
      at(state, layout.members) === 0 || isSyncing(statusOf(state, region)),
    isCalm: (state) => calm[at(state, layout.members)] === true,
    isResyncing: (state, from, to) =>
      at(state, layout.members) !== 0 && standingOf(state, from, to)?.sync === 'resyncing',
    awaitedSinceMs(state, from, to) {
      if (at(state, layout.members) === 0) return undefined;
      const standing = standingOf(state, from, to);
      const isRow = standing === undefined || standing.sync === 'streaming' || standing.gap > 0;
      return isRow ? undefined : standing.sinceMs;
    },
    note(state, region, batch) {
      if (persistence !== 'everysec') return;
      const members = membersOf(state);
      const disk = thawDisk(members.disks[region]);
      if (disk === undefined) return;
      for (const effect of components.batch(batch)) {
        noteEffect(disk, effect, at(state, layout.now), profile);
      }
      const disks = members.disks.with(region, freezeDisk(disk));
      state[layout.members] = intern({ ...members, disks });
    },
    perform(state, choice) {
      const world = thaw(state);
      perform(world, choice);
      // An arrival sets the pace of what is behind it; it does not connect the link again.
      const arrived = choice.kind === 'deliver' ? linkOf(world, choice) : undefined;
      if (arrived !== undefined && arrived.state.sync !== 'resyncing') arrived.readyMs = 0;
      freeze(state, world);
    },
  };
}
