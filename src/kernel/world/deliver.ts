/** The head of a link arrives (hops 7 and 8): effects, the answer to a request, or a whole state. */
import { EMPTY, requireUse } from '../base/index.ts';
import type { Reason } from '../crdt/index.ts';
import {
  countLosses,
  dueMs,
  headOf,
  isCut,
  isDuplicated,
  retransmitMsOf,
  rowsKeptMin,
  signalLink,
  takeHead,
  trimLog,
  type Link,
  type Log,
} from '../network/index.ts';
import {
  hearEffect,
  quietly,
  receive,
  receiptsOf,
  takeIn,
  type Effect,
  type Receipt,
  type Region,
} from '../region/index.ts';
import type { TraceEvent } from '../trace/index.ts';
import { approximateBytes } from './approximate-bytes.ts';
import type { Choice } from './choice.ts';
import { isOpen } from './choices.ts';
import { performFullSync } from './full-sync.ts';
import { settleMemory } from './memory.ts';
import { append, indexOf, logAt, note, NO_EVENTS, regionAt } from './party.ts';
import { isMember, isSyncing } from './region-chart.ts';
import { settleMembers } from './release.ts';
import { refuse } from './resync.ts';
import { trafficOf } from './traffic.ts';
import { tellingInto, type TraceState } from './trace-state.ts';
import { causesOf, dotName, placeName, showKeys } from './tracer.ts';
import { effectsOf, isBatch, linkBetween, type Sent, type World } from './world.ts';

/** The link between two regions that exchange effects now. */
export function openLink(world: World, ends: { readonly from: string; readonly to: string }): Link {
  const from = indexOf(world, ends.from);
  const to = indexOf(world, ends.to);
  const link = linkBetween(world, from, to);
  requireUse(link !== undefined, `no link runs from '${ends.from}' to '${ends.to}'`);
  const route = `${ends.from} → ${ends.to}`;
  requireUse(!isCut(link), `link ${route} is cut; heal it before delivering over it`);
  const areUp = isSyncing(world.status[from]) && isSyncing(world.status[to]);
  requireUse(areUp, `link ${route} does not work: a region at its end is down or removed`);
  const isWaiting = !isOpen(world, from, to);
  requireUse(!isWaiting, `link ${route} waits: a region at its end is out of memory (OOM-1)`);
  return link;
}

/** Delivers the head of a link now. */
export function performDelivery(world: World, link: Link): readonly TraceEvent[] {
  const log = logAt(world, link.from);
  const { state, weather } = link;
  if (state.sync !== 'streaming') {
    const head = headOf(link, log);
    if (head === 'state') return performFullSync(world, link, link.reason ?? 'restart');
    if (head === 'answer') {
      signalLink(link, 'accept');
      return settleMembers(world);
    }
  }
  const events: TraceEvent[] = [];
  const position = link.cursor;
  const row = takeHead(link, log, world.nowMs);
  if (row === undefined) return NO_EVENTS;
  if (weather !== undefined && weather.lossPercent > 0) {
    const times = countLosses(weather, world.seed, link, position);
    if (times > 0) events.push(...lossEvents(world, link, times));
  }
  const effects = effectsOf(row.payload);
  if (world.profile.causalConsistency) countRelayed(world, link, effects);
  receiveRow(world, link, effects, row.sentMs, events);
  if (weather !== undefined && isDuplicated(weather, world.seed, link, position)) {
    trafficOf(world, link.from, link.to).duplicated++;
    receiveRow(world, link, effects, row.sentMs, events);
  }
  if (world.regions[link.to]?.memory !== undefined) events.push(...settleMemory(world, link.to));
  trimTaken(world, link, log);
  if (world.profile.causalConsistency) skipEchoes(world, link);
  const hasCaughtUp = link.state.sync === 'resuming' && link.cursor >= link.resumeAt;
  if (hasCaughtUp) signalLink(link, 'accept');
  if (hasCaughtUp || world.status[link.from] === 'leaving') events.push(...settleMembers(world));
  return events;
}

/** A link that only carries effects, to a region that only takes them in, while nobody listens. */
export function isPlainLink(world: World, { from, to, state, weather }: Link): boolean {
  const { trace, profile, regions, disks, status } = world;
  const isLonely = trace === undefined && !profile.causalConsistency;
  const isStill = weather === undefined && state.sync === 'streaming' && status[from] === 'running';
  return isLonely && isStill && disks[to] === undefined && regions[to]?.memory === undefined;
}

/**
 * What `performDelivery` comes to on a plain link, row after row, while they are due until then and
 * the region has no deadline of its own to look at earlier than before.
 */
export function deliverPlainly(
  world: World,
  link: Link,
  log: Log<Sent>,
  region: Region,
  untilMs: number,
): void {
  const quiet = quietly(world.profile);
  const { nextCheckMs } = region;
  const { seed } = world;
  let last: Effect | undefined;
  const take = (effect: Effect, place: number | undefined): boolean => {
    const receipt = takeIn(region, effect, quiet, place);
    if (receipt !== 'applied') return receipt === 'gap';
    if (last !== undefined && last.origin !== effect.origin) hearEffect(region, last);
    last = effect;
    return false;
  };
  let hasGap = false;
  while (!hasGap) {
    const due = dueMs(link, log, seed);
    if (due === undefined || due > untilMs || region.nextCheckMs !== nextCheckMs) break;
    if (due > world.nowMs) world.nowMs = due;
    const row = takeHead(link, log, world.nowMs);
    if (row === undefined) break;
    const { payload, place } = row;
    hasGap = isBatch(payload)
      ? payload.some((effect) => take(effect, undefined))
      : take(payload, place);
  }
  if (last !== undefined) hearEffect(region, last);
  if (hasGap) refuse(world, link, 'gap');
  else trimTaken(world, link, log);
}

/** Effects of others that this link carried, whether the receiver knew them already or not. */
function countRelayed(world: World, link: Link, effects: readonly Effect[]): void {
  const sender = regionAt(world, link.from).id;
  const relayed = effects.filter(({ origin }) => origin !== sender);
  if (relayed.length === 0) return;
  const traffic = trafficOf(world, link.from, link.to);
  traffic.relayedMessages += relayed.length;
  for (const effect of relayed) traffic.relayedBytes += approximateBytes(effect);
}

/** A gap ends the row: the whole state follows, and contains the rest. */
function receiveRow(
  world: World,
  link: Link,
  effects: readonly Effect[],
  sentMs: number,
  events: TraceEvent[],
): void {
  for (const effect of effects) {
    const hasGap = receiveEffect(world, link, effect, sentMs, events) === 'gap';
    if (!hasGap) continue;
    events.push(...refuse(world, link, 'gap'));
    return;
  }
}

function trimTaken(world: World, link: Link, log: Log<Sent>): void {
  if (log.rows.length <= rowsKeptMin || link.cursor - log.first < rowsKeptMin) return;
  trimLog(log, lowestCursor(world, link.from));
}

/** How far every receiver that can still use the rows has come; the last row taken is kept. */
function lowestCursor(world: World, from: number): number {
  let lowest = Infinity;
  for (const link of world.links) {
    if (link.from !== from || !isMember(world.status[link.to])) continue;
    if (link.state.sync !== 'resyncing' && link.cursor < lowest) lowest = link.cursor;
  }
  return lowest === Infinity ? 0 : lowest - 1;
}

function receiveEffect(
  world: World,
  link: Link,
  effect: Effect,
  sentMs: number,
  events: TraceEvent[],
): Receipt {
  const region = regionAt(world, link.to);
  const { trace, profile } = world;
  if (trace === undefined) {
    return receiveQuietly(world, link, effect);
  }
  if (effect.type === 'message') {
    return receiveMessage(world, link, effect, sentMs, events, trace);
  }
  const before = showKeys(world, link.to, [effect.key]);
  const reasons: Reason[] = [];
  const receipt = receive(region, effect, { profile, reasons: tellingInto(trace, reasons) });
  if (receipt === 'gap') return receipt;
  if (receipt === 'applied') keep(world, link, effect);
  const shown = showKeys(world, link.to, [effect.key]);
  const id = trace.nextId++;
  const place = placeName(region.name, effect.key);
  const sender = regionAt(world, link.from).name;
  const causes = causesOf(
    trace.dots.get(dotName(effect)),
    trace.touched.get(place),
    trace.links.get(`${sender}>${region.name}`),
  );
  if (receipt !== 'duplicate') trace.touched.set(place, id);
  events.push({
    kind: receipt === 'duplicate' ? 'duplicate' : 'apply',
    id,
    t: world.nowMs,
    causes,
    region: region.name,
    from: sender,
    dot: { origin: effect.origin, n: effect.n },
    key: effect.key,
    sentMs,
    changed: isChanged(before, shown),
    shown,
    reasons,
  });
  return receipt;
}

function receiveQuietly(world: World, link: Link, effect: Effect): Receipt {
  const receipt = receive(regionAt(world, link.to), effect, quietly(world.profile));
  if (receipt === 'applied') keep(world, link, effect);
  return receipt;
}

/** A message arrives: whoever listens receives it, and no key changes (PUB-1). */
function receiveMessage(
  world: World,
  link: Link,
  effect: Effect,
  sentMs: number,
  events: TraceEvent[],
  trace: TraceState,
): Receipt {
  const region = regionAt(world, link.to);
  const { key: channel, origin, n } = effect;
  const sent = effect.type === 'message' ? effect.payload : undefined;
  const receivers = sent === undefined ? 0 : receiptsOf(region, channel, sent).length;
  const receipt = receiveQuietly(world, link, effect);
  if (receipt === 'gap') return receipt;
  const from = regionAt(world, link.from).name;
  events.push({
    kind: 'message',
    id: trace.nextId++,
    t: world.nowMs,
    causes: causesOf(trace.dots.get(dotName(effect)), trace.links.get(`${from}>${region.name}`)),
    region: region.name,
    from,
    dot: { origin, n },
    channel,
    message: sent?.message ?? EMPTY,
    sentMs,
    receivers: receipt === 'applied' ? receivers : 0,
  });
  return receipt;
}

function isChanged(
  before: ReturnType<typeof showKeys>,
  after: ReturnType<typeof showKeys>,
): boolean {
  const facts = (shown: ReturnType<typeof showKeys>): string =>
    JSON.stringify(shown.map(({ type, value, writer }) => [type, value, writer]));
  return facts(before) !== facts(after);
}

/** The receiver's file and, with causal consistency, the other regions hear of it (REP-5). */
function keep(world: World, link: Link, effect: Effect): void {
  if (world.disks[link.to] !== undefined) note(world, link.to, [effect]);
  const { profile, regions, links } = world;
  if (!profile.causalConsistency) return;
  if (regions.length < 3) return;
  append(world, link.to, [effect]);
  for (const next of links) if (next.from === link.to) skipEchoes(world, next);
}

/** Nobody is told what it wrote itself: a region passes on to the other N−2. */
function skipEchoes(world: World, link: Link): void {
  const log = logAt(world, link.from);
  const receiver = regionAt(world, link.to).id;
  const isEcho = (): boolean => {
    const row = log.rows[link.cursor - log.first];
    return row !== undefined && effectsOf(row.payload)[0]?.origin === receiver;
  };
  while (isEcho()) link.cursor++;
}

/** The head of the link is lost now; it, and what follows, arrives a timeout later. */
export function performLoss(
  world: World,
  choice: Extract<Choice, { kind: 'lose' }>,
): readonly TraceEvent[] {
  const link = openLink(world, choice);
  const due = dueMs(link, logAt(world, link.from), world.seed);
  requireUse(due !== undefined, `nothing is on its way from ${choice.from} to ${choice.to}`);
  link.readyMs = Math.max(due, world.nowMs) + retransmitMsOf(link);
  return lossEvents(world, link, 1);
}

function lossEvents(world: World, link: Link, times: number): readonly TraceEvent[] {
  trafficOf(world, link.from, link.to).lost += times;
  const { trace } = world;
  if (trace === undefined) return NO_EVENTS;
  const from = regionAt(world, link.from).name;
  const to = regionAt(world, link.to).name;
  const causes = causesOf(trace.links.get(`${from}>${to}`));
  const delayMs = times * retransmitMsOf(link);
  return [{ kind: 'lost', id: trace.nextId++, t: world.nowMs, causes, from, to, times, delayMs }];
}

/** What arrived last arrives once more, and is dropped because its dots are known (CLK-6). */
export function performDuplicate(
  world: World,
  choice: Extract<Choice, { kind: 'duplicate' }>,
): readonly TraceEvent[] {
  const link = openLink(world, choice);
  const log = logAt(world, link.from);
  const row = log.rows[link.cursor - 1 - log.first];
  const hasArrived = row !== undefined && link.state.sync === 'streaming';
  requireUse(hasArrived, `nothing has arrived from ${choice.from} in ${choice.to} yet`);
  trafficOf(world, link.from, link.to).duplicated++;
  const events: TraceEvent[] = [];
  receiveRow(world, link, effectsOf(row.payload), row.sentMs, events);
  return events;
}
