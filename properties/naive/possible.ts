/**
 * What may happen next, read off the situation and the bounds, one thing at a time: a client's
 * command (answered, or its reply lost), the end of a pause, one delivery, time, a cut, a crash.
 *
 * Lag without a bound: an effect may take any time, so a pause may end at once and time itself is no
 * move, but for a jump to a key's deadline. Lag with a bound: time passes in ticks while somebody
 * waits for it, and never past the latest arrival of an effect on a link that works.
 */
import { regionOf } from '../../src/clients/index.ts';
import type { Bounds, Move, Pattern } from '../../src/explore/index.ts';
import {
  bytes,
  copyData,
  execute,
  entriesOf,
  fieldDeadlineMs,
  headOf,
  isCut,
  isUp,
  itemsOf,
  keyDeadlineMs,
  visibleHeader,
  wallMsOf,
  type KeyState,
  type Link,
  type World,
} from '../../src/kernel/index.ts';
import { hasMessage, linkName, type Situation } from './situation.ts';

export function possibleMoves(
  pattern: Pattern,
  bounds: Bounds,
  situation: Situation,
): readonly Move[] {
  const isTimed = bounds.lagMsMax !== undefined;
  const { world, used } = situation;
  const moves = pattern.clients.flatMap((_, client) =>
    movesOfClient(pattern, bounds, situation, client),
  );
  for (const { from, to } of working(situation)) moves.push({ kind: 'deliver', from, to });
  if (isTimed && mayTick(bounds, situation)) moves.push({ kind: 'tick', ms: bounds.tickMs });
  if (!isTimed && used.deadlines < bounds.deadlines) {
    const ms = untilDeadlineMs(situation);
    if (ms < Infinity) moves.push({ kind: 'tick', ms });
  }
  if (isTimed && bounds.faults.cuts > 0) {
    for (const { from, to, state } of world.links.filter((link) => link.from < link.to)) {
      if (state.reach === 'cut') moves.push({ kind: 'heal', from, to });
      else if (used.cuts < bounds.faults.cuts) moves.push({ kind: 'cut', from, to });
    }
  }
  if (bounds.faults.crashes > 0) {
    for (const region of pattern.regions.keys()) {
      if (isDown(situation, region)) moves.push({ kind: 'restart', region });
      else if (used.crashes < bounds.faults.crashes) moves.push({ kind: 'crash', region });
    }
  }
  return moves;
}

function movesOfClient(
  pattern: Pattern,
  bounds: Bounds,
  situation: Situation,
  index: number,
): readonly Move[] {
  const { world, progresses, wakeAtMs, used } = situation;
  const client = pattern.clients[index];
  const ask = progresses[index]?.ask;
  if (client === undefined || ask === undefined) return [];
  const late = lateMoves(pattern, situation, index);
  const region = pattern.regions.indexOf(regionOf(client, ask));
  if (ask.kind === 'pause' || ask.kind === 'listen') {
    const isPushed = ask.kind === 'listen' && hasMessage(situation, region, client.name);
    if (isPushed) return [{ kind: 'message', client: index }, ...late];
    const isAwaited = bounds.lagMsMax === undefined;
    const hasCome = world.nowMs >= (wakeAtMs[index] ?? 0);
    const mayEnd = isAwaited || (hasCome && !isOverdue(bounds, situation, region));
    return mayEnd ? [{ kind: 'wake', client: index }, ...late] : late;
  }
  if (ask.kind !== 'call') return late;
  const neverRan: Move = { kind: 'timeout', client: index, ran: false };
  if (isDown(situation, region)) return [neverRan, ...late];
  const runs = drawsOf(situation, region, client.name, ask.argv).map((picks): Move => ({
    kind: 'run',
    client: index,
    picks,
  }));
  const mayBeLost = used.timeouts < bounds.faults.timeouts;
  const mayBeLate =
    used.lateCommands < bounds.faults.lateCommands && situation.late[index] === undefined;
  return [
    ...runs,
    ...(mayBeLost ? [{ kind: 'timeout', client: index, ran: true } as const, neverRan] : []),
    ...(mayBeLate ? [{ kind: 'delay', client: index } as const] : []),
    ...late,
  ];
}

/** What the client gave up runs after all. */
function lateMoves(pattern: Pattern, situation: Situation, index: number): readonly Move[] {
  const client = pattern.clients[index];
  const ask = situation.late[index];
  if (client === undefined || ask === undefined) return [];
  const region = pattern.regions.indexOf(regionOf(client, ask));
  if (isDown(situation, region)) return [];
  return drawsOf(situation, region, client.name, ask.argv).map((picks): Move => ({
    kind: 'late',
    client: index,
    picks,
  }));
}

/** Every list of random draws that the command can meet there. */
function drawsOf(
  { world }: Situation,
  region: number,
  client: string,
  argv: readonly string[],
): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  const tryOut = (picks: readonly number[]): void => {
    const copy = copyData(world.regions[region]);
    if (copy === undefined) return;
    const asked: number[] = [];
    const chooser = {
      pick: (count: number): number => {
        if (count <= 1) return 0;
        asked.push(count);
        return picks[asked.length - 1] ?? 0;
      },
    };
    const { profile } = world;
    const wallMs = wallMsOf(world, region);
    execute(copy, client, argv.map(bytes), { wallMs, profile, chooser, reasons: undefined });
    const open = asked[picks.length];
    if (open === undefined) found.push(picks);
    else for (let pick = 0; pick < open; pick++) tryOut([...picks, pick]);
  };
  tryOut([]);
  return found;
}

const isDown = ({ world }: Situation, region: number): boolean => !isUp(world.status[region]);

/** Links that work and on which something is on its way. */
function working(situation: Situation): readonly Link[] {
  const { links, logs } = situation.world;
  return links.filter((link) => {
    const log = logs[link.from];
    const areUp = [link.from, link.to].every((end) => !isDown(situation, end));
    return log !== undefined && areUp && !isCut(link) && headOf(link, log) !== undefined;
  });
}

/** The latest instant at which the oldest effect of a working link may still be on its way. */
function latestMs({ lagMsMax = 0 }: Bounds, { world, workingSinceMs }: Situation, link: Link) {
  const log = world.logs[link.from];
  // An answer or a whole state is on its way since the link was connected.
  if (log !== undefined && headOf(link, log) !== 'row') return link.readyMs + lagMsMax;
  const sentMs = log?.rows[link.cursor - log.first]?.sentMs ?? 0;
  const sinceMs = workingSinceMs.get(linkName(link.from, link.to)) ?? 0;
  return Math.max(sentMs, sinceMs) + lagMsMax;
}

/** True when something that can wait no longer has not arrived in this region yet. */
function isOverdue(bounds: Bounds, situation: Situation, region: number): boolean {
  return working(situation).some(
    (link) => link.to === region && latestMs(bounds, situation, link) <= situation.world.nowMs,
  );
}

function mayTick(bounds: Bounds, situation: Situation): boolean {
  const { nowMs } = situation.world;
  const links = working(situation);
  const isWaitedFor = links.length > 0 || situation.wakeAtMs.some((ms) => ms > nowMs);
  return (
    isWaitedFor && links.every((link) => latestMs(bounds, situation, link) >= nowMs + bounds.tickMs)
  );
}

/** Ms until a deadline of any key or field has passed, by the clock of its region; `Infinity`: never. */
function untilDeadlineMs({ world }: Situation): number {
  const waits = world.regions.flatMap((region, index) =>
    [...entriesOf(region)]
      .flatMap(([, entry]) => deadlinesOf(entry, world))
      .map((atMs) => atMs + 1 - wallMsOf(world, index))
      .filter((ms) => ms > 0),
  );
  return Math.min(Infinity, ...waits);
}

function deadlinesOf(entry: KeyState, { profile }: World): number[] {
  const isShown = visibleHeader(entry, profile) !== undefined;
  const ofFields = itemsOf(entry.headers)
    .flatMap((header) => (header.type === 'hash' ? [...header.fields.values()] : []))
    .map(fieldDeadlineMs);
  return [isShown ? keyDeadlineMs(entry, profile) : undefined, ...ofFields].filter(
    (atMs) => atMs !== undefined,
  );
}
