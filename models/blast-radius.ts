/**
 * How much a limiter lets through that it should not, as a function of the lag: the same limiters
 * as in `limits.ts`, run in a simulation with arrivals at even distances, taking turns between the
 * regions. Nothing is drawn at random, so a figure is the same everywhere. It says what these
 * arrivals do, not what the worst ones could: the checker says that.
 */
import { createSimulation, toPlain, type PlainReply, type Simulation } from '../src/index.ts';
import { membersOf } from './clients/told.ts';

export const LIMITERS = ['fixed window', 'sliding log', 'token bucket'] as const;
export type Limiter = (typeof LIMITERS)[number];

export type Load = {
  readonly limiter: Limiter;
  /** Requests allowed in one window, over all regions. */
  readonly limit: number;
  readonly windowMs: number;
  /** Requests of all regions together, one every so many ms. */
  readonly everyMs: number;
  readonly regions: readonly string[];
  /** Windows the load lasts; whole, from 1. */
  readonly windows: number;
};

export type Overshoot = {
  readonly served: number;
  readonly allowed: number;
  /** Served over allowed; 1 and below: the limit was kept. */
  readonly ratio: number;
};

export const DEFAULT_LOAD: Load = {
  limiter: 'fixed window',
  limit: 20,
  windowMs: 1000,
  everyMs: 10,
  regions: ['eastus2', 'westeurope'],
  windows: 1,
};

type Arrival = { readonly region: string; readonly n: number; readonly atMs: number };

/** What is served at this one-way lag (ms, whole, from 0) on every link. */
export function overshootAt(lagMs: number, load: Load): Overshoot {
  const { regions, everyMs, windowMs, windows, limit } = load;
  const simulation = createSimulation({ regions, latencyMs: lagMs, trace: false });
  const isServed = limiterOf(load, simulation);
  let served = 0;
  for (let n = 0; n * everyMs < windowMs * windows; n++) {
    const region = regions[n % regions.length] ?? '';
    if (isServed({ region, n, atMs: n * everyMs })) served++;
    simulation.advance(everyMs);
  }
  const allowed = allowedBy(load, limit * windows);
  return { served, allowed, ratio: served / allowed };
}

/** A bucket also starts full: one limit more than what is refilled. */
const allowedBy = ({ limiter, limit }: Load, perWindows: number): number =>
  limiter === 'token bucket' ? perWindows + limit : perWindows;

function limiterOf(load: Load, simulation: Simulation): (arrival: Arrival) => boolean {
  const call = (region: string, ...argv: readonly string[]): PlainReply =>
    toPlain(simulation.call(region, argv));
  const { limit, windowMs } = load;
  switch (load.limiter) {
    case 'fixed window':
      return ({ region, atMs }) =>
        Number(call(region, 'INCR', `window:${String(Math.floor(atMs / windowMs))}`)) <= limit;
    case 'sliding log':
      return ({ region, n, atMs }) => {
        call(region, 'ZREMRANGEBYSCORE', 'log', '-inf', String(atMs - windowMs));
        if (Number(call(region, 'ZCARD', 'log')) >= limit) return false;
        call(region, 'ZADD', 'log', String(atMs), `${region}:${String(n)}`);
        return true;
      };
    case 'token bucket':
      return ({ region, atMs }) => {
        const [tokens, refilledMs] = membersOf(
          call(region, 'HMGET', 'bucket', 'tokens', 'refilled'),
        );
        const isNew = tokens === undefined || tokens === 'null';
        const refill = isNew ? 0 : ((atMs - Number(refilledMs)) * limit) / windowMs;
        const now = isNew ? limit : Math.min(limit, Number(tokens) + refill);
        if (now < 1) return false;
        call(region, 'HSET', 'bucket', 'tokens', String(now - 1), 'refilled', String(atMs));
        return true;
      };
  }
}

/**
 * The largest whole lag in ms, up to `lagMsMax`, at which the ratio stays at or below `ratioMax`;
 * `undefined` if not even lag 0 keeps it. Found by halving, so it takes the overshoot to grow with
 * the lag.
 */
export function holdsUpToLagMs(
  load: Load,
  { ratioMax, lagMsMax }: { readonly ratioMax: number; readonly lagMsMax: number },
): number | undefined {
  const keeps = (lagMs: number): boolean => overshootAt(lagMs, load).ratio <= ratioMax;
  if (!keeps(0)) return undefined;
  if (keeps(lagMsMax)) return lagMsMax;
  let holds = 0;
  let breaks = lagMsMax;
  while (breaks - holds > 1) {
    const middle = Math.floor((holds + breaks) / 2);
    if (keeps(middle)) holds = middle;
    else breaks = middle;
  }
  return holds;
}
