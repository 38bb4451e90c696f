/** How SORT orders elements: by number or by bytes, of the elements or of their weights. */
import { asBytes, compareBytes, parseDouble, type ByteString } from '../base/index.ts';

export type SortOrder = {
  readonly isDescending: boolean;
  readonly isAlphabetic: boolean;
  /** Stored results are compared as bytes, others as C strings: up to a zero byte. */
  readonly isStored: boolean;
  /** The weight of an element; absent when elements are their own weights. */
  readonly weightOf: ((element: ByteString) => ByteString | undefined) | undefined;
};

type Weighed<Weight> = { readonly element: ByteString; readonly weight: Weight };

/** `undefined` when a weight should be a number and is not. */
export function sortElements(
  elements: readonly ByteString[],
  order: SortOrder,
): readonly ByteString[] | undefined {
  const sign = order.isDescending ? -1 : 1;
  const weightOf = order.weightOf ?? ((element: ByteString): ByteString => element);
  if (order.isAlphabetic) {
    const weighed = elements.map((element) => ({ element, weight: weightOf(element) }));
    return weighed
      .sort((left, right) => sign * compareWeights(left.weight, right.weight, order.isStored))
      .map(({ element }) => element);
  }
  const weighed: Weighed<number>[] = [];
  for (const element of elements) {
    const weight = weightOf(element);
    const number = weight === undefined ? 0 : readWeight(weight);
    if (number === undefined) return undefined;
    weighed.push({ element, weight: number });
  }
  return weighed
    .sort((left, right) => sign * compareWeighed(left, right))
    .map((one) => one.element);
}

/** A missing weight comes before any other. */
function compareWeights(
  left: ByteString | undefined,
  right: ByteString | undefined,
  isStored: boolean,
): number {
  if (left === undefined || right === undefined) {
    return Number(left !== undefined) - Number(right !== undefined);
  }
  return isStored ? compareBytes(left, right) : compareBytes(untilZero(left), untilZero(right));
}

function untilZero(source: ByteString): string {
  const end = source.indexOf('\0');
  return end < 0 ? source : source.slice(0, end);
}

function compareWeighed(left: Weighed<number>, right: Weighed<number>): number {
  if (left.weight !== right.weight) return left.weight < right.weight ? -1 : 1;
  return compareBytes(left.element, right.element);
}

const smallestNormal = 2 ** -1022;

/**
 * C's strtod over the whole text: spaces may lead, a zero byte ends it, nothing at all is 0.
 * `undefined` for no number, and for what strtod calls out of range.
 */
function readWeight(source: ByteString): number | undefined {
  const body = untilZero(source).replace(/^[ \t\n\v\f\r]+/, '');
  // strtod that finds no number stops where it began, so only an empty text is read to its end.
  if (body === '') return untilZero(source) === '' ? 0 : undefined;
  const value = parseDouble(asBytes(body));
  if (value === undefined) return undefined;
  const isSubnormal = value !== 0 && Math.abs(value) < smallestNormal;
  return isSubnormal ? undefined : value;
}
