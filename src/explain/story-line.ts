/** Lines that stories are made of: what a region showed, what it could not know, coloured values. */
import { renderCommand, type ByteString, type EventId, type Shown } from '../kernel/index.ts';
import type { Missing, Writing } from './knowledge.ts';
import { renderShown } from './shown-value.ts';
import { owned, words, type Phrase, type StoryLine } from './phrase.ts';
import {
  dotName,
  positionOfInstance,
  regionNamed,
  renderDuration,
  renderMoment,
  stepOf,
  type Run,
  type RunRegion,
} from './run.ts';

export function lineOf(
  run: Run,
  phrases: readonly Phrase[],
  event: EventId | undefined,
): StoryLine {
  return { phrases, event, step: event === undefined ? undefined : stepOf(run, event) };
}

/** The last thing an event said about a key in a region before another event. */
export function shownBefore(
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

/** Which write the region could not know, and what kept it away. */
export function missingLine(run: Run, { write, absence }: Missing, others: number): StoryLine {
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

export function dotsName(run: Run, write: Writing): string {
  const [dot] = write.dots;
  return dot === undefined ? renderCommand('argv' in write ? write.argv : []) : dotName(run, dot);
}

/** Gives the values of a sentence the colour of their writers. */
export function decorate(run: Run, sentence: string): readonly Phrase[] {
  const values = run.events.flatMap((event) =>
    'shown' in event
      ? event.shown.flatMap((shown) =>
          shown.writer === undefined || shown.value.length < 2
            ? []
            : [{ text: renderShown(shown), region: positionOfInstance(run, shown.writer.origin) }],
        )
      : [],
  );
  const found = values.find((value) => sentence.startsWith(`${value.text} `));
  return found === undefined
    ? [words(sentence)]
    : [owned(found.text, found.region), words(sentence.slice(found.text.length))];
}
