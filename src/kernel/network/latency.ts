/**
 * How long a transfer takes on a link that is not simply constant. The time is a pure function of
 * seed, link and position in the log: it does not matter when or how often it is asked for, and a
 * replay needs no record of it.
 */
import {
  hashFraction,
  latencyMsMax,
  latencySamplesMax,
  listOf,
  naturalLog,
  oneWordOf,
  readRecord,
  requireForm,
  requireNames,
  requireUse,
  whole,
} from '../base/index.ts';

/** One-way latency, whole ms. Whatever is drawn is rounded down and never below zero. */
export type Latency =
  | { readonly kind: 'constant'; readonly ms: number }
  /** Every ms from `minMs` to `maxMs` equally often. */
  | { readonly kind: 'uniform'; readonly minMs: number; readonly maxMs: number }
  | { readonly kind: 'normal'; readonly meanMs: number; readonly deviationMs: number }
  /** At least `minMs`, and on average `meanMs`: a short way with a long tail. */
  | { readonly kind: 'exponential'; readonly minMs: number; readonly meanMs: number }
  /** Measured values, one for each transfer in turn, from the first again after the last. */
  | { readonly kind: 'trace'; readonly samplesMs: readonly number[] };

/** Which draws of one transfer these are; each kind has numbers of its own. */
const draws = { jitter: 0, latency: 1, loss: 32, duplication: 64 } as const;
type Draw = keyof typeof draws;

/** A number in [0, 1) from seed, link, position and the purpose alone. */
export function drawFraction(
  seed: number,
  link: { readonly from: number; readonly to: number },
  position: number,
  draw: Draw,
  nth = 0,
): number {
  return hashFraction(seed, (draws[draw] + nth) * 4096 + link.from * 64 + link.to, position);
}

/** How long the transfer at that position travels, before jitter and the state of the link. */
export function drawLatencyMs(
  latency: Latency,
  seed: number,
  link: { readonly from: number; readonly to: number },
  position: number,
): number {
  switch (latency.kind) {
    case 'constant':
      return latency.ms;
    case 'uniform': {
      const span = latency.maxMs - latency.minMs + 1;
      return latency.minMs + Math.floor(drawFraction(seed, link, position, 'latency') * span);
    }
    case 'normal': {
      // Twelve uniform numbers have a variance of exactly one, and adding is exact everywhere.
      let sum = -6;
      for (let nth = 0; nth < 12; nth++) {
        sum += drawFraction(seed, link, position, 'latency', nth);
      }
      return bounded(latency.meanMs + sum * latency.deviationMs);
    }
    case 'exponential': {
      const fraction = 1 - drawFraction(seed, link, position, 'latency');
      return bounded(latency.minMs - naturalLog(fraction) * (latency.meanMs - latency.minMs));
    }
    case 'trace':
      return latency.samplesMs[position % latency.samplesMs.length] ?? 0;
  }
}

const bounded = (ms: number): number => Math.min(latencyMsMax, Math.max(0, Math.floor(ms)));

/** What the link usually takes: how long a first connection needs, and what a drawing shows. */
export function typicalMs(latency: Latency): number {
  switch (latency.kind) {
    case 'constant':
      return latency.ms;
    case 'uniform':
      return Math.floor((latency.minMs + latency.maxMs) / 2);
    case 'normal':
    case 'exponential':
      return latency.meanMs;
    case 'trace': {
      const sorted = [...latency.samplesMs].sort((left, right) => left - right);
      return sorted[Math.floor(sorted.length / 2)] ?? 0;
    }
  }
}

/** What stands beside `kind`, by kind. */
const FIELDS: Readonly<Record<Latency['kind'], readonly string[]>> = {
  constant: ['ms'],
  uniform: ['minMs', 'maxMs'],
  normal: ['meanMs', 'deviationMs'],
  exponential: ['minMs', 'meanMs'],
  trace: ['samplesMs'],
};
const KIND = oneWordOf(...Object.keys(FIELDS));

/** Refuses what cannot be a latency; `name` says whose it is. */
export function checkLatency(latency: Latency, name: string): void {
  const { kind } = readRecord(latency, name);
  requireForm(kind, KIND, `kind of ${name}`);
  requireNames(
    latency,
    ['kind', ...FIELDS[latency.kind]],
    `${name} (${latency.kind}) has no field`,
  );
  switch (latency.kind) {
    case 'constant':
      checkMs(latency.ms, name);
      return;
    case 'uniform':
      checkMs(latency.minMs, `minMs of ${name}`);
      checkMs(latency.maxMs, `maxMs of ${name}`);
      requireUse(
        latency.minMs <= latency.maxMs,
        `${name} is uniform from the smaller to the larger, not from ${String(latency.minMs)} to ${String(latency.maxMs)}`,
      );
      return;
    case 'normal':
      checkMs(latency.meanMs, `meanMs of ${name}`);
      checkMs(latency.deviationMs, `deviationMs of ${name}`);
      return;
    case 'exponential':
      checkMs(latency.minMs, `minMs of ${name}`);
      checkMs(latency.meanMs, `meanMs of ${name}`);
      requireUse(
        latency.minMs <= latency.meanMs,
        `${name} has a mean from its minimum ${String(latency.minMs)} on, not ${String(latency.meanMs)}`,
      );
      return;
    case 'trace':
      requireForm(latency.samplesMs, listOf('ms'), `samplesMs of ${name}`);
      requireUse(
        latency.samplesMs.length > 0 && latency.samplesMs.length <= latencySamplesMax,
        `${name} is traced by 1 to ${String(latencySamplesMax)} samples, not ${String(latency.samplesMs.length)}`,
      );
      for (const ms of latency.samplesMs) checkMs(ms, `a sample of ${name}`);
      return;
  }
}

/** How long anything may be under way. */
export const DELAY_MS = whole({
  unit: 'whole ms',
  least: 0,
  most: latencyMsMax,
  limit: 'latencyMsMax',
});

export function checkMs(ms: number, name: string): void {
  requireForm(ms, DELAY_MS, name);
}
