/** Who takes part: the regions and clients of a pattern, when somebody asks for others than it has. */
import { UsageError, type Pattern } from '../../src/index.ts';

export type Part = {
  /** Which of the pattern's clients it behaves as, by position. */
  readonly like: number;
  readonly name: string;
  readonly region: string;
};

export type Cast = { readonly regions: readonly string[]; readonly clients: readonly Part[] };

/** Names for regions beyond the pattern's own. */
const MORE_REGIONS = [
  'southeastasia',
  'brazilsouth',
  'centralindia',
  'uksouth',
  'japaneast',
  'australiaeast',
  'canadacentral',
  'francecentral',
  'koreacentral',
  'norwayeast',
];

export function regionsUpTo(own: readonly string[], count: number): readonly string[] {
  const more = MORE_REGIONS.filter((name) => !own.includes(name));
  return [...own, ...more].slice(0, Math.max(count, 0));
}

/** So many clients like each of the pattern's own; further ones are spread over the regions. */
export function partsOf(
  clients: readonly { readonly name: string; readonly region: string }[],
  counts: readonly number[],
  regions: readonly string[],
): readonly Part[] {
  return clients.flatMap(({ name, region }, like) =>
    Array.from({ length: counts[like] ?? 1 }, (_, copy): Part => {
      const home = Math.max(0, regions.indexOf(region));
      return copy === 0
        ? { like, name, region }
        : {
            like,
            name: `${name} ${String(copy + 1)}`,
            region: regions[(home + copy) % regions.length] ?? region,
          };
    }),
  );
}

/** The pattern with that cast; what it knows of itself no longer speaks of this one. */
export function withCast(pattern: Pattern, cast: Cast | undefined): Pattern {
  if (cast === undefined) return pattern;
  const clients = cast.clients.map(({ like, name, region }) => {
    const client = pattern.clients[like];
    if (client === undefined) {
      throw new UsageError(`'${pattern.name}' has no client number ${String(like + 1)}`);
    }
    return { ...client, name, region };
  });
  const { expected: _expected, expectedTrace: _trace, ...rest } = pattern;
  return { ...rest, regions: cast.regions, clients };
}
