/**
 * What a key costs in memory, by a formula: an approximation of a server's bookkeeping, the same on
 * every machine. Each part has a price in bytes (`PRICES`) and texts cost their length besides.
 * Measuring walks over the whole key, so it is done only where somebody asks.
 *
 * Rules: GC-1 (a tombstone costs memory too), EVI-3 and OOM-4 (bounds that this is compared with).
 */
import type { Clock } from '../causality/index.ts';
import type { Cell } from './cell.ts';
import { itemsOf } from './chain.ts';
import { rowsOf } from './dot-table.ts';
import type { Expiry } from './expiry.ts';
import type { Header } from './registry.ts';

import { pointsOf } from './tally.ts';

/** Bytes, each beside the length of the texts in it. */
export const PRICES = {
  /** A key: its entry in the table and its object. */
  key: 64,
  /** A type that was written to a key. */
  header: 16,
  /** A member, field or list node, live or a tombstone. */
  element: 48,
  /** A value in a register: its dot, its time, its object. */
  base: 40,
  /** One step of a running total. */
  point: 32,
  /** A write that keeps an element alive. */
  dot: 24,
  deadline: 24,
  /** What a removal had seen of one instance. */
  seen: 8,
} as const;

const bytesOfClock = (clock: Clock): number => clock.length * PRICES.seen;

export function bytesOfHeader(state: Header): number {
  const bytes = PRICES.header + bytesOfClock(state.removed);
  switch (state.type) {
    case 'string':
      return bytes + bytesOfCell(state) - bytesOfClock(state.removed);
    case 'hash': {
      let sum = bytes;
      for (const [name, { cell, expiry }] of state.fields) {
        sum += PRICES.element + name.length + bytesOfCell(cell) + bytesOfExpiry(expiry);
      }
      return sum;
    }
    case 'set': {
      let sum = bytes;
      for (const [member, { dots, removed }] of rowsOf(state)) {
        sum += PRICES.element + member.length + dots.length * PRICES.dot + bytesOfClock(removed);
      }
      return sum;
    }
    case 'zset': {
      let sum = bytes;
      for (const [member, cell] of state.members) {
        sum += PRICES.element + member.length + bytesOfCell(cell);
      }
      return sum;
    }
    case 'list': {
      let sum = bytes;
      for (const { value } of state.nodes) sum += PRICES.element + value.length;
      for (const { value } of state.waiting) sum += PRICES.element + value.length;
      for (const cell of state.overwrites.values()) sum += bytesOfCell(cell);
      return sum + state.removedEarly.length * PRICES.element;
    }
  }
}

function bytesOfCell({ bases, tallies, removed }: Cell<unknown, unknown>): number {
  let bytes = bytesOfClock(removed);
  for (let base = bases; base !== undefined; base = base.next) {
    bytes += PRICES.base + (typeof base.value === 'string' ? base.value.length : 0);
  }
  for (let tally = tallies; tally !== undefined; tally = tally.next) {
    bytes += pointsOf(tally).length * PRICES.point;
  }
  return bytes;
}

export function bytesOfExpiry(expiry: Expiry | undefined): number {
  if (expiry === undefined) return 0;
  return itemsOf(expiry.deadlines).length * PRICES.deadline + bytesOfClock(expiry.removed);
}
