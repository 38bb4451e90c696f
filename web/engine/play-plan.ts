/** Plays a plan: the clients as programs, one timed simulation, every property looked at as it goes. */
import {
  createSimulation,
  type Pattern,
  type PlainReply,
  type Simulation,
  toPlain,
} from '../../src/index.ts';
import { createMailbox, simulatedFacts } from '../../src/explore/index.ts';
import {
  programOf,
  waitMs,
  type Answer,
  type Ask,
  type Progress,
} from '../../src/clients/index.ts';
import { splitWords } from '../../src/scenario/index.ts';
import { bytes, isCut, type EventId } from '../../src/kernel/index.ts';
import type { SetLatency } from '../../src/explain/index.ts';
import type { PropertyOutcome } from './exhibit.ts';
import { healAll, inPairs, linkOf, setLatency } from './links.ts';
import { stepMs, type Outcome, type WhatIf } from './what-if.ts';

export type Played = {
  readonly simulation: Simulation;
  /** What clients did and were told, what was changed: what the steps are. */
  readonly numbered: readonly EventId[];
  /** The event at which each `always` broke first. */
  readonly broken: ReadonlyMap<string, EventId>;
  readonly outcomes: readonly PropertyOutcome[];
  /** What each client heard, in order. */
  readonly heard: readonly (readonly PlainReply[])[];
  /** What links take from an event on. */
  readonly latencies: readonly SetLatency[];
};

type Deed = { readonly atMs: number; readonly carryOut: () => void | Promise<void> };

const deedsMax = 1000;

/** `look` is called after everything that happens; `stops` are moments at which it is called besides. */
export async function playPlan(
  pattern: Pattern,
  plan: WhatIf,
  stops: readonly number[],
  look: (simulation: Simulation) => void,
): Promise<Played> {
  const simulation = start(pattern, plan);
  const programs = pattern.clients.map(programOf);
  const progresses: Progress[] = [];
  for (const program of programs) progresses.push(await program.start());
  const planned = pattern.clients.map((_, client) =>
    plan.wakes.filter((wake) => wake.client === client).map(({ atMs }) => atMs),
  );
  const wakeOf = (client: number): number => {
    const ask = progresses[client]?.ask;
    const ms = ask === undefined ? undefined : waitMs(ask);
    if (ms === undefined) return Infinity;
    return Math.max(simulation.world.nowMs + ms, planned[client]?.shift() ?? 0);
  };
  const wakeAt = progresses.map((_, client) => wakeOf(client));
  /** What each client gave up while it was on its way. */
  const late = new Map<number, Ask>();
  const takeMessage = createMailbox(simulation);
  const heard = pattern.clients.map((): PlainReply[] => []);
  const facts = simulatedFacts(simulation, progresses);
  const numbered: EventId[] = [];
  const latencies: SetLatency[] = [];
  const broken = new Map<string, EventId>();
  const seen = new Set<string>();
  look(simulation);

  const judge = (): void => {
    for (const [name, property] of Object.entries(pattern.properties)) {
      if (property.kind === 'always' && !broken.has(name) && !property.holds(facts)) {
        broken.set(name, simulation.events.at(-1)?.id ?? 0);
      }
      if (property.kind === 'sometimes' && property.holds(facts)) seen.add(name);
    }
  };
  const number = (): void => {
    const id = simulation.events.at(-1)?.id;
    if (id !== undefined) numbered.push(id);
  };
  const advanceTo = (ms: number): void => {
    const { world } = simulation;
    for (const stop of [...stops.filter((one) => one > world.nowMs && one < ms), ms]) {
      simulation.advance(Math.max(0, stop - world.nowMs));
      look(simulation);
    }
    judge();
  };
  const resume = async (client: number, answer: Answer): Promise<void> => {
    const program = programs[client];
    const before = progresses[client];
    if (program === undefined || before === undefined) return;
    const after = await program.resume(before, answer);
    progresses[client] = after;
    wakeAt[client] = wakeOf(client);
    for (const told of after.told.slice(before.told.length)) {
      simulation.tell(told.region, told.client, told.what, told.value);
      number();
      judge();
    }
  };
  const act = async (index: number, outcome: Outcome, picks: readonly number[]): Promise<void> => {
    const client = pattern.clients[index];
    const ask = outcome === 'late' ? late.get(index) : progresses[index]?.ask;
    if (client === undefined || ask?.kind !== 'call') return;
    const { name } = client;
    // A client may speak to another region than its own.
    const region = ask.region ?? client.region;
    const drawn = picks.length === 0 ? {} : { picks };
    const isRun = outcome !== 'never ran' && outcome !== 'delayed';
    const reply = !isRun
      ? undefined
      : simulation.perform({
          kind: 'command',
          region,
          client: name,
          argv: ask.argv.map(bytes),
          ...drawn,
        });
    if (isRun) number();
    if (outcome === 'delayed') late.set(index, ask);
    if (outcome === 'reply' && reply !== undefined) {
      heard[index]?.push(toPlain(reply));
      await resume(index, { kind: 'reply', reply: toPlain(reply) });
    } else {
      simulation.tell(region, name, 'no reply', whyNoReply(outcome, ask.argv));
      number();
      if (outcome === 'late') late.delete(index);
      else await resume(index, { kind: 'timeout' });
    }
    judge();
  };
  /** Whoever listens takes what was pushed to it. */
  const hear = async (): Promise<void> => {
    for (const [index, client] of pattern.clients.entries()) {
      const ask = progresses[index]?.ask;
      if (ask?.kind !== 'listen') continue;
      const pushed = takeMessage(ask.region ?? client.region, client.name);
      if (pushed !== undefined) await resume(index, { kind: 'message', ...pushed });
    }
  };

  const agenda: Deed[] = [
    ...plan.changes.map(({ atMs, kind, from, to }): Deed => ({
      atMs,
      carryOut: () => {
        const link = linkOf(simulation, { from, to });
        if (link !== undefined && isCut(link) === (kind === 'cut')) return;
        simulation[kind](from, to, { oneWay: true });
        number();
      },
    })),
    ...inPairs(plan.latencies).map(({ atMs, ms, ...ends }): Deed => ({
      atMs,
      carryOut: () => {
        setLatency(simulation, ends, ms, plan.latencyMs);
        number();
        const event = simulation.events.at(-1)?.id;
        if (event !== undefined) latencies.push({ event, ms });
      },
    })),
    ...plan.skews
      .filter(({ atMs }) => atMs > 0)
      .map(({ atMs, region, ms }): Deed => ({
        atMs,
        carryOut: () => {
          simulation.setClockSkew(region, ms);
          number();
        },
      })),
    ...plan.crashes.map(({ atMs, kind, region }): Deed => ({
      atMs,
      carryOut: () => {
        simulation[kind](region);
        number();
      },
    })),
    ...plan.arrivals.map(({ atMs, from, to }): Deed => ({
      atMs,
      carryOut: () => {
        const link = linkOf(simulation, { from, to });
        if (link !== undefined && !isCut(link)) simulation.perform({ kind: 'deliver', from, to });
      },
    })),
    ...plan.actions.map(({ atMs, client, outcome, picks }): Deed => ({
      atMs,
      carryOut: () => act(client, outcome, picks),
    })),
    ...plan.commands.map(({ atMs, region, text }): Deed => ({
      atMs,
      carryOut: () => {
        const argv = splitWords(text, { line: 1, column: 1 }).map((word) => word.bytes);
        simulation.perform({ kind: 'command', region, client: '', argv });
        number();
      },
    })),
  ].sort((left, right) => left.atMs - right.atMs);

  for (let count = 0; count < deedsMax; count += 1) {
    const wakeMs = Math.min(...wakeAt);
    const next = agenda[0];
    if (wakeMs < Infinity && wakeMs <= (next?.atMs ?? Infinity)) {
      advanceTo(wakeMs);
      await hear();
      const waker = wakeAt.indexOf(wakeMs);
      if (waker >= 0) await resume(waker, { kind: 'woken' });
      look(simulation);
      continue;
    }
    if (next === undefined) {
      // Whoever the plan says nothing of acts in turn.
      const late = progresses.findIndex(({ ask }) => ask.kind === 'call');
      if (late === -1) break;
      const atMs = simulation.world.nowMs + stepMs;
      agenda.push({ atMs, carryOut: () => act(late, 'reply', []) });
      continue;
    }
    agenda.shift();
    advanceTo(Math.max(next.atMs, simulation.world.nowMs));
    await hear();
    await next.carryOut();
    await hear();
    judge();
    look(simulation);
  }
  const tailMs = Math.max(plan.latencyMs, ...plan.latencies.map(({ ms }) => ms)) + 20;
  advanceTo(simulation.world.nowMs + tailMs);
  if (healAll(simulation)) advanceTo(simulation.world.nowMs + tailMs);
  const outcomes = Object.entries(pattern.properties).map(([name, property]): PropertyOutcome => {
    const isMet = (): boolean => {
      switch (property.kind) {
        case 'always':
          return !broken.has(name);
        case 'sometimes':
          return seen.has(name);
        case 'when-quiet':
          return property.holds(facts);
        case 'converges':
          return facts.hasConverged();
      }
    };
    return { name, kind: property.kind, isMet: isMet() };
  });
  return { simulation, numbered, broken, outcomes, heard, latencies };
}

function whyNoReply(outcome: Outcome, argv: readonly string[]): string | undefined {
  switch (outcome) {
    case 'reply':
    case 'lost':
      return undefined;
    case 'never ran':
      return `to ${argv.join(' ')}: it never ran`;
    case 'delayed':
      return `to ${argv.join(' ')}: it is still on its way`;
    case 'late':
      return 'it was given up before it ran';
  }
}

function start(pattern: Pattern, plan: WhatIf): Simulation {
  const simulation = createSimulation({
    regions: pattern.regions,
    latencyMs: plan.latencyMs,
    persistence: plan.persistence,
    clockSkewMs: Object.fromEntries(
      plan.skews.filter(({ atMs }) => atMs <= 0).map(({ region, ms }) => [region, ms]),
    ),
    ...(pattern.profile === undefined ? {} : { profile: pattern.profile }),
  });
  for (const [region, ...argv] of pattern.given ?? []) simulation.call(region, argv);
  if (pattern.given !== undefined) {
    for (const from of simulation.regions) {
      for (const to of simulation.regions) if (from !== to) simulation.deliver(from, to);
    }
  }
  return simulation;
}
