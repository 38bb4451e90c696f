/** The library's engine, with the server that served the page for what is too heavy for a page. */
import type { BoundsRequest, Verdict } from '../../src/index.ts';
import { findCard } from './catalogue.ts';
import type { Engine } from './engine.ts';
import { handOver } from './hand-over.ts';

export function withServer(engine: Engine): Engine {
  let isServed = true;
  return {
    ...engine,
    check: (pattern, bounds, listener = {}) => {
      const card = pattern.kind === 'library' ? findCard(pattern.slug) : undefined;
      // The server knows the library, with the cast it has.
      if (pattern.kind !== 'library' || pattern.cast !== undefined || card === undefined) {
        return engine.check(pattern, bounds, listener);
      }
      const { slug } = pattern;
      return handOver(
        (own) => engine.check(pattern, bounds, own),
        listener,
        () => isServed,
        (found) =>
          ask(slug, bounds, {
            onProgress: found.onProgress,
            onVerdicts: (verdicts) => {
              if (verdicts.every(isFinal)) found.onDecided({ card, verdicts });
              else found.onUndecided();
            },
            onNobody: () => {
              isServed = false;
              found.onUndecided();
            },
            onRefused: found.onUndecided,
          }),
      );
    },
  };
}

/** Decided, or undecided because the bounds end there: looking further would say the same. */
const isFinal = ({ status, explored, bounds }: Verdict): boolean =>
  status !== 'unknown' || explored.states > bounds.statesMax;

type Listener = {
  readonly onProgress: (states: number) => void;
  readonly onVerdicts: (verdicts: readonly Verdict[]) => void;
  /** No server of geoproof is there. */
  readonly onNobody: () => void;
  /** It is there and will not, or broke off. */
  readonly onRefused: () => void;
};

function ask(slug: string, bounds: BoundsRequest, listener: Listener): () => void {
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
    listener.onRefused();
  });
  source.addEventListener('error', () => {
    // It would try again for ever; the worker goes on in any case.
    source.close();
    if (hasOpened) listener.onRefused();
    else
      void isThere().then((isKnown) => {
        if (isKnown) listener.onRefused();
        else listener.onNobody();
      });
  });
  return () => {
    source.close();
  };
}

/** An event source does not say why it failed: a server that is full is still one. */
async function isThere(): Promise<boolean> {
  try {
    const response = await fetch('api/patterns', { method: 'HEAD' });
    return response.ok;
  } catch {
    return false;
  }
}
