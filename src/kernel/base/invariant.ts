/** A broken assumption of ours: always on, never caught in src, says what was expected. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${message}`);
}

/** Bad use by a caller (an option, a region name): says what was wrong and what would be right. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export function requireUse(condition: boolean, message: string): asserts condition {
  if (!condition) throw new UsageError(message);
}
