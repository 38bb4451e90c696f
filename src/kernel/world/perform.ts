/**
 * Carries out one choice on a world that the caller owns, in place, and tells what happened.
 * `step` is the same for a world that must not change.
 *
 * Events are made only while the world is traced; a world without a trace pays for none of it.
 */
import {
  EMPTY,
  invariant,
  requireUse,
  UsageError,
  scriptedChooser,
  seededChooser,
  type Reply,
} from '../base/index.ts';
import { deleteKey, type Argv } from '../commands/index.ts';
import type { Reason } from '../crdt/index.ts';
import { healLink, logEnd, rowsKeptMin, takeHead, trimLog, type Link } from '../network/index.ts';
import {
  closeConnections,
  execute,
  expireOwned,
  mergeRegion,
  nameUpdate,
  receiptsOf,
  receive,
  type Effect,
  type Instant,
  type Region,
} from '../region/index.ts';
import type { TraceEvent } from '../trace/index.ts';
import type { Choice } from './choice.ts';
import { collectRound } from './collect-round.ts';
import { causesOf, changesKey, dotName, keysOf, placeName, showKeys } from './tracer.ts';
import type { TraceState } from './trace-state.ts';
import { linkBetween, wallMsOf, type Batch, type World } from './world.ts';

/** What a choice brought about; `reply` is a command's answer. */
export type Outcome = { readonly reply: Reply | undefined; readonly events: readonly TraceEvent[] };

const NO_EVENTS: readonly TraceEvent[] = [];

export function perform(world: World, choice: Choice): Outcome {
  switch (choice.kind) {
    case 'command':
      return performCommand(world, choice);
    case 'deliver':
      return told(performDelivery(world, openLink(world, choice)));
    case 'advance':
      world.nowMs += choice.ms;
      return told(performExpiries(world));
    case 'cut':
    case 'heal':
      return told(performLink(world, choice));
    case 'full-sync':
      return told(performFullSync(world, choice));
    case 'clock': {
      const index = indexOf(world, choice.region);
      world.skewMs[index] = choice.skewMs;
      return told(regionEvent(world, 'clock', choice.region, choice.skewMs));
    }
    case 'crash':
      return told(setStatus(world, choice.region, 'crash'));
    case 'restart':
      return told(setStatus(world, choice.region, 'restart'));
    case 'force-remove':
      return told(setStatus(world, choice.region, 'force-remove'));
    case 'evict':
      return told(performEviction(world, choice));
    case 'collect':
      return told(performCollection(world));
    case 'tell':
      return told(performTell(world, choice));
  }
}

const told = (events: readonly TraceEvent[]): Outcome => ({ reply: undefined, events });

export function indexOf(world: World, name: string): number {
  const { regions } = world;
  for (let index = 0; index < regions.length; index++) {
    if (regions[index]?.name === name) return index;
  }
  const names = regions.map((region) => region.name).join(', ');
  throw new UsageError(`no region is called '${name}'; there are: ${names}`);
}

function regionAt(world: World, index: number): Region {
  const region = world.regions[index];
  invariant(region !== undefined, 'a region at every index');
  return region;
}

function instantAt(world: World, index: number, reasons: Reason[] | undefined): Instant {
  return new WorldInstant(world, wallMsOf(world, index), reasons);
}

/** One is made per command, and few commands draw: the chooser is made when asked for. */
class WorldInstant implements Instant {
  readonly wallMs: number;
  readonly profile: Instant['profile'];
  readonly reasons: Instant['reasons'];
  readonly #random: World['random'];

  constructor(world: World, wallMs: number, reasons: Instant['reasons']) {
    this.wallMs = wallMs;
    this.profile = world.profile;
    this.reasons = reasons;
    this.#random = world.random;
  }

  get chooser(): Instant['chooser'] {
    return seededChooser(this.#random);
  }
}

/** A command at a region, when nobody listens: its answer alone. */
export function answerQuietly(
  world: World,
  region: string,
  client: string,
  argv: Argv,
  picks?: readonly number[],
): Reply {
  const index = indexOf(world, region);
  if (world.status[index] === 'down') return downReply(region);
  expireRegion(world, index);
  const seeded = instantAt(world, index, undefined);
  const instant = picks === undefined ? seeded : { ...seeded, chooser: scriptedChooser(picks) };
  const run = execute(regionAt(world, index), client, argv, instant);
  for (const batch of run.batches) append(world, index, batch);
  return run.reply;
}

const downReply = (region: string): Reply => ({
  kind: 'error',
  message: `ERR region '${region}' is down: it crashed and was not restarted`,
});

function performCommand(world: World, choice: Extract<Choice, { kind: 'command' }>): Outcome {
  const { trace } = world;
  if (trace === undefined) {
    const reply = answerQuietly(world, choice.region, choice.client, choice.argv, choice.picks);
    return { reply, events: NO_EVENTS };
  }
  const index = indexOf(world, choice.region);
  const region = regionAt(world, index);
  if (world.status[index] === 'down') {
    return { reply: downReply(region.name), events: NO_EVENTS };
  }
  // Here and not in `execute`: also before a command that only queues or is refused, traced or not.
  const expiries = expireRegion(world, index);
  const reasons: Reason[] = [];
  const seeded = instantAt(world, index, reasons);
  const instant =
    choice.picks === undefined ? seeded : { ...seeded, chooser: scriptedChooser(choice.picks) };
  const run = execute(region, choice.client, choice.argv, instant);
  for (const batch of run.batches) append(world, index, batch);

  const events: TraceEvent[] = [...expiries];
  const effects = run.batches.flat();
  const touched = keysOf(effects);
  const read = choice.argv.slice(1).filter((word) => region.keys.has(word));
  const id = trace.nextId++;
  const causes = causesOf(
    ...[...read, ...touched].map((key) => trace.touched.get(placeName(region.name, key))),
    choice.client === '' ? undefined : trace.clients.get(choice.client),
  );
  remember(world, index, id, effects);
  if (choice.client !== '') trace.clients.set(choice.client, id);
  events.push({
    kind: 'command',
    id,
    t: world.nowMs,
    causes,
    region: region.name,
    client: choice.client === '' ? undefined : choice.client,
    argv: choice.argv,
    reply: run.reply,
    skewMs: world.skewMs[index] ?? 0,
    dots: effects.map(({ origin, n }) => ({ origin, n })),
    shown: showKeys(world, index, touched.length > 0 ? touched : read),
    reasons,
  });
  return { reply: run.reply, events };
}

/** Queues a batch for the other regions (hop 6). */
function append(world: World, index: number, batch: Batch): void {
  world.logs[index]?.rows.push({ sentMs: world.nowMs, payload: batch });
}

/** Notes which event made these effects and touched these keys here. */
function remember(world: World, index: number, id: number, effects: readonly Effect[]): void {
  const { trace } = world;
  if (trace === undefined) return;
  const name = regionAt(world, index).name;
  for (const effect of effects) {
    if (!trace.dots.has(dotName(effect))) trace.dots.set(dotName(effect), id);
    if (changesKey(effect)) trace.touched.set(placeName(name, effect.key), id);
  }
}

function openLink(world: World, ends: { readonly from: string; readonly to: string }): Link {
  const from = indexOf(world, ends.from);
  const to = indexOf(world, ends.to);
  const link = linkBetween(world, from, to);
  requireUse(link !== undefined, `no link runs from '${ends.from}' to '${ends.to}'`);
  const route = `${ends.from} → ${ends.to}`;
  requireUse(!link.isCut, `link ${route} is cut; heal it before delivering over it`);
  const isOpen = world.status[from] === 'up' && world.status[to] === 'up';
  requireUse(isOpen, `link ${route} does not work: a region at its end is down or removed`);
  return link;
}

/** Delivers the head of a link now (hops 7 and 8). */
export function performDelivery(world: World, link: Link): readonly TraceEvent[] {
  const log = world.logs[link.from];
  invariant(log !== undefined, 'a log for every region');
  const row = takeHead(link, log, world.nowMs);
  if (row === undefined) return NO_EVENTS;
  const events: TraceEvent[] = [];
  for (const effect of row.payload) {
    if (world.trace === undefined) receiveQuietly(world, link, effect);
    else receiveEffect(world, link, effect, row.sentMs, events);
  }
  if (log.rows.length > rowsKeptMin && link.cursor - log.first >= rowsKeptMin) {
    trimLog(log, lowestCursor(world, link.from));
  }
  return events;
}

function lowestCursor(world: World, from: number): number {
  let lowest = Infinity;
  for (const link of world.links) {
    if (link.from === from && link.cursor < lowest && world.status[link.to] !== 'removed') {
      lowest = link.cursor;
    }
  }
  return lowest;
}

function receiveQuietly(world: World, link: Link, effect: Effect): void {
  const receipt = receive(regionAt(world, link.to), effect, {
    profile: world.profile,
    reasons: undefined,
  });
  if (receipt === 'gap') mergeFrom(world, link, undefined);
  else if (receipt === 'applied') relay(world, link.to, effect);
}

function receiveEffect(
  world: World,
  link: Link,
  effect: Effect,
  sentMs: number,
  events: TraceEvent[],
): void {
  const region = regionAt(world, link.to);
  const { trace, profile } = world;
  if (trace === undefined) return;
  if (effect.body.type === 'message') {
    events.push(receiveMessage(world, link, effect, sentMs, trace));
    return;
  }
  const before = showKeys(world, link.to, [effect.key]);
  const reasons: Reason[] = [];
  const receipt = receive(region, effect, { profile, reasons });
  if (receipt === 'gap') mergeFrom(world, link, reasons);
  else if (receipt === 'applied') relay(world, link.to, effect);
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
}

/** A message arrives: whoever listens receives it, and no key changes (PUB-1). */
function receiveMessage(
  world: World,
  link: Link,
  effect: Effect,
  sentMs: number,
  trace: TraceState,
): TraceEvent {
  const region = regionAt(world, link.to);
  const { key: channel, body, origin, n } = effect;
  const sent = body.type === 'message' ? body.payload : undefined;
  const receivers = sent === undefined ? 0 : receiptsOf(region, channel, sent).length;
  const receipt = receive(region, effect, { profile: world.profile, reasons: undefined });
  if (receipt === 'gap') mergeFrom(world, link, undefined);
  else if (receipt === 'applied') relay(world, link.to, effect);
  const from = regionAt(world, link.from).name;
  return {
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
  };
}

function isChanged(
  before: ReturnType<typeof showKeys>,
  after: ReturnType<typeof showKeys>,
): boolean {
  const facts = (shown: ReturnType<typeof showKeys>): string =>
    JSON.stringify(shown.map(({ type, value, writer }) => [type, value, writer]));
  return facts(before) !== facts(after);
}

/** REP-5: with causal consistency on, a region passes on what it received, after applying it. */
function relay(world: World, index: number, effect: Effect): void {
  if (world.profile.causalConsistency && world.regions.length > 2) append(world, index, [effect]);
}

/** Keys past their deadline that their owners must remove, in every region that is up. */
function performExpiries(world: World): readonly TraceEvent[] {
  const events: TraceEvent[] = [];
  for (let index = 0; index < world.regions.length; index++) {
    if (world.status[index] !== 'down') events.push(...expireRegion(world, index));
  }
  return events;
}

export function expireRegion(world: World, index: number): readonly TraceEvent[] {
  const region = regionAt(world, index);
  if (wallMsOf(world, index) < region.nextCheckMs) return NO_EVENTS;
  const reasons: Reason[] | undefined = world.trace === undefined ? undefined : [];
  const batches = expireOwned(region, instantAt(world, index, reasons));
  return batches.flatMap((batch) => removalEvents(world, index, 'expire', batch, reasons));
}

function removalEvents(
  world: World,
  index: number,
  kind: 'expire' | 'evict',
  batch: Batch,
  reasons: readonly Reason[] | undefined,
): readonly TraceEvent[] {
  append(world, index, batch);
  const { trace } = world;
  const key = batch[0]?.key;
  if (trace === undefined || key === undefined) return NO_EVENTS;
  const region = regionAt(world, index).name;
  const id = trace.nextId++;
  const causes = causesOf(trace.touched.get(placeName(region, key)));
  remember(world, index, id, batch);
  const dots = batch.map(({ origin, n }) => ({ origin, n }));
  const shown = showKeys(world, index, [key]);
  return [{ kind, id, t: world.nowMs, causes, region, key, dots, shown, reasons: reasons ?? [] }];
}

function performEviction(
  world: World,
  choice: Extract<Choice, { kind: 'evict' }>,
): readonly TraceEvent[] {
  const index = indexOf(world, choice.region);
  const region = regionAt(world, index);
  if (!region.keys.has(choice.key)) return NO_EVENTS;
  const reasons: Reason[] | undefined = world.trace === undefined ? undefined : [];
  const effect = nameUpdate(region, deleteKey(choice.key), instantAt(world, index, reasons));
  return removalEvents(world, index, 'evict', [effect], reasons);
}

function performLink(
  world: World,
  choice: Extract<Choice, { kind: 'cut' | 'heal' }>,
): readonly TraceEvent[] {
  const from = indexOf(world, choice.from);
  const to = indexOf(world, choice.to);
  requireUse(from !== to, `a link has two different ends, not '${choice.from}' twice`);
  const links = [linkBetween(world, from, to)];
  if (!choice.oneWay) links.push(linkBetween(world, to, from));
  for (const link of links) {
    if (link === undefined) continue;
    if (choice.kind === 'cut') link.isCut = true;
    else if (link.isCut) healLink(link, world.nowMs);
  }
  const { trace } = world;
  if (trace === undefined) return NO_EVENTS;
  const id = trace.nextId++;
  const forward = `${choice.from}>${choice.to}`;
  const causes = causesOf(trace.links.get(forward));
  trace.links.set(forward, id);
  if (!choice.oneWay) trace.links.set(`${choice.to}>${choice.from}`, id);
  const { kind, oneWay } = choice;
  return [{ kind, id, t: world.nowMs, causes, from: choice.from, to: choice.to, oneWay }];
}

function performFullSync(
  world: World,
  choice: Extract<Choice, { kind: 'full-sync' }>,
): readonly TraceEvent[] {
  const link = openLink(world, choice);
  const reasons: Reason[] | undefined = world.trace === undefined ? undefined : [];
  mergeFrom(world, link, reasons);
  const { trace } = world;
  if (trace === undefined) return NO_EVENTS;
  const id = trace.nextId++;
  const region = regionAt(world, link.to);
  const keys = [...region.keys.keys()].sort((left, right) => (left < right ? -1 : 1));
  for (const key of keys) trace.touched.set(placeName(region.name, key), id);
  const shown = showKeys(world, link.to, keys);
  const event = { kind: 'full-sync', id, t: world.nowMs, causes: [], region: region.name } as const;
  return [{ ...event, from: choice.from, shown, reasons: reasons ?? [] }];
}

/** Merges the sender's whole state; what waits on the link is contained in it. */
function mergeFrom(world: World, link: Link, reasons: Reason[] | undefined): void {
  const into = regionAt(world, link.to);
  mergeRegion(into, regionAt(world, link.from), { profile: world.profile, reasons });
  const log = world.logs[link.from];
  if (log !== undefined) link.cursor = logEnd(log);
}

function setStatus(
  world: World,
  name: string,
  kind: 'crash' | 'restart' | 'force-remove',
): readonly TraceEvent[] {
  const index = indexOf(world, name);
  const status = world.status[index];
  requireUse(status !== 'removed', `region '${name}' was removed and cannot ${kind}`);
  if (kind === 'crash') requireUse(status === 'up', `region '${name}' is already down`);
  if (kind === 'restart') requireUse(status === 'down', `region '${name}' is running`);
  if (kind === 'force-remove') {
    const isLast = world.status.filter((other) => other !== 'removed').length === 1;
    requireUse(!isLast, `region '${name}' is the last one and cannot be removed`);
    world.status[index] = 'removed';
    adoptExpiries(world, index);
  } else world.status[index] = kind === 'crash' ? 'down' : 'up';
  if (kind === 'crash') closeConnections(regionAt(world, index));
  return regionEvent(world, kind, name, 0);
}

/** EXP-12: the removed owner's expiries pass to the smallest surviving instance. */
function adoptExpiries(world: World, removed: number): void {
  if (world.profile.switches.ownerLost !== 'passes-to-smallest-id') return;
  const heir = world.regions.find((_, index) => world.status[index] !== 'removed');
  const lost = regionAt(world, removed);
  if (heir === undefined) return;
  heir.adopted.push(lost.id, ...lost.adopted);
  heir.nextCheckMs = -Infinity;
}

function regionEvent(
  world: World,
  kind: 'crash' | 'restart' | 'clock' | 'force-remove' | 'collect',
  region: string,
  amount: number,
): readonly TraceEvent[] {
  const { trace } = world;
  if (trace === undefined) return NO_EVENTS;
  return [{ kind, id: trace.nextId++, t: world.nowMs, causes: [], region, amount }];
}

function performCollection(world: World): readonly TraceEvent[] {
  const events: TraceEvent[] = [];
  for (const { region, collected } of collectRound(world)) {
    if (collected > 0) events.push(...regionEvent(world, 'collect', region, collected));
  }
  return events;
}

function performTell(
  world: World,
  choice: Extract<Choice, { kind: 'tell' }>,
): readonly TraceEvent[] {
  const { trace } = world;
  indexOf(world, choice.region);
  if (trace === undefined) return NO_EVENTS;
  const id = trace.nextId++;
  const causes = causesOf(trace.clients.get(choice.client));
  trace.clients.set(choice.client, id);
  const { region, client, what, value } = choice;
  return [{ kind: 'told', id, t: world.nowMs, causes, region, client, what, value }];
}
