/**
 * Random search beyond the bounds of the exhaustive one. A run is a list of naturals: the first
 * draws which kinds of fault may happen at all (swarm), each further one picks the next step among
 * those possible; then links heal and everything is delivered. fast-check draws and shrinks the
 * list. What it finds is then searched exhaustively up to its own length, so that the same bug
 * gives the same, smallest counterexample whatever the seed; past `statesMax` the shrunk run stays.
 *
 * It can refute, or show a witness. It never says that anything holds.
 */
import type { Profile } from '../kernel/index.ts';
import type { Bounds } from './bounds.ts';
import { lookAt } from './facts.ts';
import { createModel } from './model.ts';
import type { Model } from './transition-system.ts';
import { isFault, type Move } from './move.ts';
import type { Pattern } from './pattern.ts';
import type { Property } from './property.ts';
import type { Path } from './path.ts';
import { search } from './search.ts';

export type SampleOptions = {
  /** Runs to draw. */
  readonly runs: number;
  /** Steps of one run before it is brought to rest. */
  readonly stepsMax: number;
  readonly seed: number;
};

export const DEFAULT_SAMPLE: SampleOptions = { runs: 300, stepsMax: 100, seed: 1 };

/** Steps allowed to bring a run to rest. */
const restStepsMax = 10_000;

/** The smallest path found to a violation (or witness) of the property; `undefined` if none was. */
export async function samplePath(
  pattern: Pattern,
  property: Property,
  bounds: Bounds,
  profile: Profile,
  options: SampleOptions,
): Promise<Path | undefined> {
  const { array, asyncProperty, check: checkProperty, nat } = await drawing();
  const model = createModel(pattern, bounds, profile, { delivery: 'every' });
  let found: Path | undefined;
  const schedule = array(nat({ max: 0xffff }), { maxLength: options.stepsMax });
  await checkProperty(
    asyncProperty(schedule, async (naturals) => {
      const path = await walk(model, property, naturals);
      // The last failure that shrinking meets is the smallest one.
      if (path !== undefined) found = path;
      return path === undefined;
    }),
    { seed: options.seed, numRuns: options.runs },
  );
  return found === undefined ? undefined : canonical(pattern, property, bounds, profile, found);
}

/** Few checks draw at all, so only those wait for fast-check to load. */
const drawing = (): Promise<typeof import('fast-check')> => import('fast-check');

/** What one of a few random runs meets, as it is: soon there, and seldom small. */
export async function drawPath(
  pattern: Pattern,
  property: Property,
  bounds: Bounds,
  profile: Profile,
  options: SampleOptions,
): Promise<Path | undefined> {
  const { array, nat, sample } = await drawing();
  const model = createModel(pattern, bounds, profile, { delivery: 'every' });
  const schedule = array(nat({ max: 0xffff }), { maxLength: options.stepsMax });
  for (const naturals of sample(schedule, { seed: options.seed, numRuns: options.runs })) {
    const path = await walk(model, property, naturals);
    if (path !== undefined) return path;
  }
  return undefined;
}

/** Exhaustive up to the length of the path: the canonical counterexample, where it is in reach. */
async function canonical(
  pattern: Pattern,
  property: Property,
  bounds: Bounds,
  profile: Profile,
  path: Path,
): Promise<Path> {
  const model = createModel(pattern, bounds, profile, { delivery: 'every' });
  const result = await search(model, new Map([['sampled', property]]), 'every', {
    statesMax: bounds.statesMax,
    stepsMax: path.moves.length,
    stopAtFirst: true,
    shouldStop: () => false,
    onProgress: () => undefined,
  });
  return result.findings.get('sampled')?.path ?? path;
}

/** One run: the path up to the first violation, if the run meets one. */
async function walk(
  model: Model,
  property: Property,
  naturals: readonly number[],
): Promise<Path | undefined> {
  const [mix = 0, ...picks] = naturals;
  const initial = await model.initial();
  let state = initial[mix % initial.length] ?? new Int32Array(model.layout.width);
  const skewsMs = model.skewsOf(state);
  const moves: Move[] = [];
  const allows = (move: Move): boolean => !isFault(move) || (mix & swarmBit(move)) !== 0;

  for (let step = 0; step < picks.length + restStepsMax; step++) {
    if (isMet(model, property, state)) return { skewsMs, persistence: model.persistence, moves };
    const next = await successorsOf(model, state);
    const isResting = step >= picks.length;
    const possible = next.filter((one) =>
      one.moves.every((move) => (isResting ? !isFault(move) : allows(move))),
    );
    const chosen = possible[(picks[step] ?? 0) % Math.max(1, possible.length)];
    if (chosen === undefined) return undefined;
    moves.push(...chosen.moves);
    state = chosen.state;
  }
  return undefined;
}

/** Which bit of a run's first natural allows this kind of fault. */
function swarmBit({ kind }: Move): number {
  if (kind === 'timeout') return 1;
  if (kind === 'delay') return 8;
  return kind === 'cut' ? 2 : 4;
}

type Successor = { readonly moves: readonly Move[]; readonly state: Int32Array };

async function successorsOf(model: Model, state: Int32Array): Promise<Successor[]> {
  for (;;) {
    const next: Successor[] = [];
    const visit = (tuple: Int32Array): void => {
      next.push({ moves: model.moves(), state: Int32Array.from(tuple) });
    };
    if (model.successors(state, visit)) return next;
    await model.prepare();
  }
}

/** True when this state violates the property, or witnesses it. */
function isMet(model: Model, property: Property, state: Int32Array): boolean {
  const { facts } = lookAt(model, state);
  switch (property.kind) {
    case 'always':
      return !property.holds(facts);
    case 'sometimes':
      return property.holds(facts);
    case 'when-quiet':
      return model.isQuiet(state) && !property.holds(facts);
    case 'converges':
      return model.isQuiet(state) && !facts.hasConverged();
  }
}
