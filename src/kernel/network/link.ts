/**
 * Links and logs. Each region appends what it produces to one log; a link is a cursor of one
 * receiver into it. Nothing is in flight on its own: the head of a link becomes due at a time
 * that is a pure function of the log row and the link, kept FIFO by never going back. A cut stops
 * the cursor; a heal lets it go on, one latency later.
 *
 * The head is usually a row. On a link that resumes and has none it is the answer to the request,
 * and on one that resynchronises it is the sender's whole state (REP-4).
 *
 * Rules: REP-1, REP-2 (the receiver pulls), REP-11 (one link keeps order), CLK-6 (no gaps).
 */
import { invariant } from '../base/index.ts';
import type { ResyncReason } from '../causality/index.ts';
import { linkChart, type LinkSignal, type LinkState } from './link-chart.ts';
import { logEnd, type Log, type Row } from './log.ts';
import {
  clogged,
  defaultRetransmitMs,
  weatherMs,
  withClog,
  type Clog,
  type Weather,
} from './transport.ts';

export type Link = {
  /** Index of the sending and of the receiving region. */
  readonly from: number;
  readonly to: number;
  /** What a transfer takes, or usually takes where it varies. */
  latencyMs: number;
  /** Everything beside a constant latency; `undefined` on a plain link. */
  weather: Weather | undefined;
  state: LinkState;
  /** Position of the next row to deliver. */
  cursor: number;
  /** Nothing on this link arrives before this instant (virtual ms). */
  readyMs: number;
  /** While resuming: the position at which the receiver has caught up. */
  resumeAt: number;
  /** While resynchronising. */
  reason: ResyncReason | undefined;
};

type Ends = { readonly from: number; readonly to: number };

export function createLink(
  { from, to }: Ends,
  latencyMs: number,
  weather: Weather | undefined,
): Link {
  return {
    from,
    to,
    latencyMs,
    weather,
    state: linkChart.initial,
    cursor: 0,
    readyMs: 0,
    resumeAt: 0,
    reason: undefined,
  };
}

export const isCut = (link: Link): boolean => link.state.reach === 'cut';

/** How many rows wait on this link. */
export function waiting(link: Link, log: Log<unknown>): number {
  return logEnd(log) - link.cursor;
}

/** What arrives next: a row, the answer to a request to resume, or a whole state. */
export function headOf(link: Link, log: Log<unknown>): 'row' | 'answer' | 'state' | undefined {
  const { sync } = link.state;
  if (sync === 'resyncing') return 'state';
  if (waiting(link, log) > 0) return 'row';
  return sync === 'resuming' ? 'answer' : undefined;
}

/** When the head of the link arrives, virtual ms; `undefined` when it is cut or has nothing. */
export function dueMs(link: Link, log: Log<unknown>, seed: number): number | undefined {
  const { reach, sync } = link.state;
  if (reach === 'cut') return undefined;
  if (sync !== 'streaming' && headOf(link, log) !== 'row') return link.readyMs;
  const row = log.rows[link.cursor - log.first];
  if (row === undefined) return undefined;
  const due = row.sentMs + travelMs(link, seed, link.cursor);
  return due > link.readyMs ? due : link.readyMs;
}

/** How long the transfer at that position is under way. */
function travelMs(link: Link, seed: number, position: number): number {
  const { weather, latencyMs } = link;
  return weather === undefined ? latencyMs : weatherMs(weather, latencyMs, seed, link, position);
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

/** Drives the link's chart; false when its state does not take the signal. */
export function signalLink(link: Link, signal: LinkSignal): boolean {
  const next = linkChart.after(link.state, signal);
  if (next !== undefined) link.state = next;
  return next !== undefined;
}

export function healLink(link: Link, nowMs: number): void {
  signalLink(link, 'heal');
  reconnect(link, nowMs);
}

/** A connection is made anew: its first transfer takes one latency from now. */
export function reconnect(link: Link, nowMs: number): void {
  link.readyMs = Math.max(link.readyMs, nowMs + firstTransferMs(link));
}

function firstTransferMs({ weather, latencyMs }: Link): number {
  return weather?.clog === undefined ? latencyMs : clogged(latencyMs, weather.clog);
}

/** The receiver asks for what followed its position; it has caught up at the log's present end. */
export function resumeLink(link: Link, log: Log<unknown>, nowMs: number): void {
  invariant(signalLink(link, 'resume'), 'every state of a link to take a request to resume');
  link.resumeAt = logEnd(log);
  reconnect(link, nowMs);
}

/** The whole state must be sent; it arrives one latency from now. */
export function resyncLink(link: Link, reason: ResyncReason, nowMs: number): void {
  invariant(signalLink(link, 'refuse'), 'every state of a link to take a refusal');
  link.reason ??= reason;
  reconnect(link, nowMs);
}

/** The state was merged: it contains every row that waited. */
export function finishResync(link: Link, log: Log<unknown>, atMs: number): void {
  signalLink(link, 'merge');
  signalLink(link, 'accept');
  link.cursor = logEnd(log);
  link.resumeAt = 0;
  link.reason = undefined;
  if (atMs > link.readyMs) link.readyMs = atMs;
}

/** After how long a lost transfer is sent again. */
export const retransmitMsOf = ({ weather }: Link): number =>
  weather?.retransmitMs ?? defaultRetransmitMs;

export function clogLink(link: Link, clog: Clog, nowMs: number): void {
  signalLink(link, 'clog');
  setPace(link, clog, nowMs);
}

export function unclogLink(link: Link, nowMs: number): void {
  signalLink(link, 'unclog');
  setPace(link, undefined, nowMs);
}

/** Rows look at the clog when they are due; a connection that is being made is moved here. */
function setPace(link: Link, clog: Clog | undefined, nowMs: number): void {
  const beforeMs = firstTransferMs(link);
  link.weather = withClog(link.weather, clog);
  const isUnderWay = link.readyMs > nowMs;
  if (isUnderWay) {
    link.readyMs = Math.max(nowMs, link.readyMs + firstTransferMs(link) - beforeMs);
  }
}
