/**
 * What is true of every pattern of the library, as laws that return what speaks against them (an
 * empty list if nothing does): it says of itself what a reader needs, and what the search finds.
 */
import { expectedStatus } from '../src/index.ts';
import type { Pattern, Verdict } from '../src/index.ts';

export type Objection = string;

/** Every verdict and trace is the one the pattern declares, and no `always` went untested. */
export function keepsItsWord(pattern: Pattern, verdicts: readonly Verdict[]): readonly Objection[] {
  const traces = new Map(Object.entries(pattern.expectedTrace ?? {}));
  const objections: Objection[] = [];
  for (const verdict of verdicts) {
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
