/** The JSON interface: what patterns there are, and their verdicts inside small bounds. */
import { Router, type Request } from 'express';
import { suggest } from '../../kernel/index.ts';
import { expectedStatus, SHAPES, slugOf, type Pattern } from '../../explore/index.ts';
import { namedVerdicts } from '../../report/index.ts';
import { findPattern, LIBRARY } from '../../../models/index.ts';
import { statesOnRequestMax, type CheckQueue } from './check-queue.ts';
import { Problem } from './problem.ts';

export function createApi(checks: CheckQueue): Router {
  const api = Router();
  // The same question has the same answer until geoproof changes: keep it, but ask first.
  api.use((_request, response, next) => {
    response.set('Cache-Control', 'no-cache');
    next();
  });
  api.get('/patterns', (request, response) => {
    readQuery(request, []);
    response.json(LIBRARY.map(describePattern));
  });
  api.get('/check', async (request, response) => {
    const query = readQuery(request, ['pattern', 'states']);
    const pattern = patternOf(query.get('pattern'));
    const statesMax = readStates(query.get('states'));
    const verdicts = await checks.ask(pattern, statesMax, () => !response.destroyed);
    const isWhole = verdicts.every(({ status }) => status !== 'unknown');
    if (!isWhole) response.set('Cache-Control', 'no-store');
    response.json(namedVerdicts([{ pattern, file: undefined, verdicts }]));
  });
  return api;
}

/** One value per name; unknown and repeated names are refused. */
export function readQuery(request: Request, names: readonly string[]): ReadonlyMap<string, string> {
  const query = new Map<string, string>();
  for (const [name, value] of Object.entries(request.query)) {
    const known = names.length === 0 ? 'it takes none' : `it takes ${names.join(', ')}`;
    if (!names.includes(name)) throw new Problem(400, `there is no parameter '${name}'`, known);
    if (typeof value !== 'string') {
      throw new Problem(400, `parameter '${name}' is given more than once`, 'give it once');
    }
    query.set(name, value);
  }
  return query;
}

/** The pattern a request names. */
export function patternOf(name: string | undefined): Pattern {
  const slugs = LIBRARY.map((pattern) => slugOf(pattern.name));
  const instead = `/api/patterns lists them; the first is ${slugs[0] ?? ''}`;
  if (name === undefined || name === '') {
    throw new Problem(400, 'which pattern?', `?pattern=${slugs[0] ?? 'NAME'}`);
  }
  const pattern = findPattern(name);
  if (pattern === undefined) {
    const hint = suggest(slugOf(name), slugs);
    throw new Problem(404, `no pattern is called '${name.slice(0, 80)}'.${hint}`, instead);
  }
  return pattern;
}

function readStates(text: string | undefined): number {
  if (text === undefined) return statesOnRequestMax;
  const states = Number(text);
  if (!/^\d+$/.test(text) || states < 1 || states > statesOnRequestMax) {
    const range = `a whole number from 1 to ${String(statesOnRequestMax)}`;
    throw new Problem(400, `'states' is not ${text.slice(0, 40)}`, range);
  }
  return states;
}

export type PatternCard = {
  readonly name: string;
  readonly slug: string;
  readonly belief: string | null;
  readonly group: string | null;
  readonly shape: { readonly letter: string; readonly words: string } | null;
  readonly regions: readonly string[];
  readonly clients: readonly { readonly name: string; readonly region: string }[];
  readonly properties: readonly {
    readonly name: string;
    readonly kind: string;
    readonly expected: string;
  }[];
  readonly rules: readonly string[];
  readonly repairs: readonly string[];
  readonly price: Pattern['price'] | null;
};

function describePattern(pattern: Pattern): PatternCard {
  const { name, belief, group, shape, regions, clients, properties, rules, repairs, price } =
    pattern;
  return {
    name,
    slug: slugOf(name),
    belief: belief ?? null,
    group: group ?? null,
    shape: shape === undefined ? null : { letter: shape, words: SHAPES[shape] },
    regions,
    clients: clients.map((client) => ({ name: client.name, region: client.region })),
    properties: Object.entries(properties).map(([property, { kind }]) => ({
      name: property,
      kind,
      expected: expectedStatus(pattern, property),
    })),
    rules: rules ?? [],
    repairs: repairs ?? [],
    price: price ?? null,
  };
}
