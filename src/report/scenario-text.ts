/** A run as a scenario file: the same commands at the same times, the same arrivals, every reply. */
import {
  parseScenario,
  printScenario,
  runScenario,
  runStep,
  ScenarioError,
  type Scenario,
} from '../scenario/index.ts';
import type { Run } from '../explain/index.ts';
import {
  bytes,
  createSimulation,
  text,
  UsageError,
  type ByteString,
  type ProfileRequest,
  type Simulation,
  type TraceEvent,
} from '../kernel/index.ts';

type Step = Scenario['steps'][number];

/** How many seeds are tried before a run's random draws are given up. */
const seedsMax = 64;

/**
 * Every arrival stands in the file, so the links need no latency. What a search drew at random is
 * nowhere in a scenario: a seed that draws the same is looked for. Undefined when none does, or the
 * file would say something else than the run.
 */
export function scenarioTextOf(
  { events, world }: Simulation,
  { title, regions }: Run,
  profile: ProfileRequest | undefined,
): string | undefined {
  const skews = regions.filter(({ skewMs }) => skewMs !== 0);
  const plain: Scenario['world'] = {
    regions: regions.map(({ name }) => name),
    delivery: 'manual',
    startMs: world.startMs,
    ...(profile === undefined ? {} : { profile }),
    ...(skews.length === 0
      ? {}
      : { clockSkewMs: Object.fromEntries(skews.map(({ name, skewMs }) => [name, skewMs])) }),
  };
  for (let seed = 0; seed <= seedsMax; seed += 1) {
    const tried = seed === 0 ? plain : { ...plain, seed };
    const file = textIn(tried, title, events);
    if (file !== undefined) return file;
  }
  return undefined;
}

/** The file in that world, where it says what happened. */
function textIn(
  world: Scenario['world'],
  title: string,
  events: readonly TraceEvent[],
): string | undefined {
  const head = { title, vector: undefined, rules: [], source: undefined, notes: [], world };
  try {
    const file = printScenario({ ...head, steps: stepsOf(events, createSimulation(world)) });
    return runScenario(parseScenario(file)).mismatch === undefined ? file : undefined;
  } catch (thrown) {
    if (thrown instanceof ScenarioError || thrown instanceof UsageError) return undefined;
    throw thrown;
  }
}

/** Played as they are written: how many effects one delivery brings is the world's to say. */
function stepsOf(events: readonly TraceEvent[], played: Simulation): readonly Step[] {
  const steps: Step[] = [];
  let nowMs = 0;
  const write = (step: Step): void => {
    steps.push(step);
    if (step.kind === 'command' || step.kind === 'directive') runStep(played, step);
  };
  for (const event of events) {
    const made = stepOf(event);
    if (made === undefined || (event.kind === 'apply' && hasSeen(played, event))) continue;
    if (event.t > nowMs) {
      if (steps.length > 0) steps.push({ kind: 'blank', line: 0 });
      write(directive('advance', `${String(event.t - nowMs)}ms`));
      nowMs = event.t;
    }
    write(made);
  }
  return steps;
}

/** A delivery before brought it along. */
function hasSeen(
  { world, regions }: Simulation,
  { region, dot }: Extract<TraceEvent, { readonly kind: 'apply' | 'duplicate' }>,
): boolean {
  const clock = world.regions[regions.indexOf(region)]?.clock ?? [];
  return (clock[dot.origin] ?? 0) >= dot.n;
}

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
    case 'linking':
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
