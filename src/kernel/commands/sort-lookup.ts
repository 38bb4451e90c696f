/** The keys that SORT's BY and GET patterns stand for, looked up for each element. */
import { asBytes, isError, type ByteString } from '../base/index.ts';
import type { View } from './view.ts';

/**
 * The value that a pattern stands for, with the element in the place of its first star:
 * `weight_*` is a string, `object_*->field` a field of a hash, `#` the element itself.
 * `undefined` when there is none, or it has another type.
 */
export function lookUpPattern(
  view: View,
  pattern: ByteString,
  element: ByteString,
): ByteString | undefined {
  if (pattern === '#') return element;
  const star = pattern.indexOf('*');
  if (star < 0) return undefined;
  const arrow = pattern.indexOf('->', star + 1);
  const field = arrow < 0 ? '' : pattern.slice(arrow + 2);
  const end = field === '' ? pattern.length : arrow;
  const key = asBytes(pattern.slice(0, star) + element + pattern.slice(star + 1, end));
  const value = field === '' ? view.string(key) : view.hash(key);
  if (value === undefined || isError(value)) return undefined;
  return typeof value === 'string' ? value : value.get(asBytes(field));
}
