/**
 * The links of a global state: what waits on each, and whether it may pass. A channel is a queue
 * of batches, interned; a cut link and a crashed region at either end hold everything back.
 */
import type { Components } from './components.ts';
import { at, type Layout } from './layout.ts';

export type Mesh = {
  /** Queues batches for all other regions. */
  readonly send: (state: Int32Array, from: number, batches: readonly number[]) => void;
  /** Receives the first `count` batches of a link, the oldest first. */
  readonly receiveFirst: (state: Int32Array, from: number, to: number, count: number) => void;
  readonly isOpen: (state: Int32Array, from: number, to: number) => boolean;
  readonly isCut: (state: Int32Array, from: number, to: number) => boolean;
  readonly waiting: (state: Int32Array, from: number, to: number) => number;
  /** When the oldest batch was sent; `undefined` when nothing waits. */
  readonly oldestMs: (state: Int32Array, from: number, to: number) => number | undefined;
  readonly isDrained: (state: Int32Array) => boolean;
  /** After a heal or restart what waited has its full lag again: it is sent anew. */
  readonly sendAnew: (state: Int32Array, from: number, to: number) => void;
  readonly toggleCut: (state: Int32Array, from: number, to: number) => void;
  readonly isDown: (state: Int32Array, region: number) => boolean;
  readonly toggleDown: (state: Int32Array, region: number) => void;
};

export function createMesh(components: Components, layout: Layout, isTimed: boolean): Mesh {
  const { regions } = layout;
  const firstChannel = layout.channel(0, 0);
  const endOfChannels = layout.client(0);
  const bit = (from: number, to: number): number => 1 << (from * regions + to);
  const isCut = (state: Int32Array, from: number, to: number): boolean =>
    (at(state, layout.cuts) & bit(from, to)) !== 0;
  const isDown = (state: Int32Array, region: number): boolean =>
    (at(state, layout.down) & (1 << region)) !== 0;
  const queue = (state: Int32Array, from: number, to: number) =>
    components.queue(at(state, layout.channel(from, to)));

  return {
    send(state, from, batches) {
      const sentMs = isTimed ? at(state, layout.now) : 0;
      for (const batch of batches) {
        for (let to = 0; to < regions; to++) {
          if (to === from) continue;
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
        if (next !== undefined) reached = components.receive(reached, next.batch);
      }
      state[region] = reached;
      state[slot] = components.drop(at(state, slot), count);
    },
    isOpen: (state, from, to) =>
      !isCut(state, from, to) && !isDown(state, from) && !isDown(state, to),
    isCut,
    waiting: (state, from, to) => queue(state, from, to).length,
    oldestMs: (state, from, to) => queue(state, from, to)[0]?.sentMs,
    isDrained(state) {
      for (let slot = firstChannel; slot < endOfChannels; slot++) {
        if (at(state, slot) !== components.emptyChannel) return false;
      }
      return true;
    },
    sendAnew(state, from, to) {
      const slot = layout.channel(from, to);
      let channel = components.emptyChannel;
      for (const { batch } of components.queue(at(state, slot))) {
        channel = components.push(channel, batch, at(state, layout.now));
      }
      state[slot] = channel;
    },
    toggleCut(state, from, to) {
      state[layout.cuts] = at(state, layout.cuts) ^ (bit(from, to) | bit(to, from));
    },
    isDown,
    toggleDown(state, region) {
      state[layout.down] = at(state, layout.down) ^ (1 << region);
    },
  };
}
