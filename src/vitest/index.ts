/**
 * Matchers for vitest: `await expect(pattern).toHold({ bounds })`. A failure's text is the numbered
 * counterexample with its reasons and the line that replays it. Importing this file is enough.
 */
import { expect } from 'vitest';
import {
  definePattern,
  check,
  type CheckOptions,
  type Pattern,
  type Verdict,
} from '../explore/index.ts';
import { corpusBeside, readCorpus } from '../node/corpus/index.ts';
import { boundsWords, renderCounterexample, verdictWords } from '../report/index.ts';

export type MatchOptions = Pick<CheckOptions, 'bounds' | 'delivery'> & {
  /** Only this property; without it, all of them. */
  readonly property?: string;
  /** A folder of failing tokens that are replayed first; without it `corpus` beside the test. */
  readonly corpus?: string;
};

type Result = { readonly pass: boolean; readonly message: () => string };

/** Every property (or the named one) holds in every execution inside the bounds. */
async function toHold(received: unknown, options: MatchOptions = {}): Promise<Result> {
  const { pattern, verdicts } = await decide(received, options);
  const missed = verdicts.filter(({ status }) => status !== 'holds');
  const texts: string[] = [];
  for (const verdict of missed) texts.push(await failureText(pattern, verdict));
  return {
    pass: missed.length === 0,
    message: () =>
      missed.length === 0
        ? `expected '${pattern.name}' not to hold, and it does:\n${list(verdicts)}`
        : `expected '${pattern.name}' to hold.\n\n${texts.join('\n\n')}`,
  };
}

/** At least one property (or the named one) is refuted. */
async function toBeRefuted(received: unknown, options: MatchOptions = {}): Promise<Result> {
  const { pattern, verdicts } = await decide(received, options);
  const refuted = verdicts.filter(({ status }) => status === 'refuted');
  const texts: string[] = [];
  for (const verdict of refuted) texts.push(await failureText(pattern, verdict));
  return {
    pass: refuted.length > 0,
    message: () =>
      refuted.length > 0
        ? `expected '${pattern.name}' not to be refuted.\n\n${texts.join('\n\n')}`
        : `expected '${pattern.name}' to be refuted, and nothing in it is:\n${list(verdicts)}`,
  };
}

type Decided = { readonly pattern: Pattern; readonly verdicts: readonly Verdict[] };

/** Verdicts that mean something: an undecided one fails either way, so it is thrown. */
async function decide(
  received: unknown,
  { property, corpus, ...options }: MatchOptions,
): Promise<Decided> {
  const pattern = definePattern(asPattern(received));
  const kept = readCorpus(corpus ?? corpusBeside(expect.getState().testPath ?? ''), pattern);
  const all = await check(pattern, { ...options, kept });
  const verdicts = property === undefined ? all : all.filter((one) => one.property === property);
  if (verdicts.length === 0) {
    const names = all.map((one) => `'${one.property}'`).join(', ');
    throw new Error(`'${pattern.name}' has no property '${String(property)}'; there are: ${names}`);
  }
  const unknown = verdicts.find(({ status }) => status === 'unknown');
  const isRefutedAnyway = verdicts.some(({ status }) => status === 'refuted');
  if (unknown !== undefined && !isRefutedAnyway) {
    throw new Error(`'${pattern.name}': ${unknown.property} is undecided: ${unknown.why ?? ''}`);
  }
  return { pattern, verdicts };
}

/** `definePattern` looks at every part of it next. */
const asPattern = (received: unknown): Pattern => received as Pattern;

async function failureText(pattern: Pattern, verdict: Verdict): Promise<string> {
  if (verdict.status === 'unknown') return `${verdict.property} is undecided: ${verdict.why ?? ''}`;
  return renderCounterexample(pattern, verdict, { opens: 'scenario' });
}

function list(verdicts: readonly Verdict[]): string {
  const lines = verdicts.map((verdict) => `  ${verdict.property}: ${verdictWords(verdict)}`);
  const [first] = verdicts;
  const bounds = first === undefined ? [] : [`  explored: ${boundsWords(first.bounds)}`];
  return [...lines, ...bounds].join('\n');
}

/** For whoever calls `expect.extend` on an `expect` of their own. */
export const matchers = { toHold, toBeRefuted };

expect.extend(matchers);

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- vitest's own interface has it
  interface Matchers<T> {
    readonly toHold: (options?: MatchOptions) => Promise<void>;
    readonly toBeRefuted: (options?: MatchOptions) => Promise<void>;
  }
}
