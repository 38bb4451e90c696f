/**
 * Which links have to carry a whole state, because no log will bring what their sender knows; and
 * what a receiver is told that asks to go on from its position (REP-3, REP-4).
 */
import type { InstanceId, ResyncReason } from '../causality/index.ts';
import {
  logEnd,
  reachesBack,
  reconnect,
  resumeLink,
  resyncLink,
  waiting,
  type Link,
} from '../network/index.ts';
import type { TraceEvent } from '../trace/index.ts';
import { logAt, NO_EVENTS, regionAt } from './party.ts';
import { isMember } from './region-chart.ts';
import { trafficOf } from './traffic.ts';
import { causesOf } from './tracer.ts';
import type { World } from './world.ts';

/**
 * The two ends connect again, after a cut or a restart: the receiver goes on from its position if
 * the sender's backlog reaches back to it. `resume`: the receiver itself was away and must know
 * when it has caught up.
 */
export function connect(
  world: World,
  link: Link,
  how: 'continue' | 'resume',
): readonly TraceEvent[] {
  const log = logAt(world, link.from);
  const isRefused = link.state.sync !== 'resyncing' && !reachesBack(log, link.cursor);
  if (isRefused) return refuse(world, link, 'backlog');
  if (how === 'continue' || link.state.sync === 'resyncing') {
    reconnect(link, world.nowMs);
    return NO_EVENTS;
  }
  resumeLink(link, log, world.nowMs);
  trafficOf(world, link.from, link.to).partialSyncs++;
  regionAt(world, link.to).stats.syncsPartial++;
  return partialSyncEvents(world, link, 'partial-sync');
}

/** The receiver cannot go on from its position: a full sync follows. */
export function refuse(world: World, link: Link, reason: ResyncReason): readonly TraceEvent[] {
  const events = partialSyncEvents(world, link, 'partial-sync-error', reason);
  trafficOf(world, link.from, link.to).partialSyncErrors++;
  regionAt(world, link.to).stats.syncsPartialFailed++;
  resyncLink(link, reason, world.nowMs);
  return events;
}

function partialSyncEvents(
  world: World,
  link: Link,
  kind: 'partial-sync' | 'partial-sync-error',
  reason?: ResyncReason,
): readonly TraceEvent[] {
  const { trace } = world;
  if (trace === undefined) return NO_EVENTS;
  const log = logAt(world, link.from);
  const from = regionAt(world, link.from).name;
  const region = regionAt(world, link.to).name;
  const id = trace.nextId++;
  const causes = causesOf(trace.links.get(`${from}>${region}`), trace.lives.get(region));
  trace.links.set(`${from}>${region}`, id);
  const missing = logEnd(log) - link.cursor;
  const backlogBytes = log.backlog?.bytes ?? 0;
  return [{ kind, id, t: world.nowMs, causes, region, from, reason, missing, backlogBytes }];
}

/**
 * Marks every link whose sender knows writes that no log will bring to the receiver: those of an
 * instance that is gone (removed by force, or before a new start under a new id), and own ones that
 * the sender lost with its log and has learned again. As the regions would find out by comparing
 * their clocks when they connect.
 */
export function resyncWhereNeeded(world: World): readonly TraceEvent[] {
  const events: TraceEvent[] = [];
  const living = new Set<InstanceId>();
  for (const [index, { id }] of world.regions.entries()) {
    if (isMember(world.status[index])) living.add(id);
  }
  for (const link of world.links) {
    if (!isMember(world.status[link.from]) || !isMember(world.status[link.to])) continue;
    if (link.state.sync === 'resyncing') continue;
    const reason = unservedReason(world, link, living);
    if (reason === undefined) continue;
    events.push(...refuse(world, link, reason));
  }
  return events;
}

function unservedReason(
  world: World,
  link: Link,
  living: ReadonlySet<InstanceId>,
): ResyncReason | undefined {
  const sender = regionAt(world, link.from);
  const receiver = regionAt(world, link.to);
  const knowsMore = (id: InstanceId): boolean =>
    (sender.clock[id] ?? 0) > (receiver.clock[id] ?? 0);
  for (let id = 1; id < world.nextInstance; id++) {
    if (!living.has(id) && knowsMore(id)) return 'ghost';
  }
  const isCaughtUp = waiting(link, logAt(world, link.from)) === 0;
  return isCaughtUp && knowsMore(sender.id) ? 'restart' : undefined;
}
