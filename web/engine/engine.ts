/** The page's side of a worker: questions as promises. A worker that dies fails them all and is replaced. */
import type { BoundsRequest, Verdict } from '../../src/index.ts';
import type { PatternCard } from './card.ts';
import type { Exhibit } from './exhibit.ts';
import type { Answer, PatternRef, Question, Shown } from './message.ts';

export type Checked = { readonly card: PatternCard; readonly verdicts: readonly Verdict[] };

export type Checking = {
  readonly result: Promise<Checked>;
  /** Ends it early; the result then says what was found so far. */
  readonly stop: () => void;
};

export type Engine = {
  readonly check: (
    pattern: PatternRef,
    bounds: BoundsRequest,
    onProgress: (states: number) => void,
  ) => Checking;
  readonly show: (pattern: PatternRef, shown: Shown) => Promise<Exhibit>;
  readonly close: () => void;
};

type Waiting = {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (problem: Error) => void;
  readonly onProgress: (states: number) => void;
};

export type EngineOptions = {
  readonly create: () => Worker;
  /** How long the worker may be silent before it is ended; undefined: as long as it likes. */
  readonly silenceMsMax?: number;
};

export function createEngine({ create, silenceMsMax }: EngineOptions): Engine {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let lastId = 0;
  let clock: ReturnType<typeof setTimeout> | undefined;

  const fail = (message: string): void => {
    worker?.terminate();
    worker = undefined;
    clearTimeout(clock);
    const all = [...waiting.values()];
    waiting.clear();
    for (const one of all) one.reject(new Error(message));
  };
  const listen = (): void => {
    clearTimeout(clock);
    if (silenceMsMax === undefined || waiting.size === 0) return;
    clock = setTimeout(() => {
      const seconds = String(silenceMsMax / 1000);
      fail(`It did not answer for ${seconds} s and was ended: does a loop in it never finish?`);
    }, silenceMsMax);
  };
  const hear = (answer: Answer): void => {
    const asked = waiting.get(answer.id);
    if (answer.kind === 'progress') asked?.onProgress(answer.states);
    else {
      waiting.delete(answer.id);
      if (answer.kind === 'failed') asked?.reject(new Error(answer.message));
      else asked?.resolve(answer);
    }
    listen();
  };
  const wake = (): Worker => {
    if (worker !== undefined) return worker;
    const created = create();
    created.addEventListener('message', (event: MessageEvent<Answer>) => {
      hear(event.data);
    });
    created.addEventListener('error', (event) => {
      event.preventDefault();
      fail(
        `The worker died: ${event.message || 'it could not be started'}. The next try starts a new one.`,
      );
    });
    worker = created;
    return created;
  };
  const ask = (
    question: Exclude<Question, { kind: 'stop' }>,
    onProgress: (states: number) => void,
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      waiting.set(question.id, { resolve, reject, onProgress });
      wake().postMessage(question);
      listen();
    });

  return {
    check: (pattern, bounds, onProgress) => {
      const id = (lastId += 1);
      const result = ask({ kind: 'check', id, pattern, bounds }, onProgress).then((answer) => {
        if (answer.kind !== 'verdicts') throw new Error('The worker answered something else.');
        return { card: answer.card, verdicts: answer.verdicts };
      });
      return { result, stop: () => worker?.postMessage({ kind: 'stop', id } satisfies Question) };
    },
    show: async (pattern, shown) => {
      const id = (lastId += 1);
      const answer = await ask({ kind: 'show', id, pattern, shown }, () => undefined);
      if (answer.kind !== 'exhibit') throw new Error('The worker answered something else.');
      return answer.exhibit;
    },
    close: () => {
      fail('The page closed the worker.');
    },
  };
}
