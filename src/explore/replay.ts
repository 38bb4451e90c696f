/**
 * Replays a path of moves through the real simulation, with a trace: what a person is shown comes
 * from here, never from the search's own tables.
 */
import {
  bytes,
  createSimulation,
  headOf,
  requireUse,
  toPlain,
  type PlainReply,
  type Profile,
  type Simulation,
  type TraceEvent,
} from '../kernel/index.ts';
import {
  hasEnded,
  programOf,
  regionOf,
  waitMs,
  type Answer,
  type Ask,
  type Client,
  type Progress,
  type Told,
} from '../clients/index.ts';
import { msTaken } from './instants.ts';
import { createMailbox } from './pushed.ts';
import type { Facts, Property } from './property.ts';
import { simulatedFacts } from './simulated-facts.ts';
import { begunMs, startMs } from './start.ts';
import { isFault, type Move } from './move.ts';
import type { Pattern } from './pattern.ts';
import type { Path } from './path.ts';

/** One line of a counterexample. */
export type Step = {
  readonly n: number;
  readonly move: Move;
  /** Virtual ms since the run began. */
  readonly t: number;
  readonly region: string | undefined;
  readonly client: string | undefined;
  readonly argv: readonly string[] | undefined;
  readonly reply: PlainReply | undefined;
  readonly told: readonly Told[];
  readonly isFault: boolean;
  /** Ids of the trace events this step made. */
  readonly events: readonly number[];
  /** Those of them that a person counts: what a client did, was answered or told, and faults. */
  readonly numbered: readonly number[];
};

const NUMBERED: readonly TraceEvent['kind'][] = [
  'command',
  'told',
  'cut',
  'heal',
  'crash',
  'restart',
];

export type Replay = {
  readonly pattern: Pattern;
  readonly path: Path;
  readonly simulation: Simulation;
  readonly steps: readonly Step[];
  readonly events: readonly TraceEvent[];
  readonly facts: Facts;
  readonly profile: Profile;
  /** True when every client has ended and nothing is on its way: where `whenQuiet` speaks. */
  readonly isQuiet: boolean;
};

/** Runs the path; a move that is not possible there is a `UsageError` with its place. */
export async function replay(pattern: Pattern, path: Path, lagIsBounded: boolean): Promise<Replay> {
  const simulation = startPattern(pattern, path);
  const programs = pattern.clients.map(programOf);
  const progresses: Progress[] = [];
  for (const program of programs) progresses.push(await program.start());
  const begun = begunMs(lagIsBounded, path.persistence);
  simulation.advance(begun);
  const wakeAt = progresses.map(({ ask }) => begun + (waitMs(ask) ?? 0));
  /** What each client gave up while it was on its way. */
  const late = pattern.clients.map((): CallAsk | undefined => undefined);
  const takeMessage = createMailbox(simulation);
  const steps: Step[] = [];

  const resume = async (index: number, answer: Answer): Promise<readonly Told[]> => {
    const program = programs[index];
    const before = progresses[index];
    requireUse(
      program !== undefined && before !== undefined,
      `no client has number ${String(index)}`,
    );
    const after = await program.resume(before, answer);
    progresses[index] = after;
    wakeAt[index] = simulation.world.nowMs + (waitMs(after.ask) ?? 0);
    const told = after.told.slice(before.told.length);
    for (const { client, region, what, value } of told)
      simulation.tell(region, client, what, value);
    return told;
  };

  for (const [at, move] of path.moves.entries()) {
    const place = `step ${String(at + 1)}`;
    const first = simulation.events.length;
    const { status } = simulation.world;
    const isDisturbed = status.some((one) => one !== 'running');
    const step = await carryOut(move, place);
    // Where a region may write again, what was due meanwhile expires at once.
    if (isDisturbed) simulation.advance(0);
    const made = simulation.events.slice(first);
    const events = made.map(({ id }) => id);
    const numbered = made.filter(({ kind }) => NUMBERED.includes(kind)).map(({ id }) => id);
    const { nowMs } = simulation.world;
    steps.push({ n: at + 1, move, t: nowMs, isFault: isFault(move), events, numbered, ...step });
  }
  return {
    pattern,
    path,
    simulation,
    steps,
    events: simulation.events,
    facts: simulatedFacts(simulation, progresses),
    profile: simulation.profile,
    isQuiet: isAtRest(simulation, progresses) && late.every((ask) => ask === undefined),
  };

  async function carryOut(
    move: Move,
    place: string,
  ): Promise<Pick<Step, 'region' | 'client' | 'argv' | 'reply' | 'told'>> {
    const nothing = { client: undefined, argv: undefined, reply: undefined, told: [] };
    const name = (index: number): string => {
      const region = pattern.regions[index];
      requireUse(region !== undefined, `${place}: no region has number ${String(index)}`);
      return region;
    };
    switch (move.kind) {
      case 'deliver': {
        const link = { from: name(move.from), to: name(move.to) };
        simulation.perform({ kind: 'deliver', ...link });
        return { ...nothing, region: link.to };
      }
      case 'cut':
      case 'heal':
        simulation[move.kind](name(move.from), name(move.to));
        return { ...nothing, region: undefined };
      case 'crash':
      case 'restart': {
        const region = name(move.region);
        simulation[move.kind](region);
        // What was on its way to it went with its connections.
        for (const [index, client] of pattern.clients.entries()) {
          const ask = late[index];
          if (ask !== undefined && regionOf(client, ask) === region) late[index] = undefined;
        }
        return { ...nothing, region };
      }
      case 'tick':
        simulation.advance(move.ms);
        return { ...nothing, region: undefined };
      case 'wake': {
        const ends = wakeAt[move.client] ?? 0;
        simulation.advance(Math.max(0, ends - simulation.world.nowMs));
        const told = await resume(move.client, { kind: 'woken' });
        const client = pattern.clients[move.client];
        return { ...nothing, region: client?.region, client: client?.name, told };
      }
      case 'message': {
        const client = clientOf(move.client, place);
        const ask = progresses[move.client]?.ask;
        requireUse(
          ask?.kind === 'listen',
          `${place}: client '${client.name}' waits for no message there`,
        );
        const region = regionOf(client, ask);
        const pushed = takeMessage(region, client.name);
        requireUse(pushed !== undefined, `${place}: no message is there for '${client.name}'`);
        const told = await resume(move.client, { kind: 'message', ...pushed });
        return { ...nothing, region, client: client.name, told };
      }
      case 'late': {
        const client = clientOf(move.client, place);
        const ask = late[move.client];
        requireUse(ask !== undefined, `${place}: no command of '${client.name}' is on its way`);
        late[move.client] = undefined;
        const { region } = runCommand(client, ask, move.picks);
        simulation.tell(region, client.name, 'no reply', 'it was given up before it ran');
        return { ...nothing, region, client: client.name, argv: ask.argv };
      }
      case 'run':
      case 'timeout':
      case 'delay': {
        const client = clientOf(move.client, place);
        const ask = progresses[move.client]?.ask;
        requireUse(
          ask?.kind === 'call',
          `${place}: client '${client.name}' has no command to run there`,
        );
        const { argv } = ask;
        const isRun = move.kind === 'run' || (move.kind === 'timeout' && move.ran);
        const picks = move.kind === 'run' ? move.picks : [];
        const answered = isRun ? runCommand(client, ask, picks).reply : undefined;
        const reply = move.kind === 'run' ? answered : undefined;
        const region = regionOf(client, ask);
        if (move.kind === 'delay') late[move.client] = ask;
        // The trace shows what the region answered; that nobody heard it must be seen there too.
        if (reply === undefined) {
          simulation.tell(region, client.name, 'no reply', whyNone(move, argv));
        }
        const answer: Answer = reply === undefined ? { kind: 'timeout' } : { kind: 'reply', reply };
        const told = await resume(move.client, answer);
        return { region, client: client.name, argv, reply, told };
      }
    }
  }

  function clientOf(index: number, place: string): Client {
    const client = pattern.clients[index];
    const last = String(pattern.clients.length - 1);
    requireUse(
      client !== undefined,
      `${place}: no client has number ${String(index)}; they go from 0 to ${last}`,
    );
    return client;
  }

  function runCommand(
    client: Client,
    ask: CallAsk,
    picks: readonly number[],
  ): { readonly region: string; readonly reply: PlainReply | undefined } {
    const region = regionOf(client, ask);
    const argv = ask.argv.map(bytes);
    const before = batchesSent(simulation);
    const reply = simulation.perform({ kind: 'command', region, client: client.name, argv, picks });
    if (!lagIsBounded) {
      simulation.advance(msTaken(ask.argv, batchesSent(simulation) - before));
    }
    return { region, reply: reply === undefined ? undefined : toPlain(reply) };
  }
}

type CallAsk = Extract<Ask, { kind: 'call' }>;

/** What a client is shown to be told in place of a reply. */
function whyNone(
  move: Extract<Move, { kind: 'run' | 'timeout' | 'delay' }>,
  argv: readonly string[],
): string | undefined {
  if (move.kind === 'timeout' && move.ran) return undefined;
  const fate = move.kind === 'delay' ? 'it is still on its way' : 'it never ran';
  return `to ${argv.join(' ')}: ${fate}`;
}

/** Batches that all regions have sent. */
function batchesSent({ world }: Simulation): number {
  return world.logs.reduce((sent, { first, rows }) => sent + first + rows.length, 0);
}

function startPattern(pattern: Pattern, { skewsMs, persistence }: Path): Simulation {
  const simulation = createSimulation({
    regions: pattern.regions,
    delivery: 'manual',
    persistence,
    startMs,
    ...(pattern.profile === undefined ? {} : { profile: pattern.profile }),
  });
  for (const [region, ...argv] of pattern.given ?? []) simulation.call(region, argv);
  if (pattern.given !== undefined) simulation.settle();
  for (const [index, skew] of skewsMs.entries()) {
    const region = pattern.regions[index];
    if (region !== undefined && skew !== 0) simulation.setClockSkew(region, skew);
  }
  return simulation;
}

function isAtRest({ world }: Simulation, progresses: readonly Progress[]): boolean {
  const areDone = progresses.every(({ ask }) => hasEnded(ask));
  const isWaiting = world.links.some((link) => {
    const log = world.logs[link.from];
    return log !== undefined && headOf(link, log) !== undefined;
  });
  return areDone && !isWaiting && world.status.every((status) => status === 'running');
}

/** True when the property is violated (or, for `sometimes`, witnessed) at the end of the replay. */
export function isConfirmed(replayed: Replay, property: Property): boolean {
  const { facts } = replayed;
  switch (property.kind) {
    case 'always':
    case 'when-quiet':
      return !property.holds(facts);
    case 'sometimes':
      return property.holds(facts);
    case 'converges':
      return !facts.hasConverged();
  }
}
