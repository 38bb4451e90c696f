/** Runs in a worker: finds the pattern, checks it, and tells how far it came. */
import { requireUse, UsageError } from '../../kernel/index.ts';
import { check, slugOf, type Pattern, type Verdict } from '../../explore/index.ts';
import { findPattern } from '../../../models/index.ts';
import { loadPatterns } from '../cli/load-file.ts';
import { SHARED, type CheckAnswer, type CheckTask } from './check-task.ts';

/** A file that several tasks name is loaded once. */
const loaded = new Map<string, Promise<readonly Pattern[]>>();

/** Called by the pool with a task's data. */
export async function answer(task: CheckTask): Promise<CheckAnswer> {
  try {
    return { kind: 'verdicts', verdicts: await decide(task) };
  } catch (thrown) {
    if (thrown instanceof UsageError) return { kind: 'refused', message: thrown.message };
    throw thrown;
  }
}

async function decide(task: CheckTask): Promise<readonly Verdict[]> {
  const counters = new Int32Array(task.shared);
  const untilMs = performance.now() + task.budgetMs;
  return check(await patternOf(task), {
    bounds: task.bounds,
    kept: task.kept,
    ...(task.hasReadings ? { readings: 'all' } : {}),
    shouldStop: () => Atomics.load(counters, SHARED.stop) !== 0 || performance.now() >= untilMs,
    onProgress: ({ states, depth }) => {
      Atomics.store(counters, SHARED.states, states);
      Atomics.store(counters, SHARED.depth, depth);
    },
  });
}

async function patternOf({ slug, file }: CheckTask): Promise<Pattern> {
  let pattern = findPattern(slug);
  if (file !== undefined) {
    const patterns = loaded.get(file) ?? loadPatterns(file);
    loaded.set(file, patterns);
    pattern = (await patterns).find(({ name }) => slugOf(name) === slug);
  }
  requireUse(pattern !== undefined, `no pattern is called '${slug}'${file ? ` in ${file}` : ''}`);
  return pattern;
}
