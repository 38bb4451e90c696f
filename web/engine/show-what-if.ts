/** Plays a changed run: the clients as programs, one timed simulation, every property looked at as it goes. */
import {
  createSimulation,
  toPlain,
  type Facts,
  type Pattern,
  type PlainReply,
  type Simulation,
} from '../../src/index.ts';
import { programOf, type Answer, type Progress } from '../../src/clients/index.ts';
import { runOf, type Run } from '../../src/explain/index.ts';
import {
  bytes,
  copyData,
  execute,
  indexOf,
  requireUse,
  text,
  wallMsOf,
  type EventId,
} from '../../src/kernel/index.ts';
import { readFrame, type Exhibit, type Frame, type PropertyOutcome } from './exhibit.ts';
import { stepMs, type WhatIf } from './what-if.ts';

/** Played twice: the second time with a stop at every moment at which the first had an event. */
export async function showWhatIf(pattern: Pattern, plan: WhatIf): Promise<Exhibit> {
  const first = await play(pattern, plan, [], []);
  const stops = [...new Set(first.run.events.map(({ t }) => t))].sort((a, b) => a - b);
  const keys = first.run.keys.map(({ key }) => text(key));
  const { run, frames, outcomes } = await play(pattern, plan, stops, keys);
  return { run, frames, outcomes };
}

type Deed =
  | { readonly kind: 'act'; readonly atMs: number; readonly client: number }
  | {
      readonly kind: 'cut' | 'heal';
      readonly atMs: number;
      readonly from: string;
      readonly to: string;
    };

const deedsMax = 400;

async function play(
  pattern: Pattern,
  plan: WhatIf,
  stops: readonly number[],
  keys: readonly string[],
): Promise<Exhibit> {
  const simulation = start(pattern, plan);
  const programs = pattern.clients.map(programOf);
  const progresses: Progress[] = [];
  for (const program of programs) progresses.push(await program.start());
  const wakeAt = progresses.map(({ ask }) => (ask.kind === 'pause' ? ask.ms : Infinity));
  const facts = factsOf(simulation, progresses);
  const frames: Frame[] = [readFrame(simulation, keys)];
  const numbered: EventId[] = [];
  const broken = new Map<string, EventId>();
  const seen = new Set<string>();

  const look = (): void => {
    for (const [name, property] of Object.entries(pattern.properties)) {
      if (property.kind === 'always' && !broken.has(name) && !property.holds(facts)) {
        broken.set(name, simulation.events.at(-1)?.id ?? 0);
      }
      if (property.kind === 'sometimes' && property.holds(facts)) seen.add(name);
    }
  };
  const advanceTo = (ms: number): void => {
    for (const stop of [...stops.filter((one) => one > simulation.world.nowMs && one < ms), ms]) {
      simulation.advance(Math.max(0, stop - simulation.world.nowMs));
      frames.push(readFrame(simulation, keys));
    }
    look();
  };
  const resume = async (client: number, answer: Answer): Promise<void> => {
    const program = programs[client];
    const before = progresses[client];
    if (program === undefined || before === undefined) return;
    const after = await program.resume(before, answer);
    progresses[client] = after;
    wakeAt[client] = after.ask.kind === 'pause' ? simulation.world.nowMs + after.ask.ms : Infinity;
    for (const told of after.told.slice(before.told.length)) {
      simulation.tell(told.region, told.client, told.what, told.value);
      const id = simulation.events.at(-1)?.id;
      if (id !== undefined) numbered.push(id);
      look();
    }
  };
  const act = async (index: number): Promise<void> => {
    const client = pattern.clients[index];
    const ask = progresses[index]?.ask;
    if (client === undefined || ask?.kind !== 'call') return;
    const reply = simulation.call(client.region, ask.argv, client.name);
    const id = simulation.events.at(-1)?.id;
    if (id !== undefined) numbered.push(id);
    await resume(index, { kind: 'reply', reply: toPlain(reply) });
    look();
    frames.push(readFrame(simulation, keys));
  };

  const agenda: Deed[] = [
    ...plan.changes,
    ...plan.actions.map((action) => ({ ...action, kind: 'act' as const })),
  ].sort((left, right) => left.atMs - right.atMs);
  for (let count = 0; count < deedsMax; count += 1) {
    const wakeMs = Math.min(...wakeAt);
    const next = agenda[0];
    if (wakeMs < Infinity && wakeMs <= (next?.atMs ?? Infinity)) {
      advanceTo(wakeMs);
      await resume(wakeAt.indexOf(wakeMs), { kind: 'woken' });
      continue;
    }
    if (next === undefined) {
      const late = progresses.findIndex(({ ask }) => ask.kind === 'call');
      if (late === -1) break;
      agenda.push({ kind: 'act', atMs: simulation.world.nowMs + stepMs, client: late });
      continue;
    }
    agenda.shift();
    advanceTo(Math.max(next.atMs, simulation.world.nowMs));
    if (next.kind === 'act') await act(next.client);
    else change(simulation, next, numbered);
    frames.push(readFrame(simulation, keys));
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
  return { run: describe(pattern, simulation, numbered, broken), frames, outcomes };
}

function start(pattern: Pattern, plan: WhatIf): Simulation {
  const simulation = createSimulation({
    regions: pattern.regions,
    latencyMs: plan.latencyMs,
    links: plan.latencies.map(({ from, to, ms }) => ({ from, to, latencyMs: ms })),
    clockSkewMs: Object.fromEntries(plan.skews.map(({ region, ms }) => [region, ms])),
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

function change(
  simulation: Simulation,
  { kind, from, to }: Extract<Deed, { kind: 'cut' | 'heal' }>,
  numbered: EventId[],
): void {
  simulation[kind](from, to, { oneWay: true });
  const id = simulation.events.at(-1)?.id;
  if (id !== undefined) numbered.push(id);
}

/** Heals every direction that is cut; false when none was. */
function healAll({ world, regions, ...simulation }: Simulation): boolean {
  const cut = world.links.filter(({ isCut }) => isCut);
  for (const { from, to } of cut) {
    simulation.heal(regions[from] ?? '', regions[to] ?? '', { oneWay: true });
  }
  return cut.length > 0;
}

function describe(
  pattern: Pattern,
  simulation: Simulation,
  numbered: readonly EventId[],
  broken: ReadonlyMap<string, EventId>,
): Run {
  const violated = [...broken.values()].sort((a, b) => a - b)[0];
  const steps = [...new Set(violated === undefined ? numbered : [...numbered, violated])].sort(
    (a, b) => a - b,
  );
  const telling = { title: pattern.name, steps };
  return runOf(simulation, violated === undefined ? telling : { ...telling, violated });
}

/** What the properties may look at, read from this simulation and these clients. */
function factsOf(simulation: Simulation, progresses: readonly Progress[]): Facts {
  return {
    regions: simulation.regions,
    told: (what) => {
      const told = progresses.flatMap((progress) => progress.told);
      return what === undefined ? told : told.filter((one) => one.what === what);
    },
    replies: (client) => {
      const exchanges = progresses.flatMap((progress) => progress.exchanges);
      return client === undefined ? exchanges : exchanges.filter((one) => one.client === client);
    },
    read: (region, ...argv) => peek(simulation, region, argv),
    hasConverged: () => simulation.hasConverged(),
  };
}

/** What a command would answer now, asked of a copy. */
function peek({ world, profile }: Simulation, region: string, argv: readonly string[]): PlainReply {
  const index = indexOf(world, region);
  const copy = copyData(world.regions[index]);
  requireUse(copy !== undefined, `no region is called '${region}'`);
  const instant = {
    wallMs: wallMsOf(world, index),
    profile,
    chooser: { pick: () => 0 },
    reasons: undefined,
  };
  return toPlain(execute(copy, '', argv.map(bytes), instant).reply);
}
