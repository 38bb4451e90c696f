/**
 * Why: for a reply, and for a value that a region shows. At most three lines, each naming the event
 * that caused it: what the region knew, what it could not know, and what came of it. Everything is
 * read from the run's causes, deliveries and reasons; nothing is judged again here.
 */
import {
  renderCommand,
  renderInline,
  text,
  type ByteString,
  type CommandEvent,
  type EventId,
  type Shown,
  type ToldEvent,
  type TraceEvent,
} from '../kernel/index.ts';
import {
  contributionsBefore,
  missingBefore,
  writeOf,
  type Missing,
  type Writing,
} from './knowledge.ts';
import { owned, strong, words, type Phrase, type Story, type StoryLine } from './phrase.ts';
import { explainReason } from './reason.ts';
import {
  dotName,
  eventOf,
  keyName,
  regionNamed,
  renderDuration,
  renderMoment,
  skewAt,
  stepOf,
  type Run,
  type RunRegion,
} from './run.ts';

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
  const state = statePhrases(run, name, before);
  if (event.reply.kind === 'error') return [...lead, ...state, words('.')];
  if (asks !== undefined)
    return [...lead, words(`${asks} asks only the local replica, and `), ...state, words('.')];
  if (event.dots.length === 0) return [...lead, ...state, words('.')];
  return [...lead, words('it counts on the local replica alone, where '), ...state, words('.')];
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

/** The last thing an event said about a key in a region before another event. */
function shownBefore(
  run: Run,
  region: RunRegion,
  key: ByteString,
  before: EventId,
): Shown | undefined {
  const event = run.events.findLast(
    (other) =>
      other.id < before &&
      'shown' in other &&
      other.region === region.name &&
      other.shown.some((shown) => shown.key === key),
  );
  return event !== undefined && 'shown' in event
    ? event.shown.findLast((shown) => shown.key === key)
    : undefined;
}

function statePhrases(run: Run, name: string, shown: Shown | undefined): readonly Phrase[] {
  if (shown?.type === undefined) return [words(`${name} was absent here`)];
  const writer = shown.writer;
  const value = owned(text(shown.value), writer === undefined ? undefined : writer.origin - 1);
  const by =
    writer === undefined
      ? []
      : [words(', written by '), owned(dotName(run, writer), writer.origin - 1)];
  return [words(`${name} was `), value, words(' here'), ...by];
}

/** Which write the region could not know, and what kept it away. */
function missingLine(run: Run, { write, absence }: Missing, others: number): StoryLine {
  const origin = regionNamed(run, write.region);
  const name = owned(dotsName(run, write), origin?.position);
  const more = others > 0 ? ` (and ${String(others)} more)` : '';
  switch (absence.kind) {
    case 'cut':
      return lineOf(
        run,
        [
          words('The write '),
          name,
          words(
            `${more} could not arrive: cut link since ${renderMoment(run, absence.cut.fromMs)}.`,
          ),
        ],
        absence.cut.cutEvent,
      );
    case 'travelling': {
      const way = absence.latencyMs === undefined ? '' : ` of ${renderDuration(absence.latencyMs)}`;
      return lineOf(
        run,
        [
          words('The write '),
          name,
          words(`${more} was still travelling: ${String(absence.elapsedMs)}${way}.`),
        ],
        write.id,
      );
    }
    case 'waiting':
      return lineOf(
        run,
        [words('The write '), name, words(`${more} had not been delivered yet.`)],
        write.id,
      );
  }
}

function dotsName(run: Run, write: Writing): string {
  const [dot] = write.dots;
  return dot === undefined ? renderCommand('argv' in write ? write.argv : []) : dotName(run, dot);
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
    if (reason !== undefined)
      return [
        lineOf(run, [words('Later '), ...decorate(run, explainReason(run, reason))], later.id),
      ];
  }
  return [];
}

/** Gives the values of a sentence the colour of their writers. */
function decorate(run: Run, sentence: string): readonly Phrase[] {
  const values = run.events.flatMap((event) =>
    'shown' in event
      ? event.shown.flatMap(({ value, writer }) =>
          writer === undefined || value.length < 2
            ? []
            : [{ text: text(value), region: writer.origin - 1 }],
        )
      : [],
  );
  const found = values.find((value) => sentence.startsWith(`${value.text} `));
  return found === undefined
    ? [words(sentence)]
    : [owned(found.text, found.region), words(sentence.slice(found.text.length))];
}

function lineOf(run: Run, phrases: readonly Phrase[], event: EventId | undefined): StoryLine {
  return { phrases, event, step: event === undefined ? undefined : stepOf(run, event) };
}

export type Place = { readonly region: string; readonly key: ByteString; readonly atMs: number };

/** Why a region shows what it shows for a key at a moment. */
export function tellValue(run: Run, { region: name, key, atMs }: Place): Story {
  const region = regionNamed(run, name);
  if (region === undefined) return { title: `no region is called ${name}`, lines: [] };
  const next = run.events.find((event) => event.t > atMs)?.id ?? Infinity;
  const shown = shownBefore(run, region, key, next);
  const isExpired =
    shown?.expiresMs !== undefined &&
    shown.expiresMs - run.startMs - skewAt(run, region, next) <= atMs;
  const missing = missingBefore(run, region, key, next, atMs);
  const title =
    shown?.type === undefined || isExpired
      ? `Why is ${keyName(run, key)} absent in ${name}?`
      : `Why does ${name} show ${text(shown.value)}?`;
  const origin = isExpired
    ? [
        lineOf(
          run,
          [words(`Its deadline passed by the clock of ${name}, which hides the key here (EXP-4).`)],
          undefined,
        ),
      ]
    : originLines(run, region, key, next, shown);
  const absent = missing.slice(0, 1).map((one) => missingLine(run, one, missing.length - 1));
  return {
    title,
    lines: [...origin, ...reasonLine(run, region, key, next), ...absent].slice(0, storyLinesMax),
  };
}

function originLines(
  run: Run,
  region: RunRegion,
  key: ByteString,
  before: EventId,
  shown: Shown | undefined,
): readonly StoryLine[] {
  const last = lastChange(run, region, key, before);
  if (shown?.type === undefined) return [absentLine(run, last)];
  const { writer } = shown;
  if (writer === undefined) {
    const parts = contributionsBefore(run, region, key, before);
    const names = parts.map((write) => dotsName(run, write)).join(', ');
    return [
      lineOf(
        run,
        [words(`It is made of every write that has arrived here: ${names}.`)],
        parts.at(-1)?.id,
      ),
    ];
  }
  const write = writeOf(run, writer);
  const from = run.regions[writer.origin - 1];
  const arrival = run.events.find(
    (event) =>
      event.kind === 'apply' &&
      event.region === region.name &&
      event.dot.origin === writer.origin &&
      event.dot.n === writer.n,
  );
  const phrases: Phrase[] = [
    owned(text(shown.value), writer.origin - 1),
    words(` was written in ${from?.name ?? 'another region'}`),
    ...(write === undefined ? [] : [words(` at ${renderMoment(run, write.t)}`)]),
    ...(arrival === undefined
      ? []
      : [words(` and arrived here at ${renderMoment(run, arrival.t)}`)]),
    words('.'),
  ];
  return [lineOf(run, phrases, write?.id ?? arrival?.id)];
}

function absentLine(run: Run, last: TraceEvent | undefined): StoryLine {
  if (last === undefined)
    return lineOf(run, [words('No write of it has arrived here.')], undefined);
  const at = renderMoment(run, last.t);
  switch (last.kind) {
    case 'command':
      return lineOf(
        run,
        [words(`${renderCommand(last.argv.slice(0, 1))} removed it here at ${at}.`)],
        last.id,
      );
    case 'expire':
      return lineOf(
        run,
        [words(`Its deadline passed at ${at}, and this region deleted it (EXP-4).`)],
        last.id,
      );
    case 'evict':
      return lineOf(run, [words(`It was evicted here at ${at}.`)], last.id);
    case 'apply':
      return lineOf(
        run,
        [
          words('The deletion '),
          owned(dotName(run, last.dot), last.dot.origin - 1),
          words(` arrived here at ${at}.`),
        ],
        last.id,
      );
    case 'full-sync':
      return lineOf(run, [words(`The full sync of ${at} brought its deletion.`)], last.id);
    case 'duplicate':
    case 'cut':
    case 'heal':
    case 'crash':
    case 'restart':
    case 'clock':
    case 'force-remove':
    case 'collect':
    case 'told':
      return lineOf(run, [words(`It is gone since ${at}.`)], last.id);
  }
}

const lastChange = (
  run: Run,
  region: RunRegion,
  key: ByteString,
  before: EventId,
): TraceEvent | undefined =>
  run.events.findLast(
    (event) =>
      event.id < before &&
      'shown' in event &&
      event.region === region.name &&
      event.shown.some((shown) => shown.key === key) &&
      !(event.kind === 'command' && event.dots.length === 0),
  );

/** The latest decision about the key in this region. */
function reasonLine(
  run: Run,
  region: RunRegion,
  key: ByteString,
  before: EventId,
): readonly StoryLine[] {
  const decided = run.events.findLast(
    (event) =>
      event.id < before &&
      'reasons' in event &&
      event.region === region.name &&
      event.reasons.length > 0 &&
      event.shown.some((shown) => shown.key === key),
  );
  if (decided === undefined || !('reasons' in decided)) return [];
  const [reason] = decided.reasons;
  return reason === undefined
    ? []
    : [lineOf(run, decorate(run, explainReason(run, reason)), decided.id)];
}
