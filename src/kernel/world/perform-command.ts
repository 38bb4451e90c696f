/** A client's command at one region (hops 1 to 6). */
import type { Reply } from '../base/index.ts';
import type { Argv } from '../commands/index.ts';
import type { Reason } from '../crdt/index.ts';
import {
  execute,
  executePlainly,
  type Execution,
  type Outbox,
  type Reasons,
} from '../region/index.ts';
import type { TraceEvent } from '../trace/index.ts';
import type { Choice, Outcome } from './choice.ts';
import { relieveMemory, turnMemory } from './memory.ts';
import { append, indexOf, instantAt, note, NO_EVENTS, regionAt, remember, send } from './party.ts';
import { isUp, type RegionState } from './region-chart.ts';
import { expireRegion } from './removals.ts';
import { tellingInto } from './trace-state.ts';
import { causesOf, keysOf, placeName, showKeys } from './tracer.ts';
import { skewMsOf, wallMsOf, type World } from './world.ts';

/** A command at a region, when nobody listens: its answer alone. */
export function answerQuietly(
  world: World,
  region: string,
  client: string,
  argv: Argv,
  picks?: readonly number[],
): Reply {
  const index = indexOf(world, region);
  if (!isUp(world.status[index])) return downReply(region, world.status[index]);
  const plain = answerPlainly(world, index, argv);
  if (plain !== undefined) return plain;
  expireRegion(world, index);
  if (!hasMemory(world, index)) return runAt(world, index, client, argv, picks, undefined).reply;
  relieveMemory(world, index, argv);
  const { reply } = runAt(world, index, client, argv, picks, undefined);
  turnMemory(world, index);
  return reply;
}

/** Without detours, where the command, the key and the region are plain; else nothing was done. */
function answerPlainly(world: World, index: number, argv: Argv): Reply | undefined {
  const isPlain = world.status[index] === 'running' && world.disks[index] === undefined;
  if (!isPlain) return undefined;
  const region = regionAt(world, index);
  const reply = executePlainly(region, argv, wallMsOf(world, index), world.profile, OUTBOX);
  if (reply === undefined) return undefined;
  if (OUTBOX.effect !== undefined) send(world, index, OUTBOX.effect, OUTBOX.place);
  return reply;
}

const OUTBOX: Outbox = { effect: undefined, place: 0 };

const hasMemory = ({ regions }: World, index: number): boolean =>
  regions[index]?.memory !== undefined;

function runAt(
  world: World,
  index: number,
  client: string,
  argv: Argv,
  picks: readonly number[] | undefined,
  reasons: Reasons,
): Execution {
  const instant = instantAt(world, index, reasons, picks);
  const run = execute(regionAt(world, index), client, argv, instant);
  for (const batch of run.batches) {
    append(world, index, batch);
    note(world, index, batch);
  }
  return run;
}

const downReply = (region: string, state: RegionState | undefined): Reply => ({
  kind: 'error',
  message:
    state === 'linking'
      ? `ERR region '${region}' is unavailable: it is being linked to the database`
      : `ERR region '${region}' is down: it crashed and was not restarted`,
});

export function performCommand(
  world: World,
  choice: Extract<Choice, { kind: 'command' }>,
): Outcome {
  const { trace } = world;
  if (trace === undefined) {
    const reply = answerQuietly(world, choice.region, choice.client, choice.argv, choice.picks);
    return { reply, events: NO_EVENTS };
  }
  const index = indexOf(world, choice.region);
  const region = regionAt(world, index);
  const state = world.status[index];
  if (!isUp(state)) return { reply: downReply(region.name, state), events: NO_EVENTS };
  // Here and not in `execute`: also before a command that only queues or is refused, traced or not.
  const expiries = expireRegion(world, index);
  const relief = relieveMemory(world, index, choice.argv);
  const reasons: Reason[] = [];
  const telling = tellingInto(trace, reasons);
  const run = runAt(world, index, choice.client, choice.argv, choice.picks, telling);

  const events: TraceEvent[] = [...expiries, ...relief];
  const effects = run.batches.flat();
  const touched = keysOf(effects);
  const read = choice.argv.slice(1).filter((word) => region.keys.has(word));
  const id = trace.nextId++;
  const causes = causesOf(
    ...[...read, ...touched].map((key) => trace.touched.get(placeName(region.name, key))),
    choice.client === '' ? undefined : trace.clients.get(choice.client),
  );
  remember(world, index, id, effects);
  if (choice.client !== '') trace.clients.set(choice.client, id);
  events.push({
    kind: 'command',
    id,
    t: world.nowMs,
    causes,
    region: region.name,
    client: choice.client === '' ? undefined : choice.client,
    argv: [...choice.argv],
    reply: run.reply,
    skewMs: skewMsOf(world, index),
    dots: effects.map(({ origin, n }) => ({ origin, n })),
    shown: showKeys(world, index, touched.length > 0 ? touched : read),
    reasons,
  });
  events.push(...turnMemory(world, index));
  return { reply: run.reply, events };
}
