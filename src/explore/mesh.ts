/**
 * The links of a global state: what waits on each, and whether it may pass. A channel is a queue
 * of batches, interned; a cut link and a crashed region at either end hold everything back.
 */
import type { Components } from './components.ts';
import { at, type Layout } from './layout.ts';
import type { Outages } from './outages.ts';

export type Mesh = {
  /** Queues batches for all other regions. */
  readonly send: (state: Int32Array, from: number, batches: readonly number[]) => void;
  /** Receives the first `count` batches of a link, the oldest first. */
  readonly receiveFirst: (state: Int32Array, from: number, to: number, count: number) => void;
  readonly isOpen: (state: Int32Array, from: number, to: number) => boolean;
  readonly isCut: (state: Int32Array, from: number, to: number) => boolean;
  readonly waiting: (state: Int32Array, from: number, to: number) => number;
  /** Since when the next arrival is on its way; `undefined` when nothing is. */
  readonly oldestMs: (state: Int32Array, from: number, to: number) => number | undefined;
  readonly isDrained: (state: Int32Array) => boolean;
};

export function createMesh(
  components: Components,
  layout: Layout,
  outages: Outages,
  isTimed: boolean,
): Mesh {
  const { regions } = layout;
  const firstChannel = layout.channel(0, 0);
  const endOfChannels = layout.client(0);
  const isCut = (state: Int32Array, from: number, to: number): boolean =>
    (at(state, layout.cuts) & layout.cutBit(from, to)) !== 0;
  const queue = (state: Int32Array, from: number, to: number) =>
    components.queue(at(state, layout.channel(from, to)));

  return {
    send(state, from, batches) {
      const sentMs = isTimed ? at(state, layout.now) : 0;
      for (const batch of batches) {
        outages.note(state, from, batch);
        for (let to = 0; to < regions; to++) {
          if (to === from || outages.isResyncing(state, from, to)) continue;
          const slot = layout.channel(from, to);
          state[slot] = components.push(at(state, slot), batch, sentMs);
        }
      }
    },
    receiveFirst(state, from, to, count) {
      if (count === 0) return;
      const slot = layout.channel(from, to);
      const region = layout.region(to);
      const waiting = components.queue(at(state, slot));
      let reached = at(state, region);
      for (let index = 0; index < count; index++) {
        const next = waiting[index];
        if (next === undefined) continue;
        reached = components.receive(reached, next.batch);
        outages.note(state, to, next.batch);
      }
      state[region] = reached;
      state[slot] = components.drop(at(state, slot), count);
    },
    isOpen: (state, from, to) =>
      !isCut(state, from, to) && outages.isSyncing(state, from) && outages.isSyncing(state, to),
    isCut,
    waiting: (state, from, to) => queue(state, from, to).length,
    oldestMs: (state, from, to) =>
      queue(state, from, to)[0]?.sentMs ?? outages.awaitedSinceMs(state, from, to),
    isDrained(state) {
      for (let slot = firstChannel; slot < endOfChannels; slot++) {
        if (at(state, slot) !== components.emptyChannel) return false;
      }
      return true;
    },
  };
}
