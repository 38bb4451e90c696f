/** A command whose answer may never come: whoever sends it goes on knowing no more than that. */
import { UnknownOutcome, type Connection, type PlainReply } from '../../src/index.ts';

/** The reply; `undefined` when there was none, and the command may or may not have run. */
export async function attempt(
  redis: Connection,
  ...argv: readonly string[]
): Promise<PlainReply | undefined> {
  try {
    return await redis.call(...argv);
  } catch (thrown) {
    if (thrown instanceof UnknownOutcome) return undefined;
    throw thrown;
  }
}
