/**
 * Checks patterns in worker threads, so that all cores decide and the thread that asks stays free
 * to draw, to listen and to answer. A search knows nothing of threads: each runs as on one core,
 * and so its verdicts are the same.
 */
import { availableParallelism } from 'node:os';
import { extname, join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { pathToFileURL } from 'node:url';
import { Tinypool } from 'tinypool';
import { UsageError } from '../../kernel/index.ts';
import { slugOf, type BoundsRequest, type Pattern, type Verdict } from '../../explore/index.ts';
import { packageRoot } from '../package-root.ts';
import { createShared, SHARED, type CheckAnswer, type CheckTask } from './check-task.ts';

export type CheckAsk = {
  readonly pattern: Pattern;
  /** The file that exports it; `undefined`: the library. */
  readonly file?: string | undefined;
  readonly bounds?: BoundsRequest;
  readonly hasReadings?: boolean;
  /** Tokens to replay first. */
  readonly kept?: readonly string[];
  /** Time the search may take; what is undecided then is `unknown`. */
  readonly budgetMs?: number;
  /** Told now and then while the search runs. */
  readonly onProgress?: (progress: { readonly states: number; readonly depth: number }) => void;
  /** Ends the search: what is undecided then is `unknown`. */
  readonly signal?: AbortSignal;
};

export type CheckPool = {
  /** How many checks run at once. */
  readonly size: number;
  /** The verdicts, in the pattern's order. Bad use is a `UsageError`, as of `check`. */
  readonly check: (ask: CheckAsk) => Promise<readonly Verdict[]>;
  readonly close: () => Promise<void>;
};

/** How often somebody who waits is told how far a search came. */
const progressMs = 50;

/** `size`: threads at most; they start when they are needed. */
export function createCheckPool(size: number = availableParallelism()): CheckPool {
  const pool = new Tinypool({
    filename: entry(),
    name: 'answer',
    minThreads: 0,
    maxThreads: size,
    idleTimeout: 30_000,
    // Searching makes much that is forgotten at once: with room for it, it is seldom gone through.
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
  });
  return {
    size,
    async check({ pattern, file, bounds = {}, hasReadings = false, kept = [], ...ask }) {
      const shared = createShared();
      const release = listen(new Int32Array(shared), ask);
      const { budgetMs = Infinity } = ask;
      const task: CheckTask = {
        slug: slugOf(pattern.name),
        file,
        bounds,
        hasReadings,
        kept,
        budgetMs,
        shared,
      };
      try {
        const answer = asAnswer(await pool.run(task));
        if (answer.kind === 'refused') throw new UsageError(answer.message);
        return answer.verdicts;
      } finally {
        release();
      }
    },
    close: () => pool.destroy(),
  };
}

/** Tells the worker to stop and the asker how far it came; ends with the release. */
function listen(
  counters: Int32Array,
  { onProgress, signal }: Pick<CheckAsk, 'onProgress' | 'signal'>,
): () => void {
  const stop = (): void => {
    Atomics.store(counters, SHARED.stop, 1);
  };
  if (signal?.aborted === true) stop();
  signal?.addEventListener('abort', stop);
  const timer = setInterval(() => {
    const states = Atomics.load(counters, SHARED.states);
    if (states > 0) onProgress?.({ states, depth: Atomics.load(counters, SHARED.depth) });
  }, progressMs);
  return () => {
    clearInterval(timer);
    signal?.removeEventListener('abort', stop);
  };
}

/** The worker's file: beside this one among the sources, at its own place in what is published. */
function entry(): string {
  const isBuilt = extname(import.meta.filename) !== '.ts';
  const built = join(packageRoot(), 'dist', 'src', 'node', 'workers', 'check-worker.js');
  return isBuilt ? pathToFileURL(built).href : new URL('from-sources.mjs', import.meta.url).href;
}

/** The worker's answer, which only passes through the pool. */
const asAnswer = (answer: unknown): CheckAnswer => answer as CheckAnswer;
