/**
 * A pattern as a transition system over tuples of small integers: virtual time, faults used, the
 * skews in force, cut links, then one integer per region, channel and client (see `components`).
 *
 * Time. With unbounded lag each command takes 1 ms and effects any time at all, so an undelivered
 * effect is simply one that is slow; a pause jumps ahead to its end. With a lag bound commands
 * take no time, time passes in ticks, and no tick may pass the latest arrival of an effect that
 * waits on an uncut link. A pause ends after what is due at that instant: waiting for ms is
 * waiting for all that ms can bring.
 *
 * Two ways to deliver. `every` explores each single delivery as a step. `before-commands` uses
 * that deliveries at one region commute (a law that the properties check for every type): an
 * effect is received only immediately before a command of its region, in every combination of how
 * much of each link has come; the rest comes at the end. It keeps every client's history and
 * every final state, not what a region's inside looks like between two commands.
 */
import type { Answer } from '../clients/index.ts';
import {
  bytes,
  createRegion,
  execute,
  receive,
  requireUse,
  type Profile,
} from '../kernel/index.ts';
import type { Bounds } from './bounds.ts';
import { createComponents, type Components, type Ran } from './components.ts';
import type { Move } from './move.ts';
import type { Pattern } from './pattern.ts';

export type Delivery = 'every' | 'before-commands';

/** Receives a successor: the moves that lead there. The tuple is reused: copy what is kept. */
export type Visit = (moves: readonly Move[], next: Int32Array) => void;

export type Model = {
  readonly pattern: Pattern;
  readonly components: Components;
  readonly layout: Layout;
  readonly skewsOf: (state: Int32Array) => readonly number[];
  readonly initial: () => Promise<Int32Array[]>;
  /** Visits all successors; false when a client's next step must be computed first (`prepare`). */
  readonly successors: (state: Int32Array, visit: Visit) => boolean;
  /** Computes what the last refused `successors` lacked. */
  readonly prepare: () => Promise<void>;
  /** True when every client has ended and nothing is on its way. */
  readonly isQuiet: (state: Int32Array) => boolean;
  /** With `before-commands`: true when every client has ended. Delivers the rest, in place. */
  readonly drain: (state: Int32Array) => readonly Move[];
  readonly hasEnded: (state: Int32Array) => boolean;
  readonly faultsOf: (state: Int32Array) => number;
  /** True when time made a region expire something: `before-commands` is then not justified. */
  readonly sawExpiry: () => boolean;
};

export type Layout = {
  readonly width: number;
  readonly regions: number;
  readonly clients: number;
  readonly now: 0;
  readonly faults: 1;
  readonly skews: 2;
  readonly cuts: 3;
  readonly region: (index: number) => number;
  readonly channel: (from: number, to: number) => number;
  readonly client: (index: number) => number;
  readonly wakeAt: (index: number) => number;
};

export const startMs = 1_700_000_000_000;

function createLayout(regions: number, clients: number): Layout {
  const firstChannel = 4 + regions;
  const firstClient = firstChannel + regions * regions;
  return {
    width: firstClient + clients * 2,
    regions,
    clients,
    now: 0,
    faults: 1,
    skews: 2,
    cuts: 3,
    region: (index) => 4 + index,
    channel: (from, to) => firstChannel + from * regions + to,
    client: (index) => firstClient + index,
    wakeAt: (index) => firstClient + clients + index,
  };
}

/** Cut links are bits of one 32-bit word. */
const regionsWithCutsMax = 5;

const timeoutShift = 0;
const cutShift = 4;
const skewShift = 8;

export function createModel(
  pattern: Pattern,
  bounds: Bounds,
  delivery: Delivery,
  profile: Profile,
): Model {
  const { regions: names, clients } = pattern;
  const components = createComponents(clients, profile);
  const layout = createLayout(names.length, clients.length);
  const homes = clients.map((client) => names.indexOf(client.region));
  const skews = skewConfigurations(names.length, bounds.skewsMs);
  const isTimed = bounds.lagMsMax !== undefined;
  requireUse(
    bounds.faults.cuts === 0 || names.length <= regionsWithCutsMax,
    `cuts are explored with at most ${String(regionsWithCutsMax)} regions, not ${String(names.length)}`,
  );
  const lagMsMax = bounds.lagMsMax ?? Infinity;
  const scratch = new Int32Array(layout.width);
  const missing: { client: number; id: number; answer: Answer }[] = [];
  let sawExpiry = false;

  const at = (state: Int32Array, index: number): number => state[index] ?? 0;
  const skewsOf = (state: Int32Array): readonly number[] => skews[at(state, layout.skews)] ?? [];
  const wallMs = (state: Int32Array, region: number): number =>
    startMs + at(state, layout.now) + (skewsOf(state)[region] ?? 0);
  const isCut = (state: Int32Array, from: number, to: number): boolean =>
    (at(state, layout.cuts) & (1 << pairOf(from, to, names.length))) !== 0;
  const used = (state: Int32Array, shift: number): number =>
    (at(state, layout.faults) >> shift) & 15;

  const send = (state: Int32Array, from: number, batches: readonly number[]): void => {
    const sentMs = isTimed ? at(state, layout.now) : 0;
    for (const batch of batches) {
      for (let to = 0; to < names.length; to++) {
        if (to === from) continue;
        const slot = layout.channel(from, to);
        state[slot] = components.push(at(state, slot), { batch, sentMs });
      }
    }
  };
  const passTime = (state: Int32Array, toMs: number): void => {
    state[layout.now] = toMs;
    for (let region = 0; region < names.length; region++) {
      const slot = layout.region(region);
      const expired = components.expire(at(state, slot), wallMs(state, region));
      if (expired === undefined || expired.batches.length === 0) continue;
      sawExpiry = true;
      state[slot] = expired.region;
      send(state, region, expired.batches);
    }
  };
  /** Receives the first `count` of a channel; the oldest first. */
  const receiveFirst = (state: Int32Array, from: number, to: number, count: number): void => {
    const slot = layout.channel(from, to);
    const queue = components.queue(at(state, slot));
    for (let index = 0; index < count; index++) {
      const waiting = queue[index];
      if (waiting === undefined) break;
      const region = layout.region(to);
      state[region] = components.receive(at(state, region), waiting.batch);
    }
    state[slot] = components.drop(at(state, slot), count);
  };
  /** Moves the client on; false when its next step is not computed yet. */
  const answer = (state: Int32Array, client: number, given: Answer): boolean => {
    const slot = layout.client(client);
    const id = at(state, slot);
    const next = components.resumed(client, id, given);
    if (next === undefined) {
      missing.push({ client, id, answer: given });
      return false;
    }
    state[slot] = next;
    const { ask } = components.progress(client, next);
    const pausesMs = ask.kind === 'pause' ? ask.ms : 0;
    state[layout.wakeAt(client)] = ask.kind === 'pause' ? at(state, layout.now) + pausesMs : 0;
    return true;
  };

  const afterCommand = (state: Int32Array, client: number, ran: Ran): void => {
    const home = homes[client] ?? 0;
    state[layout.region(home)] = ran.region;
    send(state, home, ran.batches);
  };

  const visitCommands = (
    state: Int32Array,
    client: number,
    before: readonly Move[],
    visit: Visit,
  ): void => {
    const home = homes[client] ?? 0;
    const base = Int32Array.from(state);
    if (!isTimed) passTime(base, at(base, layout.now) + 1);
    const id = at(base, layout.client(client));
    const all = components.run(at(base, layout.region(home)), client, id, wallMs(base, home));
    for (const ran of all) {
      scratch.set(base);
      afterCommand(scratch, client, ran);
      if (answer(scratch, client, { kind: 'reply', reply: ran.reply })) {
        visit([...before, { kind: 'run', client, picks: ran.picks }], scratch);
      }
    }
    if (used(state, timeoutShift) >= bounds.faults.timeouts) return;
    const [first] = all;
    for (const wasRun of [true, false]) {
      scratch.set(base);
      scratch[layout.faults] = at(scratch, layout.faults) + (1 << timeoutShift);
      if (wasRun && first !== undefined) afterCommand(scratch, client, first);
      if (answer(scratch, client, { kind: 'timeout' })) {
        visit([...before, { kind: 'timeout', client, ran: wasRun }], scratch);
      }
    }
  };

  const visitClients = (state: Int32Array, visit: Visit): void => {
    for (let client = 0; client < clients.length; client++) {
      const { ask } = components.progress(client, at(state, layout.client(client)));
      if (ask.kind === 'call') {
        if (delivery === 'every') visitCommands(state, client, [], visit);
        else
          visitArrivals(state, homes[client] ?? 0, (arrived, moves) => {
            visitCommands(arrived, client, moves, visit);
          });
      } else if (ask.kind === 'pause') visitWake(state, client, visit);
    }
  };

  /** True when an effect that can wait no longer has not arrived at this region yet. */
  const isDue = (state: Int32Array, to: number): boolean => {
    for (let from = 0; from < names.length; from++) {
      if (from === to || isCut(state, from, to)) continue;
      const [head] = components.queue(at(state, layout.channel(from, to)));
      if (head !== undefined && head.sentMs + lagMsMax <= at(state, layout.now)) return true;
    }
    return false;
  };

  const visitWake = (state: Int32Array, client: number, visit: Visit): void => {
    const wakeAt = at(state, layout.wakeAt(client));
    if (isTimed && (at(state, layout.now) < wakeAt || isDue(state, homes[client] ?? 0))) return;
    const next = Int32Array.from(state);
    passTime(next, Math.max(at(next, layout.now), wakeAt));
    if (answer(next, client, { kind: 'woken' })) visit([{ kind: 'wake', client }], next);
  };

  /** Every combination of how much of each incoming link a region has received. */
  const visitArrivals = (
    state: Int32Array,
    to: number,
    visit: (arrived: Int32Array, moves: readonly Move[]) => void,
  ): void => {
    const extend = (from: number, arrived: Int32Array, moves: readonly Move[]): void => {
      if (from === names.length) {
        visit(arrived, moves);
        return;
      }
      const length =
        from === to || isCut(arrived, from, to)
          ? 0
          : components.queue(at(arrived, layout.channel(from, to))).length;
      for (let count = 0; count <= length; count++) {
        const next = Int32Array.from(arrived);
        receiveFirst(next, from, to, count);
        const delivered = Array.from(
          { length: count },
          () => ({ kind: 'deliver', from, to }) as const,
        );
        extend(from + 1, next, [...moves, ...delivered]);
      }
    };
    extend(0, state, []);
  };

  const visitDeliveries = (state: Int32Array, visit: Visit): void => {
    for (let from = 0; from < names.length; from++) {
      for (let to = 0; to < names.length; to++) {
        if (from === to || isCut(state, from, to)) continue;
        if (at(state, layout.channel(from, to)) === components.emptyChannel) continue;
        scratch.set(state);
        receiveFirst(scratch, from, to, 1);
        visit([{ kind: 'deliver', from, to }], scratch);
      }
    }
  };

  const visitTick = (state: Int32Array, visit: Visit): void => {
    const now = at(state, layout.now);
    const next = now + bounds.tickMs;
    let isUseful = false;
    for (let client = 0; client < clients.length; client++) {
      if (at(state, layout.wakeAt(client)) > now) isUseful = true;
    }
    for (let from = 0; from < names.length; from++) {
      for (let to = 0; to < names.length; to++) {
        const [head] = from === to ? [] : components.queue(at(state, layout.channel(from, to)));
        if (head === undefined || isCut(state, from, to)) continue;
        if (head.sentMs + lagMsMax < next) return;
        isUseful = true;
      }
    }
    if (!isUseful) return;
    const passed = Int32Array.from(state);
    passTime(passed, next);
    visit([{ kind: 'tick', ms: bounds.tickMs }], passed);
  };

  const visitCuts = (state: Int32Array, visit: Visit): void => {
    for (let from = 0; from < names.length; from++) {
      for (let to = from + 1; to < names.length; to++) {
        const bits = (1 << pairOf(from, to, names.length)) | (1 << pairOf(to, from, names.length));
        const isOpen = !isCut(state, from, to);
        if (isOpen && used(state, cutShift) >= bounds.faults.cuts) continue;
        scratch.set(state);
        scratch[layout.cuts] = at(state, layout.cuts) ^ bits;
        if (isOpen) scratch[layout.faults] = at(state, layout.faults) + (1 << cutShift);
        else restamp(scratch, from, to);
        visit([{ kind: isOpen ? 'cut' : 'heal', from, to }], scratch);
      }
    }
  };

  /** After a heal what waited has its full lag again: it is sent anew. */
  const restamp = (state: Int32Array, from: number, to: number): void => {
    for (const [sender, receiver] of [
      [from, to],
      [to, from],
    ] as const) {
      const slot = layout.channel(sender, receiver);
      let channel = components.emptyChannel;
      for (const { batch } of components.queue(at(state, slot))) {
        channel = components.push(channel, { batch, sentMs: at(state, layout.now) });
      }
      state[slot] = channel;
    }
  };

  return {
    pattern,
    components,
    layout,
    skewsOf,
    async initial() {
      const first = new Int32Array(layout.width);
      for (const [index, id] of given(pattern, components, profile).entries())
        first[layout.region(index)] = id;
      first.fill(components.emptyChannel, layout.channel(0, 0), layout.client(0));
      for (let client = 0; client < clients.length; client++) {
        const id = await components.start(client);
        first[layout.client(client)] = id;
        const { ask } = components.progress(client, id);
        if (ask.kind === 'pause') first[layout.wakeAt(client)] = ask.ms;
      }
      return skews.map((skew, index) => {
        const state = Int32Array.from(first);
        state[layout.skews] = index;
        state[layout.faults] = Math.min(15, skew.filter((ms) => ms !== 0).length) << skewShift;
        return state;
      });
    },
    successors(state, visit) {
      missing.length = 0;
      visitClients(state, visit);
      if (delivery === 'every') visitDeliveries(state, visit);
      if (isTimed) {
        visitTick(state, visit);
        if (bounds.faults.cuts > 0) visitCuts(state, visit);
      }
      return missing.length === 0;
    },
    async prepare() {
      for (const { client, id, answer: given } of missing) {
        await components.resume(client, id, given);
      }
    },
    isQuiet(state) {
      for (let from = 0; from < names.length; from++) {
        for (let to = 0; to < names.length; to++) {
          if (from !== to && at(state, layout.channel(from, to)) !== components.emptyChannel)
            return false;
        }
      }
      return hasEnded(state);
    },
    drain(state) {
      const moves: Move[] = [];
      for (let from = 0; from < names.length; from++) {
        for (let to = 0; to < names.length; to++) {
          if (from === to) continue;
          const { length } = components.queue(at(state, layout.channel(from, to)));
          receiveFirst(state, from, to, length);
          for (let index = 0; index < length; index++) moves.push({ kind: 'deliver', from, to });
        }
      }
      return moves;
    },
    hasEnded: (state) => hasEnded(state),
    faultsOf: (state) => used(state, timeoutShift) + used(state, cutShift) + used(state, skewShift),
    sawExpiry: () => sawExpiry,
  };

  function hasEnded(state: Int32Array): boolean {
    for (let client = 0; client < clients.length; client++) {
      const { ask } = components.progress(client, at(state, layout.client(client)));
      if (ask.kind === 'call' || ask.kind === 'pause') return false;
    }
    return true;
  }
}

const pairOf = (from: number, to: number, count: number): number => from * count + to;

/** Every assignment of a tried skew to each region; all exact first. */
function skewConfigurations(regions: number, tried: readonly number[]): number[][] {
  let configurations: number[][] = [[]];
  for (let region = 0; region < regions; region++) {
    configurations = configurations.flatMap((skews) => tried.map((ms) => [...skews, ms]));
  }
  const skewed = (skews: readonly number[]): number => skews.filter((ms) => ms !== 0).length;
  return configurations.sort((left, right) => skewed(left) - skewed(right));
}

/** What is there before the clients start: run at once, delivered everywhere. */
function given(pattern: Pattern, components: Components, profile: Profile): number[] {
  const regions = pattern.regions.map((name, index) => createRegion(index + 1, name));
  for (const [name, ...argv] of pattern.given ?? []) {
    const home = regions.find((region) => region.name === name);
    requireUse(home !== undefined, `pattern '${pattern.name}': 'given' names region '${name}'`);
    const instant = { wallMs: startMs, profile, chooser: { pick: () => 0 }, reasons: undefined };
    const { reply, batches } = execute(home, '', argv.map(bytes), instant);
    requireUse(
      reply.kind !== 'error',
      `pattern '${pattern.name}': given ${argv.join(' ')} answers an error`,
    );
    for (const effect of batches.flat()) {
      for (const other of regions) {
        if (other !== home) receive(other, effect, { profile, reasons: undefined });
      }
    }
  }
  return regions.map((region) => components.internRegion(region));
}
