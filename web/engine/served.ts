/**
 * Heavy bounds are also asked of the server that served the page, where there is one: its threads
 * search beside the worker of the page, and whoever decides first is heard. On a static host nobody
 * answers, and the worker decides alone.
 */
import type { BoundsRequest, Verdict } from '../../src/index.ts';
import { findCard } from './catalogue.ts';
import type { Checked, Engine } from './engine.ts';

/** Below this the worker has decided before a connection stands. */
const lightStatesMax = 2_000_000;
const lightFaultsMax = 2;

export function isHeavy({ faults = {}, statesMax = 0 }: BoundsRequest): boolean {
  const { timeouts = 0, lateCommands = 0, cuts = 0, crashes = 0 } = faults;
  return statesMax > lightStatesMax || timeouts + lateCommands + cuts + crashes > lightFaultsMax;
}

/** The engine, with the server beside it where bounds are heavy. */
export function withServer(engine: Engine): Engine {
  let isServed = true;
  return {
    ...engine,
    check: (pattern, bounds, listener = {}) => {
      const card = pattern.kind === 'library' ? findCard(pattern.slug) : undefined;
      const isOwn = pattern.kind !== 'library' || pattern.cast !== undefined;
      if (isOwn || card === undefined || !isServed || !isHeavy(bounds)) {
        return engine.check(pattern, bounds, listener);
      }
      let most = 0;
      const onProgress = (states: number): void => {
        most = Math.max(most, states);
        listener.onProgress?.(most);
      };
      const local = engine.check(pattern, bounds, { ...listener, onProgress });
      let remote: EventSource | undefined;
      const closeRemote = (): void => {
        remote?.close();
        remote = undefined;
      };
      let decide: (checked: Checked) => void = () => undefined;
      const decided = new Promise<Checked>((resolve) => {
        decide = resolve;
      });
      const result = Promise.race([local.result, decided]);
      void result.catch(() => undefined).then(closeRemote);
      const openRemote = (): void => {
        remote = ask(pattern.slug, bounds, {
          onProgress,
          onVerdicts: (verdicts) => {
            if (verdicts.some(({ status }) => status === 'unknown')) return;
            local.drop();
            decide({ card, verdicts });
          },
          onNobody: () => {
            isServed = false;
          },
        });
      };
      openRemote();
      return {
        result,
        stop: () => {
          closeRemote();
          local.stop();
        },
        goOn: () => {
          local.goOn();
          openRemote();
        },
        drop: () => {
          closeRemote();
          local.drop();
        },
      };
    },
  };
}

type Listener = {
  readonly onProgress: (states: number) => void;
  readonly onVerdicts: (verdicts: readonly Verdict[]) => void;
  readonly onNobody: () => void;
};

function ask(slug: string, bounds: BoundsRequest, listener: Listener): EventSource {
  const query = new URLSearchParams({ pattern: slug, bounds: JSON.stringify(bounds) });
  const source = new EventSource(`api/check/stream?${query.toString()}`);
  let hasOpened = false;
  source.addEventListener('open', () => {
    hasOpened = true;
  });
  source.addEventListener('progress', (event: MessageEvent<string>) => {
    const { states } = JSON.parse(event.data) as { readonly states: number };
    listener.onProgress(states);
  });
  source.addEventListener('verdicts', (event: MessageEvent<string>) => {
    source.close();
    listener.onVerdicts(JSON.parse(event.data) as readonly Verdict[]);
  });
  source.addEventListener('problem', () => {
    source.close();
  });
  source.addEventListener('error', () => {
    // It would try again for ever; the worker goes on in any case.
    source.close();
    if (!hasOpened) listener.onNobody();
  });
  return source;
}
