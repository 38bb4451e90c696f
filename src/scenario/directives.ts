/**
 * The directives: everything in a scenario that is neither a command nor a setting. One record each
 * holds the word it begins with, how it is written, its grammar as a row of slots, and what it
 * does; a new one (a fault, a change of membership) is one more record beside its kin.
 */
import {
  array,
  bulk,
  bytes,
  integer,
  isCut,
  text,
  type ByteString,
  type Simulation,
} from '../kernel/index.ts';

import { checkConvergence, countTraffic, deliverNext, requireLink, type Wire } from './deeds.ts';
import type { Outcome } from './outcome.ts';
import {
  BYTES,
  COUNT_OR_ALL,
  DIRECTION,
  DURATION,
  inRow,
  KEY,
  LINK,
  NEWCOMER,
  NOTHING,
  oneOf,
  PACE,
  PAIR,
  PAIR_OR_ALL,
  PPM,
  REGION,
  SKEW,
  type Slot,
} from './slots.ts';
import type { WordReader } from './word-reader.ts';

/** A directive whose words were understood: their canonical form, and the deed. */
export type Ready = {
  readonly words: readonly ByteString[];
  readonly run: (simulation: Simulation) => Outcome;
};

type Facts = {
  readonly name: string;
  /** Every way to write it, as lines over the regions r1, r2 and r3. */
  readonly usage: readonly [string, ...string[]];
  readonly summary: string;
};

export type Directive = Facts & {
  /** True when a reply may stand under it. */
  readonly answers: boolean;
  /** True when its first word may name a region that was not there before. */
  readonly names?: boolean;
  /** Reads the words behind the name, and refuses wrong ones. */
  readonly read: (reader: WordReader) => Ready;
};

export const DIRECTIVES: readonly Directive[] = [
  // Time
  deed({
    name: 'advance',
    usage: ['advance 50ms'],
    summary: 'Lets virtual time pass; what falls due happens.',
    grammar: DURATION,
    run: (simulation, ms) => simulation.advance(ms),
  }),
  deed({
    name: 'clock',
    usage: ['clock r2 +100ms', 'clock r2 -2s'],
    summary: "Sets how far a region's wall clock is ahead of virtual time, or behind it.",
    grammar: inRow(REGION, SKEW),
    run: (simulation, [region, skewMs]) => simulation.setClockSkew(region, skewMs),
  }),
  deed({
    name: 'drift',
    usage: ['drift r2 +50ppm', 'drift r2 -20ppm'],
    summary:
      "Sets by how many millionths a region's clock runs too fast or too slow; +0ppm ends it.",
    grammar: inRow(REGION, PPM),
    run: (simulation, [region, ppm]) => simulation.setClockDrift(region, ppm),
  }),

  // Delivery
  deed({
    name: 'settle',
    usage: ['settle'],
    summary: 'Delivers all that can be delivered, until nothing more can.',
    grammar: NOTHING,
    run: (simulation) => simulation.settle(),
  }),
  deed({
    name: 'sync',
    usage: ['sync', 'sync r1 r2'],
    summary: 'Delivers what waits between two regions, both ways; alone, between all of them.',
    grammar: PAIR_OR_ALL,
    run: (simulation, pair) => {
      if (pair === undefined) {
        simulation.settle();
        return;
      }
      simulation.deliver(pair.from, pair.to);
      simulation.deliver(pair.to, pair.from);
    },
  }),
  deed({
    name: 'deliver',
    usage: ['deliver r1 -> r2', 'deliver r1 -> r2 1'],
    summary: 'Delivers what waits in one direction, or the first so many commands of it.',
    grammar: inRow(DIRECTION, COUNT_OR_ALL),
    run: (simulation, [{ from, to }, count]) => {
      if (count === undefined) simulation.deliver(from, to);
      else for (let at = 0; at < count; at++) deliverNext(simulation, from, to);
    },
  }),
  deed({
    name: 'full-sync',
    usage: ['full-sync r1 r2'],
    summary: 'Two regions merge their whole states, as after a lost backlog.',
    grammar: PAIR,
    run: (simulation, { from, to }) => simulation.fullSync(from, to),
  }),

  // Links
  deed({
    name: 'cut',
    usage: ['cut r1 r2', 'cut r1 -> r2'],
    summary: 'Nothing passes between two regions, or nothing in one direction.',
    grammar: LINK,
    run: (simulation, link) => {
      requireLink(simulation, link, (wire) => !isCut(wire), 'is cut already');
      simulation.cut(link.from, link.to, { oneWay: link.oneWay });
    },
  }),
  deed({
    name: 'heal',
    usage: ['heal r1 r2', 'heal r1 -> r2'],
    summary: 'Ends a cut; what waited may pass again.',
    grammar: LINK,
    run: (simulation, link) => {
      requireLink(simulation, link, isCut, 'is not cut: there is nothing to heal');
      simulation.heal(link.from, link.to, { oneWay: link.oneWay });
    },
  }),
  deed({
    name: 'clog',
    usage: ['clog r1 r2 10x', 'clog r1 -> r2 +2s', 'clog r1 r2 3x +50ms'],
    summary: 'Everything takes so many times as long, or so much longer, between two regions.',
    grammar: inRow(LINK, PACE),
    run: (simulation, [{ from, to, oneWay }, pace]) =>
      simulation.clog(from, to, { oneWay, ...pace }),
  }),
  deed({
    name: 'unclog',
    usage: ['unclog r1 r2', 'unclog r1 -> r2'],
    summary: 'Ends a clog.',
    grammar: LINK,
    run: (simulation, link) => {
      const isClogged = ({ state }: Wire): boolean => state.pace === 'clogged';
      requireLink(simulation, link, isClogged, 'is not clogged');
      simulation.unclog(link.from, link.to, { oneWay: link.oneWay });
    },
  }),
  deed({
    name: 'lose',
    usage: ['lose r1 -> r2'],
    summary: 'What arrives next in one direction is lost, and sent again after a timeout.',
    grammar: DIRECTION,
    run: (simulation, { from, to }) => simulation.lose(from, to),
  }),
  deed({
    name: 'duplicate',
    usage: ['duplicate r1 -> r2'],
    summary: 'What arrived last in one direction arrives once more, and is dropped.',
    grammar: DIRECTION,
    run: (simulation, { from, to }) => simulation.duplicate(from, to),
  }),

  // Regions
  deed({
    name: 'crash',
    usage: ['crash r1'],
    summary: 'A region stops; what its file does not hold is gone.',
    grammar: REGION,
    run: (simulation, region) => simulation.crash(region),
  }),
  deed({
    name: 'restart',
    usage: ['restart r1'],
    summary: 'A region that stopped comes back; it takes writes once it has synced.',
    grammar: REGION,
    run: (simulation, region) => simulation.restart(region),
  }),
  deed({
    name: 'evict',
    usage: ['evict r1 key', 'evict r1 "a key"'],
    summary: "A region's eviction policy removes a key.",
    grammar: inRow(REGION, KEY),
    run: (simulation, [region, key]) => simulation.evict(region, text(key)),
  }),
  deed({
    name: 'memory',
    usage: ['memory r1 4000'],
    summary: 'A region may hold so many bytes from now on.',
    grammar: inRow(REGION, BYTES),
    run: (simulation, [region, bytesMax]) => simulation.setMaxmemory(region, bytesMax),
  }),
  deed({
    name: 'force-remove',
    usage: ['force-remove r3'],
    summary: 'A region is removed by force: from now on it neither sends nor receives.',
    grammar: REGION,
    run: (simulation, region) => simulation.forceRemove(region),
  }),
  deed({
    name: 'remove',
    usage: ['remove r3'],
    summary: 'A region takes no more writes, and leaves once it has passed on all it wrote.',
    grammar: REGION,
    run: (simulation, region) => simulation.remove(region),
  }),
  {
    ...deed({
      name: 'join',
      usage: ['join r4'],
      summary:
        'A new region joins, or a removed one without its data: it reads at once and writes once it has synced.',
      grammar: NEWCOMER,
      run: (simulation, region) => simulation.join(region),
    }),
    names: true,
  },
  deed({
    name: 'flush',
    usage: ['flush r1'],
    summary: 'The control plane flushes the database, beginning in a region.',
    grammar: REGION,
    run: (simulation, region) => simulation.flush(region),
  }),
  deed({
    name: 'collect',
    usage: ['collect'],
    summary: 'Every region drops the tombstones that nobody can need any more.',
    grammar: NOTHING,
    run: (simulation) => simulation.collect(),
  }),

  // Questions
  question({
    name: 'expect',
    usage: ['expect converged', 'expect diverged'],
    summary: 'Checks that all regions hold the same state, or that they do not.',
    answers: false,
    grammar: oneOf('converged', 'diverged'),
    run: (simulation, state) => checkConvergence(simulation, state === 'converged'),
  }),
  question({
    name: 'status',
    usage: ['status r1'],
    summary:
      'Tells where a region is in its life: running, stale, linking, joining, leaving, down, interrupted, removed or gone.',
    answers: true,
    grammar: REGION,
    run: (simulation, region) => ({
      kind: 'answered',
      reply: { kind: 'simple', text: simulation.status(region) },
    }),
  }),
  question({
    name: 'traffic',
    usage: ['traffic r1 -> r2'],
    summary: 'Tells what was counted in one direction, by name, where it is not nothing.',
    answers: true,
    grammar: DIRECTION,
    run: countTraffic,
  }),
  question({
    name: 'messages',
    usage: ['messages r2'],
    summary: 'Shows the published messages that a region received, each after its channel.',
    answers: true,
    grammar: REGION,
    run: (simulation, region) => {
      const messages = simulation.messages(region);
      const items = messages.map((message) => array(message.map((part) => bulk(bytes(part)))));
      return { kind: 'answered', reply: array(items) };
    },
  }),
  question({
    name: 'tombstones',
    usage: ['tombstones r1 key'],
    summary: 'Counts what a region still remembers of removals under a key.',
    answers: true,
    grammar: inRow(REGION, KEY),
    run: (simulation, [region, key]) => ({
      kind: 'answered',
      reply: integer(simulation.inspect(region, text(key)).tombstones),
    }),
  }),
];

const BY_NAME: ReadonlyMap<string, Directive> = new Map(
  DIRECTIVES.map((directive) => [directive.name, directive]),
);

export const DIRECTIVE_NAMES: readonly string[] = [...BY_NAME.keys()];

export function findDirective(name: string): Directive | undefined {
  return BY_NAME.get(name);
}

type Entry<Value, Result> = Facts & {
  readonly grammar: Slot<Value>;
  readonly run: (simulation: Simulation, value: Value) => Result;
};

/** A directive that does something to the world. */
function deed<Value>({ grammar, run, ...facts }: Entry<Value, void>): Directive {
  return {
    ...facts,
    answers: false,
    read: (reader) => {
      const value = grammar.read(reader);
      reader.end();
      const act = (simulation: Simulation): Outcome => {
        run(simulation, value);
        return { kind: 'done' };
      };
      return { words: grammar.print(value), run: act };
    },
  };
}

/** A directive that asks something of the world and leaves it as it is. */
function question<Value>({
  grammar,
  run,
  ...facts
}: Entry<Value, Outcome> & { readonly answers: boolean }): Directive {
  return {
    ...facts,
    read: (reader) => {
      const value = grammar.read(reader);
      reader.end();
      return { words: grammar.print(value), run: (simulation) => run(simulation, value) };
    },
  };
}
