/**
 * Writes that can be told apart at the end: each names something of its own, a member, a field, an
 * element, a bit of a counter or a whole value. Nobody else writes to these keys; some are deleted.
 * A write with a deadline has a key of its own, so that nothing but its deadline ends it.
 */
import type { Chooser } from '../../src/kernel/index.ts';

/** `a:n…` are counters: every increment is a power of two, and its bit says whether it counts. */
export const AUDIT_KEYS = [
  'a:set',
  'a:hash',
  'a:zset',
  'a:list',
  'a:string',
  'a:n0',
  'a:n1',
  'a:n2',
  'a:n3',
  'a:n4',
] as const;

/** Keys of writes with a deadline begin so. */
export const LEASE = 'a:lease:';

/** How long they last, ms: over before the next step, within the run, and longer than any run. */
const LEASES_MS = [30, 300, 3_000, 1_000_000_000] as const;

/** Increments of one counter, each with a bit of its own within 59. */
const BITS_PER_COUNTER = 48;

/** The command of step `at`; every step of a world gets another name. */
export function auditCommand({ pick }: Chooser, at: number): readonly string[] {
  const name = `w${String(at)}`;
  switch (pick(9, 'audit')) {
    case 0:
      return ['SADD', 'a:set', name];
    case 1:
      return ['HSET', 'a:hash', name, '1'];
    case 2:
      return ['ZADD', 'a:zset', '1', name];
    case 3:
      return ['RPUSH', 'a:list', name];
    case 4:
      return ['SET', 'a:string', name];
    case 5:
    case 6: {
      const counter = `a:n${String(Math.floor(at / BITS_PER_COUNTER))}`;
      return ['INCRBY', counter, String(2 ** (at % BITS_PER_COUNTER))];
    }
    case 7: {
      const ms = LEASES_MS[pick(LEASES_MS.length, 'lease')] ?? 30;
      return ['SET', `${LEASE}${String(at)}`, name, 'PX', String(ms)];
    }
    default:
      return ['DEL', AUDIT_KEYS[pick(AUDIT_KEYS.length, 'key')] ?? 'a:set'];
  }
}
