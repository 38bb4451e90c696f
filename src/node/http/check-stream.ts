/**
 * `/api/check/stream`: one check in a worker thread, told as server-sent events while it runs:
 * `progress` a few times a second, then `verdicts` or `problem`, then the end. Whoever closes the
 * connection ends the check. There are only so many at once, each inside a budget of time.
 */
import { clearInterval, setInterval } from 'node:timers';
import { Router, type Response } from 'express';
import { resolveBounds, type BoundsRequest } from '../../explore/index.ts';
import { UsageError } from '../../kernel/index.ts';
import type { CheckPool } from '../workers/index.ts';
import { patternOf, readQuery } from './api.ts';
import { Problem } from './problem.ts';

export type StreamOptions = {
  readonly pool: CheckPool;
  /** Ends what runs; every listener still gets what was decided. */
  readonly stop: AbortSignal;
};

export const streamsMax = 4;
export const statesInStreamMax = 50_000_000;
const boundsLengthMax = 2000;
const budgetMs = 300_000;
const progressEveryMs = 250;
/** Proxies close what is silent. */
const sayAliveMs = 15_000;

export function createCheckStream({ pool, stop }: StreamOptions): Router {
  const router = Router();
  let open = 0;
  router.get('/check/stream', async (request, response) => {
    const query = readQuery(request, ['pattern', 'bounds']);
    const pattern = patternOf(query.get('pattern'));
    const bounds = readBounds(query.get('bounds'));
    if (open >= streamsMax || stop.aborted) {
      throw new Problem(503, `${String(streamsMax)} checks are running`, 'ask again in a moment');
    }
    open += 1;
    const gone = new AbortController();
    response.on('close', () => {
      gone.abort();
    });
    const stream = openStream(response);
    let toldMs = -Infinity;
    try {
      const verdicts = await pool.check({
        pattern,
        bounds,
        budgetMs,
        signal: AbortSignal.any([gone.signal, stop]),
        onProgress: (progress) => {
          const nowMs = performance.now();
          if (nowMs - toldMs < progressEveryMs) return;
          toldMs = nowMs;
          stream.say('progress', progress);
        },
      });
      stream.say('verdicts', verdicts);
    } catch (thrown) {
      if (!(thrown instanceof UsageError)) console.error(thrown);
      const message = thrown instanceof UsageError ? thrown.message : 'The check broke off.';
      stream.say('problem', { message });
    } finally {
      open -= 1;
      stream.end();
    }
  });
  return router;
}

type Stream = {
  readonly say: (event: string, data: unknown) => void;
  readonly end: () => void;
};

function openStream(response: Response): Stream {
  response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.flushHeaders();
  const alive = setInterval(() => response.write(': still here\n\n'), sayAliveMs);
  return {
    say: (event, data) => {
      if (!response.destroyed) response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    end: () => {
      clearInterval(alive);
      response.end();
    },
  };
}

/** JSON of a request for bounds; `resolveBounds` says what is wrong with its parts. */
function readBounds(text: string | undefined): BoundsRequest {
  if (text === undefined || text === '') return {};
  const wanted = 'an object such as {"faults":{"timeouts":1},"statesMax":5000000}';
  if (text.length > boundsLengthMax) {
    throw new Problem(400, `'bounds' has ${String(text.length)} characters`, wanted);
  }
  const bounds = parseObject(text);
  if (bounds === undefined) throw new Problem(400, `'bounds' is no JSON object`, wanted);
  try {
    const { statesMax } = resolveBounds(bounds);
    if (statesMax > statesInStreamMax) {
      throw new UsageError(`bounds.statesMax is at most ${String(statesInStreamMax)} here`);
    }
    return bounds;
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    throw new Problem(400, message, wanted);
  }
}

function parseObject(text: string): BoundsRequest | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? value : undefined;
  } catch {
    return undefined;
  }
}
