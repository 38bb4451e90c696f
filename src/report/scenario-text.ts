/** A run as a scenario file: the same commands at the same times, the same arrivals, every reply. */
import {
  parseScenario,
  printScenario,
  runScenario,
  ScenarioError,
  type Scenario,
} from '../scenario/index.ts';
import type { Run } from '../explain/index.ts';
import {
  bytes,
  text,
  UsageError,
  type ByteString,
  type ProfileRequest,
  type Simulation,
  type TraceEvent,
} from '../kernel/index.ts';

type Step = Scenario['steps'][number];

/**
 * Every arrival stands in the file, so the links need no latency. Undefined when the file would say
 * something else than the run: random draws of a search are nowhere in a scenario.
 */
export function scenarioTextOf(
  { events, world }: Simulation,
  { title, regions }: Run,
  profile: ProfileRequest | undefined,
): string | undefined {
  const skews = regions.filter(({ skewMs }) => skewMs !== 0);
  const scenario: Scenario = {
    title,
    vector: undefined,
    rules: [],
    source: undefined,
    notes: [],
    world: {
      regions: regions.map(({ name }) => name),
      delivery: 'manual',
      startMs: world.startMs,
      ...(profile === undefined ? {} : { profile }),
      ...(skews.length === 0
        ? {}
        : { clockSkewMs: Object.fromEntries(skews.map(({ name, skewMs }) => [name, skewMs])) }),
    },
    steps: stepsOf(events),
  };
  try {
    const file = printScenario(scenario);
    return runScenario(parseScenario(file)).mismatch === undefined ? file : undefined;
  } catch (thrown) {
    if (thrown instanceof ScenarioError || thrown instanceof UsageError) return undefined;
    throw thrown;
  }
}

function stepsOf(events: readonly TraceEvent[]): readonly Step[] {
  const steps: Step[] = [];
  let nowMs = 0;
  const makerOf = new Map(
    events.flatMap((event) =>
      'dots' in event ? event.dots.map((dot) => [dotKey(dot), event.id] as const) : [],
    ),
  );
  let lastBatch = '';
  for (const event of events) {
    const made = stepOf(event);
    if (made === undefined) continue;
    // What one command wrote arrives as one, however many effects it has.
    const batch =
      event.kind === 'apply' || event.kind === 'duplicate' || event.kind === 'message'
        ? `${event.from} ${event.region} ${String(makerOf.get(dotKey(event.dot)))}`
        : '';
    if (batch !== '' && batch === lastBatch) continue;
    lastBatch = batch;
    if (event.t > nowMs) {
      if (steps.length > 0) steps.push({ kind: 'blank', line: 0 });
      steps.push(directive('advance', `${String(event.t - nowMs)}ms`));
      nowMs = event.t;
    }
    steps.push(made);
  }
  return steps;
}

const dotKey = ({ origin, n }: { readonly origin: number; readonly n: number }): string =>
  `${String(origin)}:${String(n)}`;

function directive(name: string, ...words: readonly string[]): Step {
  const read = words.map((word): ByteString => bytes(word));
  return { kind: 'directive', line: 0, name, words: read, expected: undefined };
}

function stepOf(event: TraceEvent): Step | undefined {
  switch (event.kind) {
    case 'command':
      return {
        kind: 'command',
        line: 0,
        region: event.region,
        client: event.client?.replace(/\W+/g, '-'),
        argv: event.argv,
        expected: { kind: 'reply', reply: event.reply },
      };
    case 'apply':
    case 'duplicate':
    case 'message':
      return directive('deliver', event.from, '->', event.region, '1');
    case 'cut':
    case 'heal':
      return directive(event.kind, event.from, ...(event.oneWay ? ['->'] : []), event.to);
    case 'clock':
      return directive(
        'clock',
        event.region,
        `${event.amount < 0 ? '' : '+'}${String(event.amount)}ms`,
      );
    case 'told':
      return {
        kind: 'comment',
        line: 0,
        text: `${event.client} tells: ${event.what}${event.value === undefined ? '' : ` ${event.value}`}`,
      };
    case 'crash':
    case 'restart':
    case 'force-remove':
      return directive(event.kind, event.region);
    case 'full-sync':
      return directive('full-sync', event.from, event.region);
    case 'evict':
      return directive('evict', event.region, text(event.key));
    case 'unclog':
      return directive('unclog', event.from, ...(event.oneWay ? ['->'] : []), event.to);
    case 'clog': {
      const later = event.extraMs === 0 ? [] : [`+${String(event.extraMs)}ms`];
      const times = event.factor === 1 ? [] : [`${String(event.factor)}x`];
      const ends = [event.from, ...(event.oneWay ? ['->'] : []), event.to];
      return directive('clog', ...ends, ...times, ...later);
    }
    case 'drift':
      return directive(
        'drift',
        event.region,
        `${event.amount < 0 ? '' : '+'}${String(event.amount)}ppm`,
      );
    case 'maxmemory':
      return directive('memory', event.region, String(event.amount));
    case 'join':
      return directive('join', event.region);
    case 'leave':
      return directive('remove', event.region);
    case 'out-of-memory':
    case 'memory-back':
    case 'expire':
    case 'collect':
    case 'flush':
    case 'left':
    case 'release':
    case 'lost':
    case 'partial-sync':
    case 'partial-sync-error':
      // Regions and links do these by themselves, as time passes or after a step.
      return undefined;
  }
}
