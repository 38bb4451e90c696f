/**
 * Tokens of executions that once refuted something, replayed before anything is searched: what
 * failed before is looked at first. A token says only which moves were made, so it outlives a
 * change of the clients as long as the moves are still possible.
 */
import { UsageError } from '../kernel/index.ts';
import { slugOf, type Pattern } from './pattern.ts';
import { isConfirmed, replay, type Replay, type Step } from './replay.ts';
import { parseToken } from './token.ts';

export type Kept = {
  readonly token: string;
  /**
   * `fails`: it still refutes something. `fixed`: it refutes nothing any more. `lost`: the clients
   * changed so that it cannot be carried out; `why` says where.
   */
  readonly outcome: 'fails' | 'fixed' | 'lost';
  /** The properties it refutes. */
  readonly refutes: readonly string[];
  readonly steps: readonly Step[];
  readonly why: string | undefined;
};

/** Replays the tokens that are this pattern's, in their order; others are left out. */
export async function replayKept(
  pattern: Pattern,
  tokens: readonly string[],
): Promise<readonly Kept[]> {
  const kept: Kept[] = [];
  for (const token of tokens) {
    if (parseToken(token).slug === slugOf(pattern.name)) kept.push(await replayOne(pattern, token));
  }
  return kept;
}

async function replayOne(pattern: Pattern, token: string): Promise<Kept> {
  const { path, lagIsBounded } = parseToken(token);
  try {
    const replayed = await replay(pattern, path, lagIsBounded);
    const refutes = refutedBy(replayed);
    const outcome = refutes.length > 0 ? 'fails' : 'fixed';
    return { token, outcome, refutes, steps: replayed.steps, why: undefined };
  } catch (thrown) {
    if (!(thrown instanceof UsageError)) throw thrown;
    return { token, outcome: 'lost', refutes: [], steps: [], why: thrown.message };
  }
}

/** Names of the properties that the end of an execution refutes. */
function refutedBy(replayed: Replay): readonly string[] {
  return Object.entries(replayed.pattern.properties)
    .filter(([, property]) => {
      if (property.kind === 'sometimes') return false;
      const isSpokenOf = property.kind === 'always' || replayed.isQuiet;
      return isSpokenOf && isConfirmed(replayed, property);
    })
    .map(([name]) => name);
}
