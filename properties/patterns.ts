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

/** What a pattern must say of itself to be of use in a gallery, among the others of its library. */
export function isComplete(pattern: Pattern, library: readonly Pattern[]): readonly Objection[] {
  const { belief = '', shape, group, rules = [], price, properties, bounds = {} } = pattern;
  const kinds = Object.values(properties).map(({ kind }) => kind);
  const objections: Objection[] = [];
  if (!/^[^.]+[.]$/.test(belief)) objections.push('no belief in one sentence');
  if (shape === undefined) objections.push('no shape');
  if (group === undefined) objections.push('no group');
  if (price === undefined) objections.push('no price');
  else if (price.duringCut === '' || price.memory === '') objections.push('half a price');
  if (rules.length === 0) objections.push('no rules');
  if (!kinds.some((kind) => kind === 'always' || kind === 'when-quiet')) {
    objections.push('claims nothing');
  }
  if (!kinds.includes('sometimes')) objections.push('nothing shows that it was exercised');
  if (!kinds.includes('converges')) objections.push('does not ask for convergence');
  if (bounds.statesMax !== undefined) objections.push('gives up early');
  return [...objections, ...objectionsToRepairs(pattern, library)];
}

/** A repair is another pattern of the library, has a price, and holds what is refuted here. */
function objectionsToRepairs(pattern: Pattern, library: readonly Pattern[]): readonly Objection[] {
  const { repairs = [], expected = {} } = pattern;
  const broken = Object.keys(expected).filter((name) => expected[name] === 'refuted');
  if (broken.length === 0 || isHarmless(pattern)) return [];
  if (repairs.length === 0) return ['broken, no repair'];
  return repairs.flatMap((name) => {
    const repair = library.find((one) => one.name === name);
    if (repair === undefined) return [`repair '${name}' is not in the library`];
    if (repair === pattern) return ['it repairs itself'];
    const promises = Object.keys(repair.properties);
    const shared = broken.filter((property) => promises.includes(property));
    const kept = shared.length > 0 ? shared : promises;
    return kept
      .filter((property) => expectedStatus(repair, property) !== 'holds')
      .map((property) => `repair '${name}': '${property}' does not hold there either`);
  });
}

/** Broken in a way that nobody needs to repair, as its price says. */
const isHarmless = ({ price }: Pattern): boolean => price?.duringCut.includes('harmless') === true;
