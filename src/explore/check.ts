/** Checks a pattern: every property decided over every execution inside the bounds. */
import { resolveProfile, UsageError, type Profile, type SwitchName } from '../kernel/index.ts';
import { ClientFault } from '../clients/index.ts';
import { resolveBounds, type Bounds } from './bounds.ts';
import { checkOptions, type CheckOptions } from './check-options.ts';
import { createModel } from './model.ts';
import type { Delivery } from './transition-system.ts';
import { notExplored } from './adequacy.ts';
import { replayKept, type Kept } from './kept.ts';
import { definePattern, type Pattern, type Status } from './pattern.ts';
import type { Property } from './property.ts';
import { DEFAULT_SAMPLE, drawPath, samplePath, type SampleOptions } from './random.ts';
import { readingsOf, summarise, watchProfile, withReading, type Reading } from './readings.ts';
import { isConfirmed, replay, type Replay } from './replay.ts';
import { findingFor, type Finding } from './judge.ts';
import type { Path } from './path.ts';
import { search, type SearchResult } from './search.ts';
import { printToken } from './token.ts';
import type { Counterexample, Verdict } from './verdict.ts';

/** One verdict per property, in the pattern's order. */
export async function check(pattern: Pattern, options: CheckOptions = {}): Promise<Verdict[]> {
  definePattern(pattern);
  checkOptions(options);
  const touched = new Set<SwitchName>();
  const verdicts = await checkOnce(pattern, options, touched);
  return options.readings === 'all' ? readAll(pattern, options, verdicts, touched) : verdicts;
}

/** The same pattern under every reading of the switches it touched. */
async function readAll(
  pattern: Pattern,
  options: CheckOptions,
  verdicts: readonly Verdict[],
  touched: ReadonlySet<SwitchName>,
): Promise<Verdict[]> {
  const outcomes = verdicts.map((): { reading: Reading; status: Status }[] => []);
  for (const reading of readingsOf(touched)) {
    const profile = withReading(pattern.profile, reading);
    const read = await checkOnce({ ...pattern, profile }, options, new Set());
    for (const [at, { status }] of read.entries()) outcomes[at]?.push({ reading, status });
  }
  return verdicts.map((verdict, at) => ({ ...verdict, readings: summarise(outcomes[at] ?? []) }));
}

async function checkOnce(
  pattern: Pattern,
  options: CheckOptions,
  touched: Set<SwitchName>,
): Promise<Verdict[]> {
  const bounds = resolveBounds(pattern.bounds, options.bounds);
  const properties = new Map(Object.entries(pattern.properties));
  const profile = watchProfile(resolveProfile(pattern.profile), touched);
  const searchOptions = {
    statesMax: bounds.statesMax,
    shouldStop: options.shouldStop ?? (() => false),
    onProgress: options.onProgress ?? (() => undefined),
  };
  const replays: Replays = new Map();
  const judgeAll = async (result: SearchResult): Promise<Verdict[]> => {
    const verdicts: Verdict[] = [];
    for (const [name, property] of properties) {
      verdicts.push(await judge(pattern, name, property, { bounds, result, replays }));
    }
    return verdicts;
  };
  const { onFound, goOn } = options;
  const listeners = {
    ...(onFound === undefined
      ? {}
      : {
          onFound: async (name: string, result: SearchResult): Promise<void> => {
            const property = properties.get(name);
            if (property === undefined) return;
            const verdict = await judge(pattern, name, property, { bounds, result, replays });
            await onFound({ verdict, isSmallest: true });
          },
        }),
    ...(goOn === undefined
      ? {}
      : { goOn: async (result: SearchResult) => goOn(await judgeAll(result)) }),
  };
  let isSymmetric = options.symmetry ?? true;
  /** Begins with what makes the fewest states, and again with less of it where that is not justified. */
  const run = async (delivery: Delivery): Promise<SearchResult> => {
    let hasInstants = delivery === 'every';
    for (;;) {
      const model = createModel(pattern, bounds, profile, { delivery, isSymmetric, hasInstants });
      const result = await search(model, properties, delivery, { ...searchOptions, ...listeners });
      const isUnjustified = result.needsNames || result.needsInstants;
      if (!isUnjustified || result.stopped === 'asked') return result;
      if (result.needsNames) isSymmetric = false;
      if (result.needsInstants) hasInstants = true;
    }
  };

  const wanted = options.delivery ?? 'auto';
  // What a crash takes depends on what had arrived before it, so every arrival counts.
  const isReducible = bounds.lagMsMax === undefined && bounds.faults.crashes === 0;
  try {
    const kept = await replayKept(pattern, options.kept ?? []);
    const remembered = new Map<string, Verdict>();
    for (const [name, property] of properties) {
      const verdict = rememberedVerdict(basics(pattern, name, property, bounds), kept);
      if (verdict === undefined) continue;
      remembered.set(name, verdict);
      await onFound?.({ verdict, isSmallest: false });
    }
    if (onFound !== undefined) await drawEarly(pattern, { bounds, profile }, onFound);
    let result = await run(wanted === 'every' || !isReducible ? 'every' : 'before-commands');
    if (result.needsEvery) result = await run('every');
    const verdicts: Verdict[] = [];
    for (const verdict of await judgeAll(result)) {
      const property = properties.get(verdict.property);
      if (property === undefined) continue;
      const before = verdict.status === 'unknown' ? remembered.get(verdict.property) : undefined;
      if (before !== undefined) {
        verdicts.push({ ...before, explored: verdict.explored });
        continue;
      }
      const isBeyond = verdict.status === 'unknown' && result.stopped === 'states';
      const isSampled = isBeyond && options.sample !== false;
      const sampling = { ...DEFAULT_SAMPLE, ...(options.sample === false ? {} : options.sample) };
      verdicts.push(
        isSampled
          ? await sample(pattern, verdict, property, { bounds, profile, sampling })
          : verdict,
      );
    }
    return verdicts;
  } catch (fault) {
    // A client that breaks its contract decides nothing; bad use is the caller's to hear.
    if (!(fault instanceof ClientFault)) throw fault;
    return [...properties].map(([name, property]) => ({
      ...basics(pattern, name, property, bounds),
      status: 'unknown',
      exhaustive: false,
      explored: { states: 0, transitions: 0 },
      why: fault.message,
    }));
  }
}

/** What kept tokens say of a property; nothing, where none of them refutes it. */
function rememberedVerdict(
  common: Pick<Verdict, 'property' | 'kind' | 'bounds'>,
  kept: readonly Kept[],
): Verdict | undefined {
  const failing = kept.filter(({ refutes }) => refutes.includes(common.property));
  const [first, ...others] = failing;
  if (first === undefined) return undefined;
  const { token, steps } = others.reduce(
    (least, one) => (one.steps.length < least.steps.length ? one : least),
    first,
  );
  return {
    ...common,
    status: 'refuted',
    exhaustive: false,
    explored: { states: 0, transitions: 0 },
    counterexample: { steps, token },
  };
}

/** Few enough that even a costly pattern shows something at once. */
const EARLY: SampleOptions = { runs: 12, stepsMax: 40, seed: 1 };

/** A counterexample of each property that one of a few random runs meets. */
async function drawEarly(
  pattern: Pattern,
  { bounds, profile }: { readonly bounds: Bounds; readonly profile: Profile },
  onFound: NonNullable<CheckOptions['onFound']>,
): Promise<void> {
  for (const [name, property] of Object.entries(pattern.properties)) {
    if (property.kind === 'sometimes') continue;
    const path = await drawPath(pattern, property, bounds, profile, EARLY).catch(
      (thrown: unknown) => {
        // A client's fault ends the check; a property that throws is the search's to report.
        if (thrown instanceof ClientFault) throw thrown;
        return undefined;
      },
    );
    if (path === undefined) continue;
    await onFound({
      isSmallest: false,
      verdict: {
        ...basics(pattern, name, property, bounds),
        status: 'refuted',
        exhaustive: false,
        explored: { states: 0, transitions: 0 },
        counterexample: await confirm(pattern, name, property, path, bounds),
      },
    });
  }
}

type Sampling = {
  readonly bounds: Bounds;
  readonly profile: Profile;
  readonly sampling: SampleOptions;
};

/** Beyond the bound on states: random runs may still refute, or show a witness. */
async function sample(
  pattern: Pattern,
  verdict: Verdict,
  property: Property,
  { bounds, profile, sampling }: Sampling,
): Promise<Verdict> {
  const path = await samplePath(pattern, property, bounds, profile, sampling);
  const runs = `${String(sampling.runs)} random runs`;
  if (path === undefined) {
    return { ...verdict, why: `${verdict.why ?? ''}; ${runs} beyond them showed nothing` };
  }
  const { why: _why, ...decided } = verdict;
  const shown = await confirm(pattern, verdict.property, property, path, bounds);
  return property.kind === 'sometimes'
    ? { ...decided, status: 'holds', witness: shown }
    : { ...decided, status: 'refuted', counterexample: shown };
}

type Searched = {
  readonly bounds: Bounds;
  readonly result: SearchResult;
  readonly replays: Replays;
};

/** By token: one execution often decides several properties. */
type Replays = Map<string, Promise<Replay>>;

async function judge(
  pattern: Pattern,
  name: string,
  property: Property,
  { bounds, result, replays }: Searched,
): Promise<Verdict> {
  const finding = findingFor(result.findings, name);
  const common = {
    ...basics(pattern, name, property, bounds),
    exhaustive: result.isComplete,
    explored: { states: result.states, transitions: result.transitions },
  };
  if (finding.thrown !== undefined) {
    return { ...common, status: 'unknown', why: `the property itself threw: ${finding.thrown}` };
  }
  const shown =
    finding.path === undefined
      ? undefined
      : await confirm(pattern, name, property, finding.path, bounds, replays);
  if (property.kind === 'sometimes') return witnessed(common, shown, result, finding);
  if (shown === undefined) return undecidedOrHolds(common, finding, result, bounds);
  const trace = traceOf(name, result);
  return {
    ...common,
    status: 'refuted',
    counterexample: shown,
    ...(trace === undefined ? {} : { trace }),
  };
}

type Common = Omit<Verdict, 'status'>;

function basics(
  pattern: Pattern,
  property: string,
  { kind }: Property,
  bounds: Bounds,
): Pick<Verdict, 'property' | 'kind' | 'bounds'> {
  const regions = pattern.regions.length;
  return { property, kind, bounds: { ...bounds, regions, clients: pattern.clients.length } };
}

function witnessed(
  common: Common,
  shown: Counterexample | undefined,
  result: SearchResult,
  finding: Finding,
): Verdict {
  if (shown !== undefined) return { ...common, status: 'holds', witness: shown };
  if (!result.isComplete) return { ...common, status: 'unknown', why: whyStopped(result) };
  const why = `no execution inside the bounds shows it, in ${String(finding.tested)} states`;
  return { ...common, status: 'refuted', why };
}

function undecidedOrHolds(
  common: Common,
  finding: Finding,
  result: SearchResult,
  bounds: Bounds,
): Verdict {
  if (!result.isComplete) return { ...common, status: 'unknown', why: whyStopped(result, bounds) };
  const hint = notExplored(bounds, common.bounds);
  if (finding.exercised > 0) return { ...common, status: 'holds', hint };
  const warning =
    common.kind === 'always'
      ? 'never exercised: no explored state tested what it claims'
      : 'never exercised: no execution inside the bounds came to rest';
  return { ...common, status: 'holds', warning, hint };
}

function whyStopped(result: SearchResult, bounds?: Bounds): string {
  const covered = `${String(result.states)} states up to ${String(result.depth)} steps were covered`;
  if (result.stopped === 'asked') return `stopped before it was decided; ${covered}`;
  const limit = bounds === undefined ? '' : ` (statesMax ${String(bounds.statesMax)})`;
  return `the bound on states was reached${limit}; ${covered}`;
}

/** Replays the path and refuses to show anything the replay does not confirm. */
async function confirm(
  pattern: Pattern,
  name: string,
  property: Property,
  path: Path,
  bounds: Bounds,
  replays: Replays = new Map(),
): Promise<Counterexample> {
  const lagIsBounded = bounds.lagMsMax !== undefined;
  const token = printToken(pattern.name, path, lagIsBounded);
  const replaying = replays.get(token) ?? replay(pattern, path, lagIsBounded);
  replays.set(token, replaying);
  const replayed = await replaying;
  if (!isConfirmed(replayed, property)) {
    throw new UsageError(
      `pattern '${pattern.name}': the search found a path for '${name}' that its replay does not ` +
        `confirm (${token}); the likely cause is a property or client that keeps state of its own`,
    );
  }
  return { steps: replayed.steps, token };
}

function traceOf(name: string, result: SearchResult): Verdict['trace'] {
  const traces = result.traces.get(name);
  if (traces === undefined || traces.violated.size === 0 || !result.isComplete) return undefined;
  const hidden = [...traces.violated].filter((trace) => traces.kept.has(trace)).length;
  if (hidden === traces.violated.size) return 'silent';
  return hidden === 0 ? 'visible' : 'sometimes silent';
}
