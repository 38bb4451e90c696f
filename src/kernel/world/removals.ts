/** What a region deletes by itself: keys past their deadline, evicted keys, a flushed database. */
import { requireUse, type ByteString } from '../base/index.ts';
import { deleteKey } from '../commands/index.ts';
import type { Reason } from '../crdt/index.ts';
import { entriesOf, expireOwned, nameUpdate } from '../region/index.ts';
import type { TraceEvent } from '../trace/index.ts';
import type { Choice } from './choice.ts';
import { append, indexOf, instantAt, note, NO_EVENTS, regionAt, remember } from './party.ts';
import { mayWrite } from './region-chart.ts';
import { tellingInto } from './trace-state.ts';
import { causesOf, placeName, showKeys } from './tracer.ts';
import { wallMsOf, type Batch, type World } from './world.ts';

/** Keys past their deadline that their owners must remove, in every region that may write. */
export function performExpiries(world: World): readonly TraceEvent[] {
  const events: TraceEvent[] = [];
  for (let index = 0; index < world.regions.length; index++) {
    events.push(...expireRegion(world, index));
  }
  return events;
}

/** A region that may not write leaves its expired keys hidden until it may (STL-3). */
export function expireRegion(world: World, index: number): readonly TraceEvent[] {
  const region = regionAt(world, index);
  if (wallMsOf(world, index) < region.nextCheckMs) return NO_EVENTS;
  if (!mayWrite(world.status[index])) return NO_EVENTS;
  const reasons: Reason[] = [];
  const telling = tellingInto(world.trace, reasons);
  const batches = expireOwned(region, instantAt(world, index, telling));
  return batches.flatMap((batch) => {
    append(world, index, batch);
    note(world, index, batch);
    return removalEvents(world, index, 'expire', batch, reasons);
  });
}

export function performEviction(
  world: World,
  choice: Extract<Choice, { kind: 'evict' }>,
): readonly TraceEvent[] {
  const index = writerOf(world, choice.region, 'evict');
  if (!regionAt(world, index).keys.has(choice.key)) return NO_EVENTS;
  return deleteKeys(world, index, 'evict', [choice.key]);
}

/** MEM-4: an observed DEL of every key, issued where the flush began, and sent as one. */
export function performFlush(world: World, name: string): readonly TraceEvent[] {
  const index = writerOf(world, name, 'flush');
  const keys: ByteString[] = [];
  for (const [key, { headers }] of entriesOf(regionAt(world, index))) {
    if (headers !== undefined) keys.push(key);
  }
  keys.sort((left, right) => (left < right ? -1 : 1));
  return keys.length === 0 ? NO_EVENTS : deleteKeys(world, index, 'flush', keys);
}

function writerOf(world: World, name: string, what: string): number {
  const index = indexOf(world, name);
  const status = world.status[index];
  requireUse(mayWrite(status), `region '${name}' is ${String(status)} and cannot ${what}`);
  return index;
}

function deleteKeys(
  world: World,
  index: number,
  kind: 'evict' | 'flush',
  keys: readonly ByteString[],
): readonly TraceEvent[] {
  const region = regionAt(world, index);
  const reasons: Reason[] = [];
  const instant = instantAt(world, index, tellingInto(world.trace, reasons));
  const batch = keys.map((key) => nameUpdate(region, deleteKey(key), instant));
  append(world, index, batch);
  note(world, index, batch);
  return batch.flatMap((effect) => removalEvents(world, index, kind, [effect], reasons));
}

function removalEvents(
  world: World,
  index: number,
  kind: 'expire' | 'evict' | 'flush',
  batch: Batch,
  reasons: readonly Reason[],
): readonly TraceEvent[] {
  const { trace } = world;
  const key = batch[0]?.key;
  if (trace === undefined || key === undefined) return NO_EVENTS;
  const region = regionAt(world, index).name;
  const id = trace.nextId++;
  const causes = causesOf(trace.touched.get(placeName(region, key)));
  remember(world, index, id, batch);
  const dots = batch.map(({ origin, n }) => ({ origin, n }));
  const shown = showKeys(world, index, [key]);
  return [{ kind, id, t: world.nowMs, causes, region, key, dots, shown, reasons }];
}
