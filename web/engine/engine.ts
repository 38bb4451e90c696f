/** The page's side of a worker: questions as promises. A worker that dies fails them all and is replaced. */
import type { BoundsRequest } from '../../src/index.ts';
import type { CheckListener, Checking } from './checking.ts';
import type { Exhibit } from './exhibit.ts';
import type { Answer, PatternRef, Question, Shown } from './message.ts';

export type Engine = {
  readonly check: (
    pattern: PatternRef,
    bounds: BoundsRequest,
    listener?: CheckListener,
  ) => Checking;
  readonly show: (pattern: PatternRef, shown: Shown) => Promise<Exhibit>;
  readonly close: () => void;
};

type Waiting = {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (problem: Error) => void;
  readonly listener: CheckListener;
  /** Silent because it was asked to be. */
  isHalted: boolean;
};

export type EngineOptions = {
  readonly create: () => Worker;
  /** How long the loaded worker may be silent before it is ended; undefined: as long as it likes. */
  readonly silenceMsMax?: number;
};

/** Loading the engine says nothing about a pattern, however slow the machine or the connection. */
const startMsMax = 120_000;

export function createEngine({ create, silenceMsMax }: EngineOptions): Engine {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let isReady = false;
  let lastId = 0;
  let clock: ReturnType<typeof setTimeout> | undefined;

  const fail = (message: string): void => {
    worker?.terminate();
    worker = undefined;
    isReady = false;
    clearTimeout(clock);
    const all = [...waiting.values()];
    waiting.clear();
    for (const one of all) one.reject(new Error(message));
  };
  const listen = (): void => {
    clearTimeout(clock);
    const isWorking = [...waiting.values()].some(({ isHalted }) => !isHalted);
    if (silenceMsMax === undefined || !isWorking) return;
    const waitMs = isReady ? silenceMsMax : startMsMax;
    clock = setTimeout(() => {
      const seconds = String(waitMs / 1000);
      fail(
        isReady
          ? `It did not answer for ${seconds} s and was ended: does a loop in it never finish?`
          : `The worker was not there after ${seconds} s. The next try starts a new one.`,
      );
    }, waitMs);
  };
  const hear = (answer: Answer): void => {
    if (answer.kind === 'ready') {
      isReady = true;
      listen();
      return;
    }
    const asked = waiting.get(answer.id);
    switch (answer.kind) {
      case 'progress':
        asked?.listener.onProgress?.(answer.states);
        break;
      case 'found':
        asked?.listener.onFound?.(answer.found, answer.card);
        break;
      case 'stopped':
        if (asked !== undefined) asked.isHalted = true;
        asked?.listener.onStopped?.({ card: answer.card, verdicts: answer.verdicts });
        break;
      case 'failed':
        waiting.delete(answer.id);
        asked?.reject(new Error(answer.message));
        break;
      case 'verdicts':
      case 'exhibit':
        waiting.delete(answer.id);
        asked?.resolve(answer);
        break;
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
    question: Extract<Question, { pattern: unknown }>,
    listener: CheckListener,
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      waiting.set(question.id, { resolve, reject, listener, isHalted: false });
      wake().postMessage(question);
      listen();
    });

  return {
    check: (pattern, bounds, listener = {}) => {
      const id = (lastId += 1);
      const result = ask({ kind: 'check', id, pattern, bounds }, listener).then((answer) => {
        if (answer.kind !== 'verdicts') throw new Error('The worker answered something else.');
        return { card: answer.card, verdicts: answer.verdicts };
      });
      const say = (question: Question): void => worker?.postMessage(question);
      return {
        result,
        stop: () => {
          say({ kind: 'stop', id });
        },
        goOn: () => {
          const asked = waiting.get(id);
          if (asked !== undefined) asked.isHalted = false;
          say({ kind: 'go-on', id, isWanted: true });
          listen();
        },
        drop: () => {
          waiting.delete(id);
          say({ kind: 'go-on', id, isWanted: false });
        },
      };
    },
    show: async (pattern, shown) => {
      const id = (lastId += 1);
      const answer = await ask({ kind: 'show', id, pattern, shown }, {});
      if (answer.kind !== 'exhibit') throw new Error('The worker answered something else.');
      return answer.exhibit;
    },
    close: () => {
      fail('The page closed the worker.');
    },
  };
}
