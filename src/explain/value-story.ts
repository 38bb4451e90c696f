/**
 * Why a region shows what it shows for a key at a moment: which write, how it got there, what it won
 * against, and what has not arrived. At most three lines, each naming its event.
 */
import type { ByteString, Dot, Shown, TraceEvent } from '../kernel/index.ts';
import { absentLine } from './absent-line.ts';
import { standingDecision } from './decision.ts';
import type { KeyPlace } from './key-place.ts';
import { contributionsBefore, missingBefore, seenBefore, writeOf } from './knowledge.ts';
import { owned, words, type Phrase, type Story, type StoryLine } from './phrase.ts';
import { explainReason } from './reason.ts';
import {
  keyName,
  positionOfInstance,
  regionNamed,
  regionOfInstance,
  renderMoment,
  skewAt,
  type Run,
} from './run.ts';
import { renderShown } from './shown-value.ts';
import { storyLinesMax } from './story.ts';
import { decorate, dotsName, lineOf, missingLine, shownBefore } from './story-line.ts';

export type Place = { readonly region: string; readonly key: ByteString; readonly atMs: number };

/** Why a region shows what it shows for a key at a moment. */
export function tellValue(run: Run, { region: name, key, atMs }: Place): Story {
  const region = regionNamed(run, name);
  if (region === undefined) return { title: `no region is called ${name}`, lines: [] };
  const next = run.events.find((event) => event.t > atMs)?.id ?? Infinity;
  const place = { region, key, before: next };
  const shown = shownBefore(run, region, key, next);
  const isExpired =
    shown?.expiresMs !== undefined &&
    shown.expiresMs - run.startMs - skewAt(run, region, next) < atMs;
  const missing = missingBefore(run, region, key, next, atMs);
  const title =
    shown?.type === undefined || isExpired
      ? `Why is ${keyName(run, key)} absent in ${name}?`
      : `Why does ${name} show ${renderShown(shown)}?`;
  const origin = isExpired
    ? [
        lineOf(
          run,
          [words(`Its deadline passed by the clock of ${name}, which hides the key here (EXP-4).`)],
          undefined,
        ),
      ]
    : originLines(run, place, shown);
  const absent = missing.slice(0, 1).map((one) => missingLine(run, one, missing.length - 1));
  return {
    title,
    lines: [...origin, ...reasonLine(run, place, shown), ...absent].slice(0, storyLinesMax),
  };
}

function originLines(run: Run, place: KeyPlace, shown: Shown | undefined): readonly StoryLine[] {
  if (shown?.type === undefined) return [absentLine(run, place)];
  const { region, key, before } = place;
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
  const from = regionOfInstance(run, writer.origin);
  const arrival = run.events.find(
    (event) =>
      event.kind === 'apply' &&
      event.region === region.name &&
      event.dot.origin === writer.origin &&
      event.dot.n === writer.n,
  );
  const isForeign = from !== region && arrival === undefined;
  const sync = isForeign ? syncOf(run, place, writer) : undefined;
  const phrases: Phrase[] = [
    owned(renderShown(shown), positionOfInstance(run, writer.origin)),
    words(` was written in ${from?.name ?? 'another region'}`),
    ...(write === undefined ? [] : [words(` at ${renderMoment(run, write.t)}`)]),
    ...(arrival === undefined
      ? []
      : [words(` and arrived here at ${renderMoment(run, arrival.t)}`)]),
    ...(sync === undefined
      ? []
      : [words(` and came here with the full sync of ${renderMoment(run, sync.t)}`)]),
    words('.'),
  ];
  return [lineOf(run, phrases, write?.id ?? arrival?.id)];
}

/** Which full sync brought a write that no link had; `undefined` where there was none. */
const syncOf = (
  run: Run,
  { region, before }: KeyPlace,
  { origin, n }: Dot,
): TraceEvent | undefined =>
  run.events.find(
    (event) =>
      event.kind === 'full-sync' &&
      event.region === region.name &&
      event.id < before &&
      seenBefore(run, event.from, event.id).has(`${String(origin)}:${String(n)}`),
  );

function reasonLine(run: Run, place: KeyPlace, shown: Shown | undefined): readonly StoryLine[] {
  const decided = standingDecision(run, place, shown);
  if (decided === undefined) return [];
  const { reason, event } = decided;
  return [lineOf(run, decorate(run, explainReason(run, reason)), event)];
}
