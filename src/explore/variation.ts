/**
 * What of an execution may be otherwise without changing how it comes out. Nothing is concluded:
 * every variant was replayed, and counts only when it is possible, leads to the same violation (or
 * witness), and gives every client the same replies and the same to tell.
 *
 * Cost: a replay for each neighbour, and for each arrival at most one for each later place. Left
 * out: several changes at once.
 */
import { canonical, UsageError } from '../kernel/index.ts';
import { printMove, type Move } from './move.ts';
import type { Path } from './path.ts';
import type { Pattern } from './pattern.ts';
import type { Property } from './property.ts';
import { isConfirmed, replay, type Replay } from './replay.ts';

export type Variation = {
  /** Moves that may change places with the one behind them, by their place in the path. */
  readonly swaps: readonly number[];
  /** Arrivals that may come later: behind which move at the latest, by their place in the path. */
  readonly later: ReadonlyMap<number, number>;
};

export type Execution = {
  readonly pattern: Pattern;
  readonly path: Path;
  readonly lagIsBounded: boolean;
  readonly property: Property;
};

/** Longer executions are not varied: nobody would read it. */
const movesVariedMax = 40;

export async function vary(told: Execution): Promise<Variation> {
  const { moves } = told.path;
  const swaps: number[] = [];
  const later = new Map<number, number>();
  const original = moves.length > movesVariedMax ? undefined : await tryReplay(told, moves);
  if (original === undefined || !isSame(told, original)) return { swaps, later };
  const outcome = outcomeOf(original);
  const comesOutSame = async (varied: readonly Move[]): Promise<boolean> => {
    const replayed = await tryReplay(told, varied);
    return replayed !== undefined && isSame(told, replayed) && outcomeOf(replayed) === outcome;
  };

  for (const [place, move] of moves.entries()) {
    const next = moves[place + 1];
    if (next !== undefined && isOrdered(move, next)) continue;
    if (next !== undefined && (await comesOutSame(moved(moves, place, place + 1)))) {
      swaps.push(place);
    }
    if (move.kind !== 'deliver') continue;
    let latest = place;
    while (latest + 1 < moves.length && (await comesOutSame(moved(moves, place, latest + 1)))) {
      latest++;
    }
    if (latest > place) later.set(place, latest);
  }
  return { swaps, later };
}

/**
 * The same execution without the moves that do not matter: whatever is left out, the property is
 * refuted (or witnessed) all the same. Only of a property that speaks at any time, because one that
 * speaks at rest needs every move to come to rest.
 */
export async function slicePath(told: Execution): Promise<Path> {
  const { property, path } = told;
  const isAnyTime = property.kind === 'always' || property.kind === 'sometimes';
  if (!isAnyTime || path.moves.length > movesVariedMax) return path;
  let kept = path.moves;
  for (let place = kept.length - 1; place >= 0; place--) {
    const fewer = kept.filter((_, at) => at !== place);
    const replayed = await tryReplay(told, fewer);
    if (replayed !== undefined && isSame(told, replayed)) kept = fewer;
  }
  return { ...path, moves: kept };
}

/** `undefined`: not possible. */
async function tryReplay(
  { pattern, path, lagIsBounded }: Execution,
  moves: readonly Move[],
): Promise<Replay | undefined> {
  try {
    return await replay(pattern, { ...path, moves }, lagIsBounded);
  } catch (thrown) {
    if (thrown instanceof UsageError) return undefined;
    throw thrown;
  }
}

function isSame({ property }: Execution, replayed: Replay): boolean {
  const isAnyTime = property.kind === 'always' || property.kind === 'sometimes';
  return (isAnyTime || replayed.isQuiet) && isConfirmed(replayed, property);
}

function outcomeOf({ pattern, facts }: Replay): string {
  const histories = pattern.clients.map(({ name }) => [
    facts.replies(name).map(({ argv, reply }) => [argv, reply]),
    facts.told().filter(({ client }) => client === name),
  ]);
  return canonical(histories);
}

/** Nothing can be said of the order of these two: they are the same, or of one client. */
function isOrdered(move: Move, next: Move): boolean {
  if (printMove(move) === printMove(next)) return true;
  return 'client' in move && 'client' in next && move.client === next.client;
}

function moved(moves: readonly Move[], from: number, to: number): readonly Move[] {
  const move = moves[from];
  const others = moves.filter((_, at) => at !== from);
  return move === undefined ? moves : [...others.slice(0, to), move, ...others.slice(to)];
}
