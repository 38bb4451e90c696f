/**
 * A property, broken on purpose.
 *
 * - Negated: true where it was false.
 * - Weakened: a claim lets pass what it would let pass with one thing more, one thing less or one
 *   thing otherwise; a witness is satisfied with that.
 * - Vacuous: always true.
 *
 * A claim that holds holds all the more when it is weakened. So it is also put under strain, where
 * it must hold through every lens: one that says as much as it can does not, and a weak one does.
 */
import {
  always,
  sometimes,
  whenQuiet,
  type Predicate,
  type Property,
} from '../../src/explore/index.ts';
import { LENIENCES, STRAINS, type Lens } from './lenses.ts';
import type { Sense, Vocabulary } from './vocabulary.ts';

/** What a property is looked at through: the words of its pattern, and what it looks at itself. */
export type Looks = { readonly vocabulary: Vocabulary; readonly senses: ReadonlySet<Sense> };

export function negated(property: Property): Property {
  const holds = predicateOf(property);
  return withPredicate(property, (facts) => !holds(facts));
}

export function vacuous(property: Property): Property {
  return withPredicate(property, () => true);
}

export function weakened(property: Property, looks: Looks): Property {
  const holds = predicateOf(property);
  const views = viewsOf(property.kind === 'sometimes' ? STRAINS : LENIENCES, looks);
  return withPredicate(property, (facts) => holds(facts) || views(facts).some(holds));
}

export function strained(property: Property, looks: Looks): Property {
  const holds = predicateOf(property);
  const views = viewsOf(STRAINS, looks);
  return withPredicate(property, (facts) => holds(facts) && views(facts).every(holds));
}

function viewsOf(
  lenses: readonly Lens[],
  { vocabulary, senses }: Looks,
): (facts: Parameters<Predicate>[0]) => readonly Parameters<Predicate>[0][] {
  const helpful = lenses.filter(({ sense }) => senses.has(sense));
  return (facts) => helpful.flatMap(({ views }) => views(facts, vocabulary));
}

function predicateOf(property: Property): Predicate {
  return property.kind === 'converges' ? ({ hasConverged }) => hasConverged() : property.holds;
}

function withPredicate(property: Property, holds: Predicate): Property {
  switch (property.kind) {
    case 'always':
      return always(holds);
    case 'sometimes':
      return sometimes(holds);
    case 'when-quiet':
    case 'converges':
      return whenQuiet(holds);
  }
}
