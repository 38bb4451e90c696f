/** Patterns whose verdicts come out otherwise than they say, with names that need escaping. */
import {
  always,
  check,
  client,
  DEFAULT_BOUNDS,
  definePattern,
  sometimes,
  type Pattern,
  type Verdict,
} from '../../src/index.ts';
import type { PatternReport } from '../../src/report/index.ts';

const claim = (name: string, region: string): ReturnType<typeof client> =>
  client(name, { region }, async (redis, told) => {
    if ((await redis.call('SETNX', 'lock', name)) === 1) told('holds it');
  });

/** Believes in its lock, and is wrong; its name would break HTML, XML, Markdown and annotations. */
export const lock = definePattern({
  name: 'Lock | <b>"&": 100 %, SETNX',
  belief: 'SETNX is a lock.',
  group: 'Locks',
  regions: ['eastus2', 'westeurope'],
  clients: [claim('one', 'eastus2'), claim('two', 'westeurope')],
  properties: {
    'one holder': always(({ told }) => told('holds it').length <= 1),
    'it can be had': sometimes(({ told }) => told('holds it').length === 1),
  },
});

export async function reportOf(pattern: Pattern, file?: string): Promise<PatternReport> {
  return { pattern, file, verdicts: await check(pattern) };
}

/** The same pattern, had its search been cut short before it could decide anything. */
export function undecidedReport(pattern: Pattern): PatternReport {
  const verdicts = Object.entries(pattern.properties).map(([property, { kind }]): Verdict => ({
    property,
    kind,
    status: 'unknown',
    exhaustive: false,
    explored: { states: 2, transitions: 3 },
    bounds: {
      ...DEFAULT_BOUNDS,
      regions: pattern.regions.length,
      clients: pattern.clients.length,
    },
    why: 'the bound on states was reached',
  }));
  return { pattern, file: undefined, verdicts };
}
