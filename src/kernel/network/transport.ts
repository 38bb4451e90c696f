/**
 * What a transfer meets on its way: a latency that varies, jitter, loss, duplication, a clog. A
 * lost transfer is sent again after a timeout and arrives that much later; whatever was sent behind
 * it waits, because the link keeps order (REP-11). So nothing is ever lost to the receiver, only
 * late. A link without any of this has no weather, and costs one addition.
 */
import { requireForm, requireUse, within } from '../base/index.ts';
import { checkLatency, checkMs, drawFraction, drawLatencyMs, type Latency } from './latency.ts';

export type Clog = {
  /** Everything takes so many times as long, … */
  readonly factor: number;
  /** … and so many ms more. */
  readonly extraMs: number;
};

export type Weather = {
  /** `undefined`: the link's constant latency. */
  readonly latency: Latency | undefined;
  /** Up to so many ms more, each as often. */
  readonly jitterMs: number;
  /** How many of a hundred transfers, resent ones included, are lost. */
  readonly lossPercent: number;
  /** How many of a hundred arrive twice. */
  readonly duplicationPercent: number;
  /** After how long a transfer that was not acknowledged is sent again. */
  readonly retransmitMs: number;
  /** In force exactly while the link is clogged. */
  readonly clog: Clog | undefined;
};

/** Losses of one transfer after which the transport is taken to get through. */
const lossesMax = 16;
export const defaultRetransmitMs = 200;
/** A link that loses more would hardly be a link. */
const lossPercentMax = 90;
export const clogFactorMax = 1000;

type Ends = { readonly from: number; readonly to: number };

/** How long the transfer at that position is under way, losses included. */
export function weatherMs(
  weather: Weather,
  constantMs: number,
  seed: number,
  link: Ends,
  position: number,
): number {
  const { latency, jitterMs, clog } = weather;
  let ms = latency === undefined ? constantMs : drawLatencyMs(latency, seed, link, position);
  if (jitterMs > 0) {
    ms += Math.floor(drawFraction(seed, link, position, 'jitter') * (jitterMs + 1));
  }
  if (clog !== undefined) ms = clogged(ms, clog);
  return ms + countLosses(weather, seed, link, position) * weather.retransmitMs;
}

export function clogged(ms: number, { factor, extraMs }: Clog): number {
  return Math.floor(ms * factor) + extraMs;
}

/** How often the transfer at that position is lost before it gets through. */
export function countLosses(
  { lossPercent }: Weather,
  seed: number,
  link: Ends,
  position: number,
): number {
  if (lossPercent === 0) return 0;
  let losses = 0;
  while (
    losses < lossesMax &&
    drawFraction(seed, link, position, 'loss', losses) * 100 < lossPercent
  ) {
    losses++;
  }
  return losses;
}

export function isDuplicated(
  { duplicationPercent }: Weather,
  seed: number,
  link: Ends,
  position: number,
): boolean {
  if (duplicationPercent === 0) return false;
  return drawFraction(seed, link, position, 'duplication') * 100 < duplicationPercent;
}

export type WeatherOptions = {
  readonly latency?: Latency;
  readonly jitterMs?: number;
  readonly lossPercent?: number;
  readonly duplicationPercent?: number;
  readonly retransmitMs?: number;
};

const CLEAR: Weather = {
  latency: undefined,
  jitterMs: 0,
  lossPercent: 0,
  duplicationPercent: 0,
  retransmitMs: defaultRetransmitMs,
  clog: undefined,
};

const FIELDS: Readonly<Record<keyof WeatherOptions, true>> = {
  latency: true,
  jitterMs: true,
  lossPercent: true,
  duplicationPercent: true,
  retransmitMs: true,
};
export const WEATHER_FIELDS: readonly string[] = Object.keys(FIELDS);

/** The weather a person asked for, checked; `undefined` when there is none. `name` is the link's. */
export function readWeather(options: WeatherOptions, name: string): Weather | undefined {
  const { latency, jitterMs = 0, lossPercent = 0, duplicationPercent = 0 } = options;
  const { retransmitMs = defaultRetransmitMs } = options;
  if (latency !== undefined) checkLatency(latency, `latency of ${name}`);
  checkMs(jitterMs, `jitterMs of ${name}`);
  checkMs(retransmitMs, `retransmitMs of ${name}`);
  checkPercent(lossPercent, lossPercentMax, `lossPercent of ${name}`);
  checkPercent(duplicationPercent, 100, `duplicationPercent of ${name}`);
  const isVaried = latency !== undefined && latency.kind !== 'constant';
  const isPlain = !isVaried && jitterMs === 0 && lossPercent === 0 && duplicationPercent === 0;
  if (isPlain) return undefined;
  const varied = isVaried ? latency : undefined;
  return {
    latency: varied,
    jitterMs,
    lossPercent,
    duplicationPercent,
    retransmitMs,
    clog: undefined,
  };
}

/** The same weather with a clog, or without one. */
export function withClog(
  weather: Weather | undefined,
  clog: Clog | undefined,
): Weather | undefined {
  const next = { ...(weather ?? CLEAR), clog };
  const { latency, jitterMs, lossPercent, duplicationPercent } = next;
  const isPlain =
    latency === undefined &&
    jitterMs + lossPercent + duplicationPercent === 0 &&
    clog === undefined;
  return isPlain ? undefined : next;
}

/** A clog that slows nothing is none. */
export function checkClog({ factor, extraMs }: Clog): void {
  requireUse(factor > 1 || extraMs > 0, 'a clog needs a factor above 1 or some extra ms');
}

function checkPercent(percent: number, max: number, name: string): void {
  requireForm(percent, within({ least: 0, most: max }), name);
}
