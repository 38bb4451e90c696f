/**
 * What is true of every pattern of the library, as laws that return what speaks against them (an
 * empty list if nothing does). They check what a pattern says of itself against what the search
 * finds, and the checker against properties that were broken on purpose.
 */
import { always, check, expectedStatus, sometimes } from '../src/index.ts';
import type { Pattern, Property } from '../src/index.ts';

export type Objection = string;

/** Every verdict and trace is the one the pattern declares, and no `always` went untested. */
export async function keepsItsWord(pattern: Pattern): Promise<readonly Objection[]> {
  const traces = new Map(Object.entries(pattern.expectedTrace ?? {}));
  const objections: Objection[] = [];
  for (const verdict of await check(pattern)) {
    const { property, status, trace, warning, why = '' } = verdict;
    const expected = expectedStatus(pattern, property);
    if (status !== expected) objections.push(`${property}: ${status}, not ${expected}; ${why}`);
    if (trace !== traces.get(property)) {
      objections.push(`${property}: trace ${String(trace)}, not ${String(traces.get(property))}`);
    }
    if (warning !== undefined) objections.push(`${property}: ${warning}`);
    if (!verdict.exhaustive) objections.push(`${property}: not exhaustive`);
  }
  return objections;
}

/** What a pattern must say of itself to be of use in a gallery. */
export function isComplete(pattern: Pattern, names: ReadonlySet<string>): readonly Objection[] {
  const {
    belief,
    shape,
    group,
    rules = [],
    repairs = [],
    price,
    properties,
    expected = {},
  } = pattern;
  const kinds = Object.values(properties).map(({ kind }) => kind);
  const objections: Objection[] = [];
  if (belief?.endsWith('.') !== true) objections.push('no belief in one sentence');
  if (shape === undefined) objections.push('no shape');
  if (group === undefined) objections.push('no group');
  if (price === undefined) objections.push('no price');
  if (rules.length === 0) objections.push('no rules');
  if (!kinds.includes('sometimes')) objections.push('nothing shows that it was exercised');
  if (!kinds.includes('converges')) objections.push('does not ask for convergence');
  for (const repair of repairs) {
    if (!names.has(repair)) objections.push(`repair '${repair}' is not in the library`);
    if (repair === pattern.name) objections.push('it repairs itself');
  }
  const isBroken = Object.values(expected).includes('refuted');
  if (isBroken && repairs.length === 0 && !isHarmless(pattern))
    objections.push('broken, no repair');
  return objections;
}

/** Broken in a way that nobody needs to repair, as its price says. */
const isHarmless = ({ price }: Pattern): boolean => price?.duringCut.includes('harmless') === true;

/** The same pattern with one property replaced; its expectations go with it. */
function withProperty(pattern: Pattern, name: string, property: Property): Pattern {
  const { expected: _expected, expectedTrace: _trace, ...rest } = pattern;
  return { ...rest, properties: { [name]: property } };
}

/**
 * A negated `always` is refuted whenever the claim itself is true anywhere, which it is in the
 * first state of any pattern that has something to lose: so a checker that looked at nothing, or
 * that ignored the predicate's answer, is noticed.
 */
export async function noticesNegation(pattern: Pattern): Promise<readonly Objection[]> {
  const objections: Objection[] = [];
  for (const [name, property] of Object.entries(pattern.properties)) {
    if (property.kind !== 'always') continue;
    const negated = always((facts) => !property.holds(facts));
    const [verdict] = await check(withProperty(pattern, name, negated));
    if (verdict?.status !== 'refuted')
      objections.push(`${name}: negated and ${String(verdict?.status)}`);
    // A refuted claim is one whose negation can be witnessed; a claim that holds has none.
    const [witness] = await check(
      withProperty(
        pattern,
        name,
        sometimes((facts) => !property.holds(facts)),
      ),
    );
    const isRefuted = expectedStatus(pattern, name) === 'refuted';
    if ((witness?.status === 'holds') !== isRefuted) {
      objections.push(`${name}: its violation as a witness is ${String(witness?.status)}`);
    }
  }
  return objections;
}

/** An `always` that never has anything to say passes with a warning, never in silence. */
export async function warnsOfVacuity(pattern: Pattern): Promise<readonly Objection[]> {
  const vacuous = always(
    () => true,
    () => false,
  );
  const [verdict] = await check(withProperty(pattern, 'vacuous', vacuous));
  const isWarned =
    verdict?.status === 'holds' && verdict.warning?.startsWith('never exercised') === true;
  return isWarned ? [] : [`vacuous: ${String(verdict?.status)}, ${String(verdict?.warning)}`];
}
