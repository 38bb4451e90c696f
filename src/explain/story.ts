/**
 * Why a reply came out so. At most three lines, each naming the event that caused it: what the
 * region knew, what it could not know, and what came of it. Everything is read from the run's
 * causes, deliveries and reasons; nothing is judged again here.
 */
import {
  renderArgument,
  renderInline,
  type ByteString,
  type CommandEvent,
  type EventId,
  type Shown,
  type ToldEvent,
} from '../kernel/index.ts';
import { missingBefore } from './knowledge.ts';
import { owned, strong, words, type Phrase, type Story, type StoryLine } from './phrase.ts';
import { judge } from './reason.ts';
import {
  dotName,
  eventOf,
  keyName,
  positionOfInstance,
  regionNamed,
  type Run,
  type RunRegion,
} from './run.ts';
import { renderShown } from './shown-value.ts';
import { decorate, lineOf, missingLine, shownBefore } from './story-line.ts';

export const storyLinesMax = 3;

/** Why a command was answered as it was, or a client told what it told; undefined for other events. */
export function tellReply(run: Run, id: EventId): Story | undefined {
  const event = eventOf(run, id);
  if (event?.kind === 'told') return tellTold(run, event);
  if (event?.kind !== 'command') return undefined;
  const title = `Why ${renderInline(event.reply)}?`;
  return { title, lines: replyLines(run, event).slice(0, storyLinesMax) };
}

function tellTold(run: Run, event: ToldEvent): Story {
  const earlier = run.events.filter(
    (other): other is ToldEvent =>
      other.kind === 'told' && other.what === event.what && other.id < event.id,
  );
  const title =
    earlier.length === 0
      ? `Why ${event.what}?`
      : `Why ${event.what} ${ordinal(earlier.length + 1)}?`;
  const asked = commandBehind(run, event);
  if (asked === undefined) {
    return {
      title,
      lines: [lineOf(run, [words(`${event.client} told it without asking Redis.`)], event.id)],
    };
  }
  return { title, lines: replyLines(run, asked).slice(0, storyLinesMax) };
}

const ordinal = (count: number): string =>
  ['again', 'a third time', 'a fourth time'][count - 2] ?? `for the ${String(count)}th time`;

/** The command a client acted on: named by the causes, else its latest one. */
function commandBehind(run: Run, event: ToldEvent): CommandEvent | undefined {
  const caused = event.causes
    .map((id) => eventOf(run, id))
    .findLast((cause) => cause?.kind === 'command');
  if (caused?.kind === 'command') return caused;
  return run.events.findLast(
    (other): other is CommandEvent =>
      other.kind === 'command' &&
      other.id < event.id &&
      other.region === event.region &&
      (other.client === undefined || other.client === event.client),
  );
}

function replyLines(run: Run, event: CommandEvent): readonly StoryLine[] {
  const region = regionNamed(run, event.region);
  const key = keyOf(run, event);
  if (region === undefined || key === undefined) {
    return [
      lineOf(
        run,
        [words(`${event.region} answered from its own replica alone (CLK-7).`)],
        event.id,
      ),
    ];
  }
  const missing = missingBefore(run, region, key, event.id, event.t);
  return [
    lineOf(run, localPhrases(run, region, event, key), event.id),
    ...missing.slice(0, 1).map((absent) => missingLine(run, absent, missing.length - 1)),
    ...laterLine(run, event),
  ];
}

/** The key a command was about: one it changed, or else the first key of the run that it names. */
function keyOf(run: Run, event: CommandEvent): ByteString | undefined {
  const [shown] = event.shown;
  if (shown !== undefined) return shown.key;
  const known = new Set(
    run.events.flatMap((other) => ('shown' in other ? other.shown.map(({ key }) => key) : [])),
  );
  for (const { key } of run.keys) known.add(key);
  return event.argv.slice(1).find((argument) => known.has(argument));
}

/** What the region itself showed just before, and what the command made of it. */
function localPhrases(
  run: Run,
  region: RunRegion,
  event: CommandEvent,
  key: ByteString,
): readonly Phrase[] {
  const before = shownBefore(run, region, key, event.id);
  const name = keyName(run, key);
  const reply = strong(renderInline(event.reply));
  const lead = [words(`${region.name} answered `), reply, words(': ')];
  const asks = conditionOf(event);
  const here = [...statePhrases(run, name, before, ' here'), words('.')];
  if (asks !== undefined && event.reply.kind !== 'error') {
    return [...lead, words(`${asks} asks only the local replica, and `), ...here];
  }
  if (event.dots.length === 0) return [...lead, ...here];
  const known = [...statePhrases(run, name, before, ''), words('.')];
  return [...lead, words('it knows its own replica alone, where '), ...known];
}

const CONDITIONS = ['NX', 'XX', 'GT', 'LT', 'IFEQ', 'IFNE', 'IFDEQ', 'IFDNE'];
const CONDITIONAL_COMMANDS: ReadonlyMap<string, string> = new Map([
  ['SETNX', 'SETNX'],
  ['MSETNX', 'MSETNX'],
  ['HSETNX', 'HSETNX'],
]);

/** The condition a command sets, in its own word. */
function conditionOf({ argv }: CommandEvent): string | undefined {
  const upper = argv.map((argument) => argument.toUpperCase());
  const named = CONDITIONAL_COMMANDS.get(upper[0] ?? '');
  if (named !== undefined) return named;
  const takesConditions = [
    'SET',
    'ZADD',
    'GEOADD',
    'EXPIRE',
    'PEXPIRE',
    'EXPIREAT',
    'PEXPIREAT',
    'DELEX',
  ];
  if (!takesConditions.includes(upper[0] ?? '')) return undefined;
  return CONDITIONS.find((word) => upper.slice(2).includes(word));
}

function statePhrases(
  run: Run,
  name: string,
  shown: Shown | undefined,
  place: string,
): readonly Phrase[] {
  if (shown?.type === undefined) return [words(`${name} was absent${place}`)];
  const owner =
    shown.writer === undefined ? undefined : positionOfInstance(run, shown.writer.origin);
  const by =
    shown.writer === undefined
      ? []
      : [words(', written by '), owned(dotName(run, shown.writer), owner)];
  return [words(`${name} was `), owned(renderShown(shown), owner), words(place), ...by];
}

/** What became of the command's own write when it met another region's. */
function laterLine(run: Run, event: CommandEvent): readonly StoryLine[] {
  for (const later of run.events) {
    if (later.id <= event.id || !('reasons' in later)) continue;
    const reason = later.reasons.find(({ winner, loser }) =>
      [winner, loser].some((side) =>
        event.dots.some((dot) => dot.origin === side.origin && dot.n === side.n),
      ),
    );
    if (reason === undefined) continue;
    const { element } = reason;
    const opening = element === undefined ? 'Later ' : `Later, in ${renderArgument(element)}: `;
    return [lineOf(run, [words(opening), ...decorate(run, judge(run, reason))], later.id)];
  }
  return [];
}
