/**
 * How long effects travel, in the words of a setting: `80ms`, `uniform 40ms 120ms jitter 10ms`,
 * `normal 80ms 15ms loss 5% retransmit 200ms duplication 1%`.
 */
import type { Latency, SimulationOptions } from '../kernel/index.ts';

import { printDuration } from './duration.ts';
import { LONGEST_DELAY, readMs } from './slots.ts';
import type { WordReader } from './word-reader.ts';

type Weather = NonNullable<SimulationOptions['weather']>;
/** A constant latency, or one that is drawn; and what else befalls a transfer. */
export type Travel = Weather & { readonly latencyMs?: number };

export function readTravel(reader: WordReader): Travel {
  return { ...readLatency(reader), ...readBefalls(reader) };
}

function readLatency(reader: WordReader): Travel {
  if (reader.takeIf('uniform')) {
    return { latency: { kind: 'uniform', minMs: readDelay(reader), maxMs: readDelay(reader) } };
  }
  if (reader.takeIf('normal')) {
    const meanMs = readDelay(reader);
    return { latency: { kind: 'normal', meanMs, deviationMs: readDelay(reader) } };
  }
  if (reader.takeIf('exponential')) {
    const minMs = readDelay(reader);
    return { latency: { kind: 'exponential', minMs, meanMs: readDelay(reader) } };
  }
  if (reader.takeIf('trace')) {
    const samplesMs = [readDelay(reader)];
    while (/^[0-9]/.test(reader.peek() ?? '')) samplesMs.push(readDelay(reader));
    return { latency: { kind: 'trace', samplesMs } };
  }
  return { latencyMs: readDelay(reader) };
}

function readBefalls(reader: WordReader): Weather {
  let read: Weather = {};
  for (;;) {
    if (reader.takeIf('jitter')) read = { ...read, jitterMs: readDelay(reader) };
    else if (reader.takeIf('loss')) read = { ...read, lossPercent: readPercent(reader) };
    else if (reader.takeIf('retransmit')) read = { ...read, retransmitMs: readDelay(reader) };
    else if (reader.takeIf('duplication')) {
      read = { ...read, duplicationPercent: readPercent(reader) };
    } else return read;
  }
}

export function readDelay(reader: WordReader): number {
  const ms = readMs(reader, LONGEST_DELAY);
  if (ms < 0) reader.refuse('an effect cannot arrive before it was sent: write 0ms or more.');
  return ms;
}

function readPercent(reader: WordReader): number {
  const word = reader.take('a percentage');
  const figure = /^([0-9]+(?:\.[0-9]+)?)%$/.exec(word)?.[1];
  if (figure === undefined) reader.refuse(`'${word}' is not a percentage: write 5% or 0.5%.`);
  return Number(figure);
}

export function printTravel(travel: Travel): string {
  const { latencyMs, latency, jitterMs, lossPercent, retransmitMs, duplicationPercent } = travel;
  const duration = latency === undefined ? printDuration(latencyMs ?? 0) : printLatency(latency);
  return [
    duration,
    ...(jitterMs === undefined ? [] : [`jitter ${printDuration(jitterMs)}`]),
    ...(lossPercent === undefined ? [] : [`loss ${String(lossPercent)}%`]),
    ...(retransmitMs === undefined ? [] : [`retransmit ${printDuration(retransmitMs)}`]),
    ...(duplicationPercent === undefined ? [] : [`duplication ${String(duplicationPercent)}%`]),
  ].join(' ');
}

function printLatency(latency: Latency): string {
  switch (latency.kind) {
    case 'constant':
      return printDuration(latency.ms);
    case 'uniform':
      return `uniform ${printDuration(latency.minMs)} ${printDuration(latency.maxMs)}`;
    case 'normal':
      return `normal ${printDuration(latency.meanMs)} ${printDuration(latency.deviationMs)}`;
    case 'exponential':
      return `exponential ${printDuration(latency.minMs)} ${printDuration(latency.meanMs)}`;
    case 'trace':
      return `trace ${latency.samplesMs.map(printDuration).join(' ')}`;
  }
}
