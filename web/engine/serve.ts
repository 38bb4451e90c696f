/** Answers the questions of the page. The same in both workers; they differ in how a pattern is found. */
import { check, type Pattern } from '../../src/index.ts';
import { cardOf } from './card.ts';
import { withCast } from './cast.ts';
import { showFound } from './found.ts';
import type { Answer, PatternRef, Question } from './message.ts';
import { showWhatIf } from './show-what-if.ts';

export type Service = {
  readonly find: (ref: PatternRef) => Promise<Pattern>;
  readonly answer: (answer: Answer) => void;
};

/** Counts change on the screen at most four times a second. */
const progressEveryMs = 250;

/** A function that takes a question and answers it, now or later. */
export function createService({ find, answer }: Service): (question: Question) => void {
  const stopped = new Set<number>();
  const dropped = new Set<number>();
  /** Checks that halted, and how each is told whether to go on. */
  const halted = new Map<number, (isWanted: boolean) => void>();
  const respond = async (question: Extract<Question, { pattern: unknown }>): Promise<void> => {
    const { id } = question;
    const own = await find(question.pattern);
    const pattern = withCast(own, question.pattern.cast);
    if (question.kind === 'show') {
      const { shown } = question;
      const exhibit =
        shown.kind === 'found'
          ? await showFound(pattern, shown.property, shown.token)
          : await showWhatIf(pattern, shown.whatIf);
      answer({ kind: 'exhibit', id, exhibit });
      return;
    }
    let toldMs = performance.now();
    const card = cardOf(pattern, own);
    const verdicts = await check(pattern, {
      bounds: question.bounds,
      shouldStop: async () => {
        // A turn of the event loop, so that a stop can be heard.
        await new Promise((resolve) => setTimeout(resolve, 0));
        return stopped.has(id) || dropped.has(id);
      },
      onProgress: ({ states }) => {
        if (performance.now() - toldMs < progressEveryMs) return;
        toldMs = performance.now();
        answer({ kind: 'progress', id, states });
      },
      onFound: (found) => {
        answer({ kind: 'found', id, card, found });
      },
      goOn: (soFar) => {
        if (dropped.has(id)) return false;
        stopped.delete(id);
        answer({ kind: 'stopped', id, card, verdicts: soFar });
        return new Promise((resolve) => {
          halted.set(id, resolve);
        });
      },
    });
    stopped.delete(id);
    if (dropped.delete(id)) return;
    answer({ kind: 'verdicts', id, card, verdicts });
  };
  return (question) => {
    if (question.kind === 'stop') {
      stopped.add(question.id);
      return;
    }
    if (question.kind === 'go-on') {
      if (!question.isWanted) dropped.add(question.id);
      halted.get(question.id)?.(question.isWanted);
      halted.delete(question.id);
      return;
    }
    respond(question).catch((thrown: unknown) => {
      const message = thrown instanceof Error ? thrown.message : String(thrown);
      answer({ kind: 'failed', id: question.id, message });
    });
  };
}
