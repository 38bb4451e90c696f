/** Why a key is absent in a region: what took it away, or kept it from ever being shown. */
import { renderCommand, type ByteString, type Dot, type TraceEvent } from '../kernel/index.ts';
import { changesOf, shownIn, type KeyPlace } from './key-place.ts';
import { isWriting, writeOf } from './knowledge.ts';
import { owned, words, type StoryLine } from './phrase.ts';
import { dotName, positionOfInstance, renderMoment, type Run } from './run.ts';
import { lineOf } from './story-line.ts';

/**
 * The event since which the key is absent there: the first at which it no longer showed, or, where
 * it never did, the one that brought a deletion.
 */
export function absenceCause(run: Run, place: KeyPlace): TraceEvent | undefined {
  const changes = changesOf(run, place);
  const lastShown = changes.findLastIndex((event) => shownIn(event, place.key)?.type !== undefined);
  if (lastShown >= 0) return changes[lastShown + 1];
  return changes.find((event) => event.kind !== 'apply' || isDeletion(run, event.dot, place.key));
}

/** True when the key was gone in its own region after that write. */
function isDeletion(run: Run, dot: Dot, key: ByteString): boolean {
  const write = writeOf(run, dot);
  return write !== undefined && isWriting(write) && shownIn(write, key)?.type === undefined;
}

/** What made a key absent in a region, as a line. */
export function absentLine(run: Run, place: KeyPlace): StoryLine {
  const last = absenceCause(run, place);
  if (last === undefined) {
    const isKnown = changesOf(run, place).length > 0;
    const nothing = isKnown
      ? 'Nothing that has arrived here is shown.'
      : 'No write of it has arrived here.';
    return lineOf(run, [words(nothing)], undefined);
  }
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
