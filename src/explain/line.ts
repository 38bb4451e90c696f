/** An event as one line of text: `  30 ms  eus2  SET k eus2-4471 NX  → OK`. */
import {
  renderArgument,
  renderInline,
  text,
  type ByteString,
  type DeliveryEvent,
  type MessageEvent,
  type Reason,
  type TraceEvent,
} from '../kernel/index.ts';
import { explainReason } from './reason.ts';
import { tellLife } from './life-line.ts';
import { codeOf, tellLink, tellShown } from './link-line.ts';
import {
  dotName,
  groupDigits,
  keyName,
  regionOfInstance,
  renderMoment,
  stepOf,
  type Run,
} from './run.ts';

/** What happened, and what came of it where something did. */
export type Told = { readonly what: string; readonly reply: string };

/** The code of an event that belongs to a link and to no region. */
const networkCode = 'net';

/** The line of one event, aligned with the other lines of the run, without a newline. */
export function renderLine(run: Run, event: TraceEvent): string {
  const { what, reply } = tellEvent(run, event);
  const timeWidth = renderMoment(run, run.endMs).length;
  const codeWidth = Math.max(networkCode.length, ...run.regions.map(({ code }) => code.length));
  const time = renderMoment(run, event.t).padStart(timeWidth);
  const end = reply === '' ? '' : `  → ${reply}`;
  return `  ${time}  ${placeCode(run, event).padEnd(codeWidth)}  ${what}${end}`;
}

/** Every event of the run, steps with their numbers in front. */
export function renderLines(run: Run): string {
  const width = String(run.steps.length).length;
  return run.events
    .map(
      (event) => `${String(stepOf(run, event.id) ?? '').padStart(width)}${renderLine(run, event)}`,
    )
    .join('\n');
}

/** What the short names of keys stand for: `k = payment:idem:7f3c-9a21`; empty when nothing is short. */
export function renderLegend(run: Run): string {
  return run.keys
    .filter(({ key, name }) => text(key) !== name)
    .map(({ key, name }) => `${name} = ${renderArgument(key)}`)
    .join('\n');
}

/** `eus2`, or `net` for a link. */
export const placeCode = (run: Run, event: TraceEvent): string =>
  'region' in event ? codeOf(run, event.region) : networkCode;

/** The words of an event, keys by their short names. */
export function tellEvent(run: Run, event: TraceEvent): Told {
  switch (event.kind) {
    case 'command':
      return { what: tellCommand(run, event.argv), reply: renderInline(event.reply) };
    case 'told': {
      const value = event.value === undefined || event.value === '' ? '' : ` ${event.value}`;
      return {
        what: `${event.client === '' ? 'client' : event.client} tells: ${event.what}${value}`,
        reply: '',
      };
    }
    case 'apply':
      return { what: tellArrival(run, event), reply: tellApplied(run, event) };
    case 'duplicate':
      return {
        what: `${dotName(run, event.dot)} arrives again`,
        reply: 'already applied, dropped',
      };
    case 'message':
      return {
        what: `${tellArrival(run, event)}: ${renderArgument(event.message)} on ${renderArgument(event.channel)}`,
        reply: event.receivers === 0 ? 'nobody listens' : `received ${times(event.receivers)}`,
      };
    case 'expire':
      return { what: `${keyName(run, event.key)} expires`, reply: 'deleted here' };
    case 'evict':
      return { what: `${keyName(run, event.key)} is evicted`, reply: 'deleted here' };
    case 'flush':
      return { what: `${keyName(run, event.key)} is flushed`, reply: 'deleted here' };
    case 'cut':
    case 'heal':
      return {
        what: `${event.kind} ${codeOf(run, event.from)} ${event.oneWay ? '→' : '⇄'} ${codeOf(run, event.to)}`,
        reply: '',
      };
    case 'clog':
    case 'unclog':
    case 'lost':
    case 'partial-sync':
    case 'partial-sync-error':
    case 'full-sync':
      return tellLink(run, event);
    case 'crash':
    case 'restart':
    case 'join':
    case 'release':
    case 'linking':
    case 'leave':
    case 'left':
    case 'drift':
    case 'clock':
    case 'force-remove':
    case 'maxmemory':
    case 'out-of-memory':
    case 'memory-back':
    case 'collect':
      return tellLife(run, event);
  }
}

const times = (count: number): string => (count === 1 ? 'once' : `${String(count)} times`);

/** argv as a person would type it, keys by their short names. */
export function tellCommand(run: Run, argv: readonly ByteString[]): string {
  return argv
    .map((argument, index) => {
      const key = index === 0 ? undefined : run.keys.find((shown) => shown.key === argument);
      return key === undefined ? renderArgument(argument) : key.name;
    })
    .join(' ');
}

/** Where it came from is said only when another region passed it on. */
function tellArrival(run: Run, { dot, from }: DeliveryEvent | MessageEvent): string {
  const isRelayed = regionOfInstance(run, dot.origin)?.name !== from;
  return `${dotName(run, dot)} arrives${isRelayed ? ` from ${codeOf(run, from)}` : ''}`;
}

function tellApplied(run: Run, event: DeliveryEvent): string {
  const shown = tellShown(
    run,
    event.shown.filter(({ key }) => key === event.key),
  );
  const state = event.changed || shown === '' ? shown : `${shown} as before`;
  const [reason] = event.reasons;
  return reason === undefined ? state : `${state} (${comparison(run, reason)})`;
}

/** `310 > 30, CLK-2`, or the rule alone where nothing was measured. */
function comparison(run: Run, { rule, left, right, compared }: Reason): string {
  if (compared !== 'wall-ms' || left === Infinity) return rule;
  return `${groupDigits(left - run.startMs)} > ${groupDigits(right - run.startMs)}, ${rule}`;
}

/** The first decision of an event as a sentence, of a full sync that of each key; empty when it decided nothing. */
export function tellReason(run: Run, event: TraceEvent): string {
  const reasons = 'reasons' in event ? event.reasons : [];
  const first = reasons.filter(
    ({ key }, at) => reasons.findIndex((other) => other.key === key) === at,
  );
  const sentences = first.map((reason) =>
    first.length === 1
      ? explainReason(run, reason)
      : `${keyName(run, reason.key)}: ${explainReason(run, reason)}`,
  );
  return sentences.join(' ');
}
