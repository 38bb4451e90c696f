/** What the properties of the library ask of the things that were told. */
import type { Facts, PlainReply, Told } from '../../src/index.ts';

export const valuesOf = (told: readonly Told[]): readonly string[] =>
  told.map(({ value }) => value ?? '');

/** How many different values were told, however often each. */
export const differentValues = (told: readonly Told[]): number => new Set(valuesOf(told)).size;

export const areDistinct = (told: readonly Told[]): boolean =>
  differentValues(told) === told.length;

/** True when a read answers the same in all regions, and this of the answer. */
export function everywhere(
  { regions, read }: Facts,
  argv: readonly string[],
  holds: (reply: PlainReply) => boolean,
): boolean {
  return regions.every((region) => holds(read(region, ...argv)));
}

/** Members of an array reply as texts. */
export const membersOf = (reply: PlainReply | undefined): readonly string[] =>
  Array.isArray(reply) ? reply.map(String) : [];
