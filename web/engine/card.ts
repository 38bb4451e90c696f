/** What the screen says of a pattern: its plain parts, without programs and predicates. */
import { expectedStatus, slugOf, type Pattern, type Verdict } from '../../src/index.ts';

export type PatternCard = {
  readonly slug: string;
  readonly name: string;
  readonly belief: string;
  readonly group: string;
  readonly regions: readonly string[];
  readonly clients: readonly { readonly name: string; readonly region: string }[];
  readonly properties: readonly { readonly name: string; readonly kind: Verdict['kind'] }[];
  readonly price: Pattern['price'];
  readonly repairs: readonly string[];
  readonly rules: readonly string[];
  readonly shape: Pattern['shape'];
  /** Who takes part where nobody asked for others. */
  readonly own: Pick<PatternCard, 'regions' | 'clients'>;
  /** Properties that it is known to break. */
  readonly broken: readonly string[];
};

/** `own` is the pattern before anybody changed who takes part. */
export function cardOf(pattern: Pattern, own: Pattern = pattern): PatternCard {
  return {
    slug: slugOf(pattern.name),
    name: pattern.name,
    belief: pattern.belief ?? '',
    group: pattern.group ?? 'Other',
    regions: [...pattern.regions],
    clients: pattern.clients.map(({ name, region }) => ({ name, region })),
    properties: Object.entries(pattern.properties).map(([name, { kind }]) => ({ name, kind })),
    price: pattern.price,
    repairs: pattern.repairs ?? [],
    rules: pattern.rules ?? [],
    shape: pattern.shape,
    own: {
      regions: [...own.regions],
      clients: own.clients.map(({ name, region }) => ({ name, region })),
    },
    broken: Object.keys(pattern.properties).filter(
      (name) => expectedStatus(pattern, name) === 'refuted',
    ),
  };
}
