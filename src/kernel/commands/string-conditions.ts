/**
 * Conditions of SET and DELEX. They are judged against what this region shows here and now, so
 * the same condition can hold in two regions at once (STR-4, STR-6).
 */
import { digestOf, isError, lower, type ByteString, type ErrorReply } from '../base/index.ts';
import { error } from './errors.ts';
import type { Comparison, Condition } from './string-options.ts';
import type { View } from './view.ts';

const digestLength = 16;
const NOT_A_DIGEST = error('ERR must be exactly 16 hexadecimal characters');

/** Whether SET may write, or the error that the comparison ends in. */
export function judgeCondition(
  view: View,
  key: ByteString,
  condition: Condition | undefined,
): boolean | ErrorReply {
  if (condition === undefined) return true;
  const exists = view.type(key) !== undefined;
  if (!('operand' in condition)) return exists === (condition.kind === 'xx');
  if (!exists) return condition.kind === 'ifne' || condition.kind === 'ifdne';
  const value = view.string(key);
  if (isError(value)) return value;
  return value !== undefined && compareWith(value, condition);
}

/** Whether a value meets a comparison. */
export function compareWith(value: ByteString, comparison: Comparison): boolean | ErrorReply {
  const { kind, operand } = comparison;
  switch (kind) {
    case 'ifeq':
      return value === operand;
    case 'ifne':
      return value !== operand;
    case 'ifdeq':
    case 'ifdne': {
      if (operand.length !== digestLength) return NOT_A_DIGEST;
      return (lower(operand) === digestOf(value)) === (kind === 'ifdeq');
    }
  }
}
