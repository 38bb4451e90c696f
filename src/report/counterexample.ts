/**
 * A counterexample as text: one sentence, the numbered steps as a Time / Region table, why the last
 * one came out as it did, and the line that replays it. Every word about the run comes from a fresh
 * replay of the verdict's own token, never from the search.
 */
import {
  eventOf,
  renderRegionTable,
  tellReply,
  tellValue,
  type Run,
  type Story,
} from '../explain/index.ts';
import {
  parseToken,
  replay,
  slicePath,
  vary,
  type Counterexample,
  type Pattern,
  type Replay,
  type Step,
  type Execution,
  type Verdict,
} from '../explore/index.ts';
import { describeReplay } from './describe-replay.ts';
import { PLAIN, type Paint } from './paint.ts';
import { openScenario, openToken } from './open-line.ts';
import { variationWords } from './variation-words.ts';
import { count, traceSentence } from './verdict-words.ts';

export type CounterexampleOptions = {
  readonly paint?: Paint;
  /** Columns of the terminal. */
  readonly width?: number;
  /** The file the pattern came from, which a replay needs again. */
  readonly file?: string | undefined;
  /** The line that opens it in the playground: by its token in the library, or as a scenario. */
  readonly opens?: 'token' | 'scenario';
};

/** The run behind a verdict: of its counterexample, or of the witness of a `sometimes`. */
export async function runOfVerdict(pattern: Pattern, verdict: Verdict): Promise<Run | undefined> {
  return (await tellVerdict(pattern, verdict))?.run;
}

type ToldVerdict = {
  readonly told: Execution;
  readonly replayed: Replay;
  readonly run: Run;
  /** Moves of the token that do not matter, and are not told. */
  readonly leftOut: number;
};

async function tellVerdict(pattern: Pattern, verdict: Verdict): Promise<ToldVerdict | undefined> {
  const shown = verdict.counterexample ?? verdict.witness;
  const property = new Map(Object.entries(pattern.properties)).get(verdict.property);
  if (shown === undefined || property === undefined) return undefined;
  const { path: whole, lagIsBounded } = parseToken(shown.token);
  const all = { pattern, path: whole, lagIsBounded, property };
  // The smallest has nothing that could be left out.
  const path = verdict.exhaustive ? whole : await slicePath(all);
  const replayed = await replay(pattern, path, lagIsBounded);
  const title = `${pattern.name}: ${verdict.property}`;
  const run = describeReplay(replayed, { title, property });
  const leftOut = whole.moves.length - path.moves.length;
  return { told: { ...all, path }, replayed, run, leftOut };
}

/** The whole text of a refuted verdict, ending without a newline; empty for other verdicts. */
export async function renderCounterexample(
  pattern: Pattern,
  verdict: Verdict,
  options: CounterexampleOptions = {},
): Promise<string> {
  const { counterexample } = verdict;
  if (verdict.status !== 'refuted') return '';
  const { paint = PLAIN, file } = options;
  const name = paint.bad(verdict.property);
  if (counterexample === undefined)
    return `${name} is refuted: ${verdict.why ?? 'no execution shows it'}.`;
  const tale = await tellVerdict(pattern, verdict);
  if (tale === undefined) return '';
  const { told, replayed, run, leftOut } = tale;
  const mayVary = variationWords(replayed, run, await vary(told));
  return [
    `${name} is refuted in ${count(run.steps.length, 'step')}, ${circumstances(counterexample)}.`,
    ...[traceSentence(verdict)].filter((sentence) => sentence !== ''),
    ...(leftOut === 0
      ? []
      : [`Left out: ${count(leftOut, 'move')} of the token that do not matter.`]),
    '',
    renderRun(run, options),
    ...(mayVary.length === 0 ? [] : ['', paint.strong('What may vary'), ...mayVary]),
    '',
    replayLine(counterexample, file),
    ...openLines(options, counterexample, replayed, run),
  ].join('\n');
}

function openLines(
  { opens }: CounterexampleOptions,
  { token }: Counterexample,
  replayed: Replay,
  run: Run,
): readonly string[] {
  if (opens === undefined) return [];
  const line = opens === 'token' ? openToken(token) : openScenario(replayed, run);
  return line === undefined ? [] : [line];
}

/** The run as a Time / Region table and the reasons below it, ending without a newline. */
export function renderRun(run: Run, { paint = PLAIN, width }: CounterexampleOptions = {}): string {
  const table = renderRegionTable(run, width === undefined ? {} : { width });
  return [
    ...table.split('\n').map((line) => line.replace('← violates', paint.bad('← violates'))),
    ...storiesOf(run).flatMap((story) => ['', ...paintStory(story, paint)]),
  ].join('\n');
}

/** `npx geoproof replay gp1:…`: what a person types to see it again. */
export function replayLine({ token }: Counterexample, file?: string): string {
  const from = file === undefined ? '' : ` ${file}`;
  return `Replay: npx geoproof replay ${token}${from}`;
}

/** What it took: faults by kind, wrong clocks; or lag alone. */
function circumstances({ steps, token }: Counterexample): string {
  const of = (kind: Step['move']['kind']): number =>
    steps.filter(({ move, isFault }) => isFault && move.kind === kind).length;
  const skewed = parseToken(token).path.skewsMs.filter((ms) => ms !== 0).length;
  const parts = [
    ...(of('timeout') === 0 ? [] : [count(of('timeout'), 'lost reply', 'lost replies')]),
    ...(of('delay') === 0 ? [] : [count(of('delay'), 'late command')]),
    ...(of('cut') === 0 ? [] : [count(of('cut'), 'cut')]),
    ...(of('crash') === 0 ? [] : [count(of('crash'), 'crash', 'crashes')]),
    ...(skewed === 0 ? [] : [count(skewed, 'wrong clock')]),
  ];
  return parts.length === 0 ? 'without any fault' : `with ${parts.join(' and ')}`;
}

/** Why the violating step came out so; for a state at rest, why each region shows what it shows. */
function storiesOf(run: Run): readonly Story[] {
  const violated = run.steps.find(({ number }) => number === run.violated)?.event;
  const story = violated === undefined ? undefined : tellReply(run, violated);
  if (story !== undefined) return [story];
  const [contested] = run.keys;
  if (contested === undefined) return [];
  const atMs = (violated === undefined ? undefined : eventOf(run, violated)?.t) ?? run.endMs;
  const stories = run.regions.map(({ name }) =>
    tellValue(run, { region: name, key: contested.key, atMs }),
  );
  return stories.filter(({ lines }) => lines.length > 0);
}

/** The title, then each line under the number of the step it names. */
function paintStory({ title, lines }: Story, paint: Paint): readonly string[] {
  const body = lines.map(({ phrases, step }) => {
    const words = phrases.map(({ text, region, isStrong }) =>
      region === undefined
        ? isStrong === true
          ? paint.strong(text)
          : text
        : paint.region(region, text),
    );
    return `  ${paint.quiet(step === undefined ? ' →' : `${String(step)}.`)} ${words.join('')}`;
  });
  return [paint.strong(title), ...body];
}
