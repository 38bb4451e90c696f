/**
 * Links and logs. Each region appends what it produces to one log; a link is a cursor of one
 * receiver into it. Nothing is in flight on its own: the head of a link becomes due at a time
 * that is a pure function of the log row and the link, kept FIFO by never going back. A cut stops
 * the cursor; a heal lets it go on, one latency later.
 *
 * Rules: REP-1, REP-2 (the receiver pulls), REP-11 (one link keeps order), CLK-6 (no gaps).
 */
import { hashFraction } from '../base/index.ts';

export type Row<Payload> = { readonly sentMs: number; readonly payload: Payload };

export type Log<Payload> = {
  rows: Row<Payload>[];
  /** Position of `rows[0]` since the beginning: rows that everyone has taken are dropped. */
  first: number;
};

export type Link = {
  /** Index of the sending and of the receiving region. */
  readonly from: number;
  readonly to: number;
  latencyMs: number;
  jitterMs: number;
  /** Position of the next row to deliver. */
  cursor: number;
  isCut: boolean;
  /** Nothing on this link arrives before this instant (virtual ms). */
  readyMs: number;
};

export function createLog<Payload>(): Log<Payload> {
  return { rows: [], first: 0 };
}

export function logEnd(log: Log<unknown>): number {
  return log.first + log.rows.length;
}

/** How many rows wait on this link. */
export function waiting(link: Link, log: Log<unknown>): number {
  return logEnd(log) - link.cursor;
}

/** When the head of the link arrives, virtual ms; `undefined` when it is cut or has nothing. */
export function dueMs(link: Link, log: Log<unknown>, seed: number): number | undefined {
  if (link.isCut) return undefined;
  const row = log.rows[link.cursor - log.first];
  if (row === undefined) return undefined;
  const due = row.sentMs + link.latencyMs + jitter(link, seed);
  return due > link.readyMs ? due : link.readyMs;
}

function jitter(link: Link, seed: number): number {
  if (link.jitterMs === 0) return 0;
  const fraction = hashFraction(seed, link.from * 64 + link.to, link.cursor);
  return Math.floor(fraction * (link.jitterMs + 1));
}

/** Takes the head row off the link; the next one cannot arrive before `atMs`. */
export function takeHead<Payload>(
  link: Link,
  log: Log<Payload>,
  atMs: number,
): Row<Payload> | undefined {
  const row = log.rows[link.cursor - log.first];
  if (row === undefined) return undefined;
  link.cursor++;
  if (atMs > link.readyMs) link.readyMs = atMs;
  return row;
}

export function healLink(link: Link, nowMs: number): void {
  link.isCut = false;
  link.readyMs = Math.max(link.readyMs, nowMs + link.latencyMs);
}

/** Rows a log keeps before it is worth looking for what everyone has taken. */
export const rowsKeptMin = 64;

/** Drops rows that every receiver has taken, now and then, so that a log does not grow forever. */
export function trimLog(log: Log<unknown>, lowestCursor: number): void {
  const taken = lowestCursor - log.first;
  if (taken < rowsKeptMin || taken * 2 < log.rows.length) return;
  log.rows.splice(0, taken);
  log.first = lowestCursor;
}
