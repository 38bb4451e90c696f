/**
 * A pattern as a transition system over tuples of small integers (see `layout`, `components`).
 *
 * Time. With unbounded lag effects take any time at all, so an undelivered effect is simply one
 * that is slow; a command that changes something or asks for the time takes 1 ms, any other none
 * (see `instants`), and a pause jumps ahead to its end. With a lag bound commands take no time, time passes in ticks, and no tick may
 * pass the latest arrival of an effect that waits on a link that works. A pause ends after what is
 * due at that instant: waiting for ms is waiting for all that ms can bring.
 *
 * Two ways to deliver. `every` explores each single delivery as a step. `before-commands` uses
 * that deliveries at one region commute (a law that the properties check for every type): an
 * effect is received only immediately before a command of its region, in every combination of how
 * much of each link has come; the rest comes at the end. A command that changed nothing was
 * answered the same by fewer arrivals, if it was: then only the fewest are explored, because the
 * others may as well come after it. It keeps every client's history and every final state, not
 * what a region's inside looks like between two commands.
 */
import { requireUse, type Profile } from '../kernel/index.ts';
import { hasEnded, waitMs, type Ask } from '../clients/index.ts';
import { createArrivals, createSilentAnswers } from './arrivals.ts';
import type { Bounds } from './bounds.ts';
import { createClockwork } from './clockwork.ts';
import { createComponents, TIMED_OUT, WOKEN, type Ran } from './components.ts';
import { createDisturbances } from './disturbances.ts';
import { at, createLayout, useFaults, usedFaults } from './layout.ts';
import { createMesh } from './mesh.ts';
import type { Move } from './move.ts';
import { createOutages } from './outages.ts';
import type { Pattern } from './pattern.ts';
import { createSymmetry } from './symmetry.ts';
import { begunMs, givenRegions, skewConfigurations, skewed } from './start.ts';
import type { Delivery, Model, Visit } from './transition-system.ts';

/** Cut links are bits of one 32-bit word. */
const regionsWithCutsMax = 5;

const NO_MOVES: readonly Move[] = [];

export type ModelOptions = {
  readonly delivery: Delivery;
  /** Clients that cannot be told apart are explored once. */
  readonly isSymmetric?: boolean;
  /** False: all writes come at one instant, as long as nobody can tell (see `instants`). */
  readonly hasInstants?: boolean;
};

export function createModel(
  pattern: Pattern,
  bounds: Bounds,
  profile: Profile,
  { delivery, isSymmetric = false, hasInstants = true }: ModelOptions,
): Model {
  const { regions: names, clients } = pattern;
  const hasLate = bounds.faults.lateCommands > 0;
  const layout = createLayout(names.length, clients.length, hasLate);
  const symmetry = createSymmetry(clients, layout, isSymmetric);
  const components = createComponents(clients, profile, symmetry);
  const isTimed = bounds.lagMsMax !== undefined;
  const skews = skewConfigurations(names.length, bounds.skewsMs);
  const skewsOf = (state: Int32Array): readonly number[] => skews[at(state, layout.skews)] ?? [];
  const { persistence } = bounds;
  const standing = { regions: names, components, layout, profile, persistence, isTimed, skewsOf };
  const outages = createOutages(standing);
  const mesh = createMesh(components, layout, outages, isTimed);
  const arrivals = createArrivals(mesh, layout);
  const silent = createSilentAnswers();
  const homes = clients.map((client) => names.indexOf(client.region));
  const pairs = names.flatMap((_, from) =>
    names.flatMap((_name, to) => (from === to ? [] : [{ from, to }])),
  );
  requireUse(
    bounds.faults.cuts === 0 || names.length <= regionsWithCutsMax,
    `cuts are explored with at most ${String(regionsWithCutsMax)} regions, not ${String(names.length)}`,
  );
  const clockwork = createClockwork({
    name: pattern.name,
    bounds,
    layout,
    components,
    mesh,
    outages,
    pairs,
    skewsOf,
  });
  const { wallMs, passTime, wakeAtMs } = clockwork;
  const scratch = new Int32Array(layout.width);
  const missing: { client: number; id: number; answer: number }[] = [];
  /** What led to the successor being visited: arrivals at `to`, then `last`. */
  let arrivedAt = -1;
  let last: Move | undefined;
  let rest: readonly Move[] = NO_MOVES;

  const askOf = (state: Int32Array, client: number) =>
    components.progress(client, at(state, layout.client(client))).ask;

  /** Moves the client on; false when its next step is not computed yet. */
  const answer = (state: Int32Array, client: number, given: number): boolean => {
    const slot = layout.client(client);
    const id = at(state, slot);
    const next = components.resumed(client, id, given);
    if (next === undefined) {
      missing.push({ client, id, answer: given });
      return false;
    }
    state[slot] = next;
    const { ask } = components.progress(client, next);
    state[layout.wakeAt(client)] = wakeAtMs(state, ask);
    return true;
  };
  /** The command ran; what it sent carries this instant, and nothing else will. */
  const afterCommand = (state: Int32Array, home: number, ran: Ran): void => {
    state[layout.region(home)] = ran.region;
    mesh.send(state, home, ran.batches);
    if (hasInstants && !isTimed && ran.ms > 0) passTime(state, at(state, layout.now) + ran.ms);
  };
  const visitIf = (isReady: boolean, move: Move, visit: Visit): void => {
    if (!isReady) return;
    last = move;
    visit(scratch, 1 + (arrivedAt < 0 ? 0 : total(arrivals.counts)));
  };

  /** A client's pending command in a state, after what `arrivals` now says. */
  const visitCommand = (state: Int32Array, client: number, visit: Visit): void => {
    const home = placeOf(client, askOf(state, client));
    const id = at(state, layout.client(client));
    const isDown = outages.isDown(state, home);
    const mayTimeOut = isDown || usedFaults(state, 'timeouts') < bounds.faults.timeouts;
    if (!isDown) {
      const all = runAt(state, home, client, id);
      for (const ran of all) {
        if (isRepeated(ran, ran.answer)) continue;
        scratch.set(state);
        afterCommand(scratch, home, ran);
        visitIf(answer(scratch, client, ran.answer), ran.move, visit);
      }
      const [first] = all;
      if (mayTimeOut && first !== undefined && !isRepeated(first, TIMED_OUT)) {
        scratch.set(state);
        useFaults(scratch, 'timeouts');
        afterCommand(scratch, home, first);
        visitIf(answer(scratch, client, TIMED_OUT), timeoutMove(client, true), visit);
      }
    }
    // A command that never ran cannot tell what had arrived.
    if (arrivedAt >= 0 && total(arrivals.counts) > 0) return;
    if (mayTimeOut) {
      scratch.set(state);
      if (!isDown) useFaults(scratch, 'timeouts');
      visitIf(answer(scratch, client, TIMED_OUT), timeoutMove(client, false), visit);
    }
    if (!isDown && mayBeLate(state, client)) {
      scratch.set(state);
      useFaults(scratch, 'lateCommands');
      scratch[layout.late(client)] = components.asking(client, id) + 1;
      visitIf(answer(scratch, client, TIMED_OUT), { kind: 'delay', client }, visit);
    }
  };
  const runAt = (
    state: Int32Array,
    home: number,
    client: number,
    progress: number,
  ): readonly Ran[] => {
    const region = at(state, layout.region(home));
    const isStale = outages.isStale(state, home);
    return components.run(region, client, progress, wallMs(state, home), isStale);
  };
  const mayBeLate = (state: Int32Array, client: number): boolean =>
    usedFaults(state, 'lateCommands') < bounds.faults.lateCommands && !isLate(state, client);
  const isLate = (state: Int32Array, client: number): boolean =>
    hasLate && at(state, layout.late(client)) !== 0;
  /** A command that its client gave up runs after all. */
  const visitLate = (state: Int32Array, client: number, visit: Visit): void => {
    const id = at(state, layout.late(client)) - 1;
    const home = placeOf(client, components.progress(client, id).ask);
    if (outages.isDown(state, home)) return;
    for (const ran of runAt(state, home, client, id)) {
      if (isRepeated(ran, TIMED_OUT)) continue;
      scratch.set(state);
      scratch[layout.late(client)] = 0;
      afterCommand(scratch, home, ran);
      visitIf(true, { ...ran.move, kind: 'late' }, visit);
    }
  };
  const visitMessage = (state: Int32Array, client: number, visit: Visit): void => {
    const slot = layout.region(placeOf(client, askOf(state, client)));
    const taken = components.take(at(state, slot), client);
    if (taken === undefined) return;
    if (arrivedAt >= 0 && silent.isRepeated(taken.answer, arrivals.counts)) return;
    scratch.set(state);
    scratch[slot] = taken.region;
    visitIf(answer(scratch, client, taken.answer), { kind: 'message', client }, visit);
  };
  const isRepeated = (ran: Ran, given: number): boolean =>
    arrivedAt >= 0 && ran.isSilent && silent.isRepeated(given, arrivals.counts);

  /** Where a client sends a command, or listens. */
  const placeOf = (client: number, ask: Ask): number => {
    const region = 'region' in ask ? ask.region : undefined;
    if (region === undefined) return homes[client] ?? 0;
    const place = names.indexOf(region);
    requireUse(
      place >= 0,
      `client '${clients[client]?.name ?? ''}' calls region '${region}'; the regions are ${names.join(', ')}`,
    );
    return place;
  };

  const visitClients = (state: Int32Array, visit: Visit): void => {
    for (let client = 0; client < clients.length; client++) {
      const ask = askOf(state, client);
      if (waitMs(ask) !== undefined) visitWake(state, client, visit);
      if (ask.kind === 'call') {
        afterArrivals(state, placeOf(client, ask), (arrived) => {
          visitCommand(arrived, client, visit);
        });
      } else if (ask.kind === 'listen') {
        afterArrivals(state, placeOf(client, ask), (arrived) => {
          visitMessage(arrived, client, visit);
        });
      }
      if (!isLate(state, client)) continue;
      const late = components.progress(client, at(state, layout.late(client)) - 1);
      afterArrivals(state, placeOf(client, late.ask), (arrived) => {
        visitLate(arrived, client, visit);
      });
    }
  };
  /** What happens at a region: as things stand, or after each of the arrivals that it can tell. */
  const afterArrivals = (
    state: Int32Array,
    place: number,
    happen: (arrived: Int32Array) => void,
  ): void => {
    if (delivery === 'every') {
      happen(state);
      return;
    }
    silent.clear();
    arrivedAt = place;
    arrivals.each(state, place, happen);
    arrivedAt = -1;
  };

  const visitWake = (state: Int32Array, client: number, visit: Visit): void => {
    const wakeAt = at(state, layout.wakeAt(client));
    const ask = askOf(state, client);
    const place = placeOf(client, ask);
    if (isTimed && (at(state, layout.now) < wakeAt || clockwork.isDue(state, place))) return;
    // Whoever listens does not wait in vain for what is there.
    const isThere =
      ask.kind === 'listen' && components.take(at(state, layout.region(place)), client);
    if (isThere !== false && isThere !== undefined) return;
    scratch.set(state);
    passTime(scratch, Math.max(at(state, layout.now), wakeAt));
    visitIf(answer(scratch, client, WOKEN), { kind: 'wake', client }, visit);
  };

  const disturbances = createDisturbances({
    regions: names,
    bounds,
    layout,
    mesh,
    outages,
    scratch,
    passTime,
    closeConnections: (state, region) => {
      dropLate(state, region);
    },
  });
  const visitDeliveries = (state: Int32Array, visit: Visit): void => {
    const isCalm = outages.isCalm(state);
    for (const { from, to } of pairs) {
      if (!mesh.isOpen(state, from, to) || mesh.oldestMs(state, from, to) === undefined) continue;
      scratch.set(state);
      if (isCalm) mesh.receiveFirst(scratch, from, to, 1);
      else disturbances.deliver(from, to);
      visitIf(true, { kind: 'deliver', from, to }, visit);
    }
  };

  const visitTick = (state: Int32Array, visit: Visit): void => {
    const next = clockwork.nextTickMs(state);
    if (next !== undefined) visitAdvance(state, next, visit);
  };
  const visitAdvance = (state: Int32Array, toMs: number, visit: Visit): void => {
    scratch.set(state);
    passTime(scratch, toMs);
    visitIf(true, { kind: 'tick', ms: toMs - at(state, layout.now) }, visit);
  };

  /** With unbounded lag: the clocks jump to the next deadline of any key. */
  const visitDeadline = (state: Int32Array, visit: Visit): void => {
    if (at(state, layout.deadlines) >= bounds.deadlines) return;
    const next = clockwork.nextDeadlineMs(state);
    if (next === undefined) return;
    visitAdvance(state, next, (after, steps) => {
      after[layout.deadlines] = at(after, layout.deadlines) + 1;
      visit(after, steps);
    });
  };

  /** The connections of a region that crashed are gone, with whatever was on its way over them. */
  const dropLate = (state: Int32Array, region: number): void => {
    for (let client = 0; client < clients.length; client++) {
      if (!isLate(state, client)) continue;
      const { ask } = components.progress(client, at(state, layout.late(client)) - 1);
      if (placeOf(client, ask) === region) state[layout.late(client)] = 0;
    }
  };

  const areDone = (state: Int32Array): boolean => {
    for (let client = 0; client < clients.length; client++) {
      if (!hasEnded(askOf(state, client)) || isLate(state, client)) return false;
    }
    return true;
  };
  /** Everything comes to rest at once, where only the order of commands mattered. */
  const visitRest = (state: Int32Array, visit: Visit): void => {
    if (mesh.isDrained(state)) return;
    const moves: Move[] = [];
    scratch.set(state);
    for (const { from, to } of pairs) {
      const waiting = mesh.waiting(scratch, from, to);
      mesh.receiveFirst(scratch, from, to, waiting);
      for (let index = 0; index < waiting; index++) moves.push({ kind: 'deliver', from, to });
    }
    last = undefined;
    rest = moves;
    visit(scratch, moves.length);
  };

  return {
    pattern,
    components,
    layout,
    persistence,
    skewsOf,
    wallMs,
    async initial() {
      const first = new Int32Array(layout.width);
      first[layout.now] = begunMs(isTimed, persistence);
      for (const [index, region] of givenRegions(pattern, profile).entries()) {
        first[layout.region(index)] = components.internRegion(region);
      }
      first.fill(components.emptyChannel, layout.channel(0, 0), layout.client(0));
      outages.begin(first);
      for (let client = 0; client < clients.length; client++) {
        const id = await components.start(client);
        first[layout.client(client)] = id;
        const { ask } = components.progress(client, id);
        first[layout.wakeAt(client)] = wakeAtMs(first, ask);
      }
      return skews.map((skew, index) => {
        const state = Int32Array.from(first);
        state[layout.skews] = index;
        useFaults(state, 'skews', skewed(skew));
        return state;
      });
    },
    successors(state, visit) {
      missing.length = 0;
      arrivedAt = -1;
      if (delivery === 'before-commands' && areDone(state)) {
        visitRest(state, visit);
        return true;
      }
      visitClients(state, visit);
      if (delivery === 'every') visitDeliveries(state, visit);
      if (isTimed) visitTick(state, visit);
      else if (bounds.deadlines > 0) visitDeadline(state, visit);
      const reached = (move: Move): void => {
        visitIf(true, move, visit);
      };
      if (isTimed && bounds.faults.cuts > 0) disturbances.visitCuts(state, reached);
      if (bounds.faults.crashes > 0) disturbances.visitCrashes(state, reached);
      return missing.length === 0;
    },
    moves() {
      if (last === undefined) return rest;
      if (arrivedAt < 0) return [last];
      const to = arrivedAt;
      const delivered = [...arrivals.counts].flatMap((count, from) =>
        Array.from({ length: count }, () => ({ kind: 'deliver', from, to }) as const),
      );
      return [...delivered, last];
    },
    async prepare() {
      for (const { client, id, answer: given } of missing) {
        await components.resume(client, id, given);
      }
    },
    isQuiet: (state) => mesh.isDrained(state) && outages.isCalm(state) && areDone(state),
    sawExpiry: clockwork.sawExpiry,
    hasInstants,
    needsInstants: () => !hasInstants && components.sawInstants(),
    symmetry,
  };
}

function total(counts: Int32Array): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}

const timeoutMove = (client: number, ran: boolean): Move => ({ kind: 'timeout', client, ran });
