/**
 * Why a region shows what it shows for a key at a moment: which write, how it got there, what it won
 * against, and what has not arrived. At most three lines, each naming its event.
 */
import {
  renderCommand,
  text,
  type ByteString,
  type EventId,
  type Reason,
  type Shown,
  type TraceEvent,
} from '../kernel/index.ts';
import { contributionsBefore, missingBefore, writeOf } from './knowledge.ts';
import { owned, words, type Phrase, type Story, type StoryLine } from './phrase.ts';
import { explainReason } from './reason.ts';
import {
  dotName,
  keyName,
  positionOfInstance,
  regionNamed,
  regionOfInstance,
  renderMoment,
  skewAt,
  type Run,
  type RunRegion,
} from './run.ts';
import { storyLinesMax } from './story.ts';
import { decorate, dotsName, lineOf, missingLine, shownBefore } from './story-line.ts';

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
  if (writer === undefined || isSum(run, region, key, before)) {
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
  const from = regionOfInstance(run, writer.origin);
  const arrival = run.events.find(
    (event) =>
      event.kind === 'apply' &&
      event.region === region.name &&
      event.dot.origin === writer.origin &&
      event.dot.n === writer.n,
  );
  const phrases: Phrase[] = [
    owned(text(shown.value), positionOfInstance(run, writer.origin)),
    words(` was written in ${from?.name ?? 'another region'}`),
    ...(write === undefined ? [] : [words(` at ${renderMoment(run, write.t)}`)]),
    ...(arrival === undefined
      ? []
      : [words(` and arrived here at ${renderMoment(run, arrival.t)}`)]),
    words('.'),
  ];
  return [lineOf(run, phrases, write?.id ?? arrival?.id)];
}

/** Increments that stand beside a value make it the work of several writes. */
const isSum = (run: Run, region: RunRegion, key: ByteString, before: EventId): boolean =>
  lastDecision(run, region, key, before)?.reasons.some(({ rule }) => rule === 'CTR-2') ?? false;

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
          owned(dotName(run, last.dot), positionOfInstance(run, last.dot.origin)),
          words(` arrived here at ${at}.`),
        ],
        last.id,
      );
    case 'flush':
      return lineOf(run, [words(`The database was flushed from here at ${at}.`)], last.id);
    case 'full-sync':
      return lineOf(run, [words(`The full sync of ${at} brought its deletion.`)], last.id);
    case 'restart':
      return lineOf(run, [words(`The restart of ${at} found nothing of it.`)], last.id);
    case 'crash':
      return lineOf(run, [words(`The crash of ${at} took it, and no file had it.`)], last.id);
    case 'join':
      return lineOf(run, [words(`This region joined without its data at ${at}.`)], last.id);
    case 'clog':
    case 'unclog':
    case 'lost':
    case 'partial-sync':
    case 'partial-sync-error':
    case 'release':
    case 'linking':
    case 'leave':
    case 'left':
    case 'drift':
    case 'duplicate':
    case 'message':
    case 'cut':
    case 'heal':
    case 'clock':
    case 'force-remove':
    case 'collect':
    case 'maxmemory':
    case 'out-of-memory':
    case 'memory-back':
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

/** The latest event that decided something about the key in this region. */
function lastDecision(
  run: Run,
  region: RunRegion,
  key: ByteString,
  before: EventId,
): Extract<TraceEvent, { readonly reasons: readonly Reason[] }> | undefined {
  const decided = run.events.findLast(
    (event) =>
      event.id < before &&
      'reasons' in event &&
      event.region === region.name &&
      event.reasons.length > 0 &&
      event.shown.some((shown) => shown.key === key),
  );
  return decided !== undefined && 'reasons' in decided ? decided : undefined;
}

function reasonLine(
  run: Run,
  region: RunRegion,
  key: ByteString,
  before: EventId,
): readonly StoryLine[] {
  const decided = lastDecision(run, region, key, before);
  const [reason] = decided?.reasons ?? [];
  if (decided === undefined || reason === undefined) return [];
  return [lineOf(run, decorate(run, explainReason(run, reason)), decided.id)];
}
