/**
 * What a pattern can speak of: everything that is told or answered anywhere inside its bounds, and
 * the keys its properties read. Lenses add from it to the facts of a moment, or take away.
 */
import { createSimulation, toPlain, type PlainReply } from '../../src/kernel/index.ts';
import type { Exchange, Told } from '../../src/clients/index.ts';
import { always, check, type Facts, type Pattern } from '../../src/explore/index.ts';

/** What a property looks at. */
export type Sense = 'told' | 'replies' | 'read' | 'convergence';

export type Vocabulary = {
  readonly told: readonly Told[];
  readonly exchanges: readonly Exchange[];
  readonly keys: readonly string[];
  /** By the name of a property: what it looks at. */
  readonly senses: ReadonlyMap<string, ReadonlySet<Sense>>;
  /** What a region answers before any client has done anything. */
  readonly atFirst: (region: string, argv: readonly string[]) => PlainReply;
  /** What a region answers that holds nothing at all. */
  readonly ofNothing: (argv: readonly string[]) => PlainReply;
};

export async function vocabularyOf(pattern: Pattern): Promise<Vocabulary> {
  const told = new Map<string, Told>();
  const exchanges = new Map<string, Exchange>();
  const keys = new Set<string>();
  const senses = new Map(
    Object.entries(pattern.properties).map(([name, { kind }]) => [
      name,
      new Set<Sense>(kind === 'converges' ? ['convergence'] : []),
    ]),
  );
  const listening = always((facts) => {
    for (const one of facts.told()) told.set(JSON.stringify({ ...one }), { ...one });
    for (const one of facts.replies()) exchanges.set(JSON.stringify({ ...one }), { ...one });
    for (const [name, property] of Object.entries(pattern.properties)) {
      if (property.kind === 'converges') continue;
      property.holds(noting(facts, senses.get(name) ?? new Set(), keys));
    }
    return true;
  });
  await check(withProperties(pattern, { listening }), { symmetry: false });
  const nothing = readerOf({ ...pattern, given: [] });
  return {
    told: [...told.values()].flatMap((one) => [one, { ...one, value: `${one.value ?? ''}?` }]),
    exchanges: [...exchanges.values()].flatMap((one) => [one, { ...one, reply: '?' }]),
    keys: [...keys],
    senses,
    atFirst: readerOf(pattern),
    ofNothing: (argv) => nothing(pattern.regions[0] ?? '', argv),
  };
}

/** The pattern with these properties, and nothing expected of them. */
export function withProperties(pattern: Pattern, properties: Pattern['properties']): Pattern {
  const { expected: _expected, expectedTrace: _trace, ...rest } = pattern;
  return { ...rest, properties };
}

/** The facts, and a note of what is asked of them. */
function noting(facts: Facts, senses: Set<Sense>, keys: Set<string>): Facts {
  return {
    regions: facts.regions,
    told: (what) => {
      senses.add('told');
      return facts.told(what);
    },
    replies: (client) => {
      senses.add('replies');
      return facts.replies(client);
    },
    read: (region, ...argv) => {
      senses.add('read');
      if (argv[1] !== undefined) keys.add(argv[1]);
      return facts.read(region, ...argv);
    },
    hasConverged: () => {
      senses.add('convergence');
      return facts.hasConverged();
    },
  };
}

/** Reads in the regions as they are when the clients begin. */
function readerOf({ regions, profile, given = [] }: Pattern): Vocabulary['atFirst'] {
  const simulation = createSimulation({ regions, ...(profile === undefined ? {} : { profile }) });
  for (const [region, ...argv] of given) simulation.call(region, argv);
  simulation.settle();
  return (region, argv) => toPlain(simulation.call(region, argv));
}
