/** The expiry register of a key or field, declared: EXP-1…3, EXP-10, EXP-11. */
import { survivors, type Operation } from './operation.ts';

export type DeadlineWhat =
  | { readonly op: 'set'; readonly atMs: number }
  /** The key was deleted, or is made anew. */
  | { readonly op: 'clear' };

/** The deadline in force: the longest that nobody had replaced, of equals the smallest instance's. */
export function readDeadline(
  visible: readonly Operation<DeadlineWhat>[],
): { readonly atMs: number; readonly origin: number } | undefined {
  const living = survivors(visible, visible).flatMap(({ what, origin }) =>
    what.op === 'set' ? [{ atMs: what.atMs, origin }] : [],
  );
  return living.sort((left, right) =>
    left.atMs === right.atMs ? left.origin - right.origin : left.atMs < right.atMs ? 1 : -1,
  )[0];
}
