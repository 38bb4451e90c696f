/** Whether the library would notice that a property of one of its patterns is broken. */
import { check, type Pattern, type Property, type Verdict } from '../../src/explore/index.ts';
import { negated, strained, vacuous, weakened, type Looks } from './mutate.ts';
import { vocabularyOf, withProperties } from './vocabulary.ts';

const MUTANTS = { negated, weakened, vacuous } as const;
const unchanged = (property: Property): Property => property;

/** What speaks against it: mutants that come to the same as the property they were made of. */
export async function unnoticedMutants(pattern: Pattern): Promise<readonly string[]> {
  const vocabulary = await vocabularyOf(pattern);
  const outcomes = await outcomesOf(pattern, (name, property) => {
    const looks = { vocabulary, senses: vocabulary.senses.get(name) ?? new Set() };
    return versionsOf(property, looks);
  });
  return Object.keys(pattern.properties).flatMap((name) => {
    const before = outcomes.get(`${name}, unchanged`);
    return Object.keys(MUTANTS)
      .filter((kind) => outcomes.get(`${name}, ${kind}`) === before)
      .map((kind) => `${name}: ${kind}, and still ${String(before)}`);
  });
}

/** The property and its mutants, and what is asked of each under strain. */
function versionsOf(property: Property, looks: Looks): readonly (readonly [string, Property])[] {
  return Object.entries({ unchanged, ...MUTANTS }).flatMap(([kind, mutate]) => {
    const version = mutate(property, looks);
    return [
      [kind, version],
      [underStrain(kind), strained(version, looks)],
    ] as const;
  });
}

const underStrain = (kind: string): string => `${kind}, under strain`;

/** What every version of every property comes to, all in one search; by `property, version`. */
async function outcomesOf(
  pattern: Pattern,
  versions: (name: string, property: Property) => ReturnType<typeof versionsOf>,
): Promise<ReadonlyMap<string, string>> {
  const properties = Object.entries(pattern.properties).flatMap(([name, property]) =>
    versions(name, property).map(([version, one]) => [`${name}, ${version}`, one] as const),
  );
  const verdicts = await check(withProperties(pattern, Object.fromEntries(properties)));
  const plain = new Map(verdicts.map((verdict) => [verdict.property, inWords(verdict)]));
  return new Map(
    verdicts.map(({ property, kind }) => {
      const outcome = plain.get(property) ?? '';
      const isOpen = kind !== 'sometimes' && outcome === 'holds';
      const strain = isOpen ? plain.get(underStrain(property)) : undefined;
      return [property, strain === undefined ? outcome : `holds, and ${strain} under strain`];
    }),
  );
}

function inWords({ status, why = '', counterexample, witness }: Verdict): string {
  const shown = counterexample ?? witness;
  return shown === undefined ? `${status}${why}` : `${status} by ${shown.token}`;
}
