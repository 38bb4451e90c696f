/** How far a search goes, and what may go wrong on the way. Every verdict names its bounds. */
import {
  isPersistence,
  PERSISTENCES,
  requireNames,
  requireUse,
  type Persistence,
} from '../kernel/index.ts';

export type Faults = {
  /** Replies that may be lost, the command having run or not. */
  readonly timeouts: number;
  /**
   * Commands that run only after their client has given them up: the reply does not come, the client
   * goes on (it may send the same again), and the command runs at any later time. One per client at
   * a time. Default 0, because it multiplies the states.
   */
  readonly lateCommands: number;
  /** Links that may be cut (they matter only while lag is bounded). */
  readonly cuts: number;
  /**
   * Regions whose process ends; each may start again at any later time, is stale then, and takes
   * writes once it has synced (STL-1…3). What its memory had and its file has not is `persistence`.
   */
  readonly crashes: number;
};

export type Bounds = {
  readonly faults: Faults;
  /** What a crash leaves of every region (REP-10); default `always`: everything. */
  readonly persistence: Persistence;
  /** Clock skews tried for each region, ms; `[0]` keeps all clocks exact. */
  readonly skewsMs: readonly number[];
  /**
   * The longest one-way lag, ms; `undefined`: an effect may take any time at all, which is what
   * the vendor promises (REP-6).
   */
  readonly lagMsMax: number | undefined;
  /** With a lag bound: the smallest step of time, ms. */
  readonly tickMs: number;
  /** While lag is unbounded: how often the clocks may jump to the next deadline of a key. */
  readonly deadlines: number;
  /** States after which the search gives up and says `unknown`. */
  readonly statesMax: number;
};

export type BoundsRequest = {
  readonly faults?: Partial<Faults>;
  readonly persistence?: Persistence;
  readonly skewsMs?: readonly number[];
  readonly lagMsMax?: number;
  readonly tickMs?: number;
  readonly deadlines?: number;
  readonly statesMax?: number;
};

export const DEFAULT_BOUNDS: Bounds = {
  faults: { timeouts: 0, lateCommands: 0, cuts: 0, crashes: 0 },
  persistence: 'always',
  skewsMs: [0],
  lagMsMax: undefined,
  tickMs: 1,
  deadlines: 0,
  statesMax: 2_000_000,
};

/** Later requests win, field by field. */
export function resolveBounds(...requests: readonly (BoundsRequest | undefined)[]): Bounds {
  let bounds = DEFAULT_BOUNDS;
  for (const request of requests) {
    if (request === undefined) continue;
    checkFields('bounds', request, Object.keys(DEFAULT_BOUNDS));
    const { faults, ...rest } = request;
    if (faults !== undefined) {
      checkFields('bounds.faults', faults, Object.keys(DEFAULT_BOUNDS.faults));
    }
    bounds = { ...bounds, ...rest, faults: { ...bounds.faults, ...faults } };
  }
  checkBounds(bounds);
  return bounds;
}

/** A bound that is misspelt would be no bound, and nobody would know. */
function checkFields(what: string, given: unknown, fields: readonly string[]): void {
  requireUse(
    typeof given === 'object' && given !== null && !Array.isArray(given),
    `${what} is an object; it can have ${fields.join(', ')}`,
  );
  requireNames(given, fields, `${what} has no field`);
}

/** Instants of a search are kept in 32 bits, skews and all. */
const msMax = 1_000_000_000;
const skewsTriedMax = 16;
const statesMaxMax = 1_000_000_000;

function checkBounds(bounds: Bounds): void {
  for (const [name, count] of Object.entries(bounds.faults)) {
    requireUse(
      Number.isInteger(count) && count >= 0 && count <= 15,
      `bounds.faults.${name} is a whole number from 0 to 15, not ${String(count)}`,
    );
  }
  requireUse(
    isPersistence(bounds.persistence),
    `bounds.persistence is ${PERSISTENCES.join(', ')}, not '${bounds.persistence}'`,
  );
  const skewsMs: readonly number[] = bounds.skewsMs;
  requireUse(
    isList(skewsMs) && skewsMs.length > 0 && skewsMs.length <= skewsTriedMax,
    `bounds.skewsMs is a list of 1 to ${String(skewsTriedMax)} skews, usually [0]`,
  );
  for (const [at, ms] of skewsMs.entries()) {
    requireUse(
      Number.isInteger(ms) && Math.abs(ms) <= msMax,
      `bounds.skewsMs holds whole ms, up to ${String(msMax)} either way, not ${String(ms)}`,
    );
    requireUse(skewsMs.indexOf(ms) === at, `bounds.skewsMs has ${String(ms)} twice`);
  }
  const { lagMsMax, tickMs, deadlines, statesMax } = bounds;
  requireUse(
    Number.isInteger(tickMs) && tickMs > 0 && tickMs <= msMax,
    `bounds.tickMs is a whole number of ms from 1 to ${String(msMax)}, not ${String(tickMs)}`,
  );
  requireUse(
    lagMsMax === undefined || (Number.isInteger(lagMsMax) && lagMsMax >= 0 && lagMsMax <= msMax),
    `bounds.lagMsMax is a whole number of ms from 0 to ${String(msMax)}, not ${String(lagMsMax)}`,
  );
  requireUse(
    Number.isInteger(deadlines) && deadlines >= 0,
    `bounds.deadlines is a whole number from 0, not ${String(deadlines)}`,
  );
  requireUse(
    Number.isInteger(statesMax) && statesMax > 0 && statesMax <= statesMaxMax,
    `bounds.statesMax is a whole number from 1 to ${String(statesMaxMax)}, not ${String(statesMax)}`,
  );
}

const isList = (value: unknown): boolean => Array.isArray(value);
