/** What is done to links: cut, healed, slowed down, cleared. */
import { requireUse } from '../base/index.ts';
import { checkClog, clogLink, isCut, signalLink, unclogLink, type Link } from '../network/index.ts';
import type { TraceEvent } from '../trace/index.ts';
import type { Choice } from './choice.ts';
import { indexOf, NO_EVENTS } from './party.ts';
import { isMember } from './region-chart.ts';
import { settleMembers } from './release.ts';
import { connect } from './resync.ts';
import { causesOf } from './tracer.ts';
import { linkBetween, type World } from './world.ts';

type Ends = { readonly from: string; readonly to: string; readonly oneWay: boolean };

/** The links a choice is about: one direction, or both. */
function linksOf(world: World, { from, to, oneWay }: Ends): readonly Link[] {
  const source = indexOf(world, from);
  const target = indexOf(world, to);
  requireUse(source !== target, `a link has two different ends, not '${from}' twice`);
  const forth = linkBetween(world, source, target);
  const back = oneWay ? undefined : linkBetween(world, target, source);
  return [forth, back].filter((link) => link !== undefined);
}

export function performCut(
  world: World,
  choice: Extract<Choice, { kind: 'cut' | 'heal' }>,
): readonly TraceEvent[] {
  const links = linksOf(world, choice);
  const healed = links.filter((link) => choice.kind === 'heal' && isCut(link));
  for (const link of links) signalLink(link, choice.kind);
  const { kind, from, to, oneWay } = choice;
  const event = linkEvent(world, choice, (common) => ({ ...common, kind, from, to, oneWay }));
  const answers = healed.flatMap((link) =>
    isMember(world.status[link.from]) ? connect(world, link, 'continue') : [],
  );
  return [...event, ...answers, ...settleMembers(world)];
}

export function performClog(
  world: World,
  choice: Extract<Choice, { kind: 'clog' | 'unclog' }>,
): readonly TraceEvent[] {
  const links = linksOf(world, choice);
  const { kind, from, to, oneWay } = choice;
  const { factor, extraMs } = kind === 'clog' ? choice : { factor: 1, extraMs: 0 };
  if (kind === 'clog') checkClog({ factor, extraMs });
  for (const link of links) {
    if (kind === 'clog') clogLink(link, { factor, extraMs }, world.nowMs);
    else unclogLink(link, world.nowMs);
  }
  return linkEvent(world, choice, (common) => ({
    ...common,
    kind,
    from,
    to,
    oneWay,
    factor,
    extraMs,
  }));
}

type Common = Pick<TraceEvent, 'id' | 't' | 'causes'>;

function linkEvent(
  world: World,
  { from, to, oneWay }: Ends,
  tell: (common: Common) => TraceEvent,
): readonly TraceEvent[] {
  const { trace } = world;
  if (trace === undefined) return NO_EVENTS;
  const id = trace.nextId++;
  const causes = causesOf(trace.links.get(`${from}>${to}`));
  trace.links.set(`${from}>${to}`, id);
  if (!oneWay) trace.links.set(`${to}>${from}`, id);
  return [tell({ id, t: world.nowMs, causes })];
}
