import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countRow,
  createLink,
  createLog,
  dueMs,
  forgetRows,
  healLink,
  linkChart,
  logEnd,
  reachesBack,
  readWeather,
  signalLink,
  takeHead,
  type WeatherOptions,
} from '../../../src/kernel/network/index.ts';

const ends = { from: 0, to: 1 };

/** When each of the rows arrives, taken one after the other. */
function arrivals(options: WeatherOptions, sentMs: readonly number[], seed = 1): number[] {
  const link = createLink(ends, 50, readWeather(options, 'the link'));
  const log = createLog<number>();
  for (const [payload, ms] of sentMs.entries()) log.rows.push({ sentMs: ms, payload });
  return sentMs.map((_, at) => {
    const due = dueMs(link, log, seed) ?? -1;
    expect(takeHead(link, log, due)?.payload).toBe(at);
    return due;
  });
}

const weathers = fc.record({
  latency: fc.constantFrom<NonNullable<WeatherOptions['latency']>>(
    { kind: 'uniform', minMs: 0, maxMs: 400 },
    { kind: 'normal', meanMs: 80, deviationMs: 80 },
    { kind: 'exponential', minMs: 0, meanMs: 100 },
    { kind: 'trace', samplesMs: [400, 3, 90] },
  ),
  jitterMs: fc.nat(300),
  lossPercent: fc.nat(90),
});

test('whatever the weather, a link keeps its order', () => {
  fc.assert(
    fc.property(
      weathers,
      fc.array(fc.nat(50), { maxLength: 40 }),
      fc.nat(),
      (weather, gaps, seed) => {
        let ms = 0;
        const sent = gaps.map((gap) => (ms += gap));
        const due = arrivals(weather, sent, seed);
        expect([...due].sort((left, right) => left - right)).toEqual(due);
        for (const [at, sentMs] of sent.entries()) expect(due[at]).toBeGreaterThanOrEqual(sentMs);
      },
    ),
  );
});

test('a lost transfer arrives one timeout later for each time it is lost', () => {
  const due = arrivals({ lossPercent: 60, retransmitMs: 200 }, [0, 10_000, 20_000, 30_000]);
  for (const [at, ms] of due.entries()) expect((ms - at * 10_000 - 50) % 200).toBe(0);
  expect(Math.max(...due.map((ms, at) => ms - at * 10_000))).toBeGreaterThan(50);
});

test('a healed link delivers what waited one latency after the heal', () => {
  const link = createLink(ends, 50, undefined);
  const log = createLog<string>();
  log.rows.push({ sentMs: 0, payload: 'a' });
  signalLink(link, 'cut');
  expect(dueMs(link, log, 1)).toBeUndefined();
  healLink(link, 1000);
  expect(dueMs(link, log, 1)).toBe(1050);
});

describe('a bounded backlog', () => {
  const filled = (): ReturnType<typeof createLog<string>> => {
    const log = createLog<string>(100);
    for (const payload of ['a', 'b', 'c', 'd']) {
      log.rows.push({ sentMs: 0, payload });
      if (log.backlog !== undefined) countRow(log.backlog, 40);
    }
    return log;
  };

  test('reaches back as far as its bytes allow', () => {
    const log = filled();
    expect([1, 2, 3, 4].map((position) => reachesBack(log, position))).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });

  test('keeps the rows that a connection still carries', () => {
    expect(filled().rows).toHaveLength(4);
  });

  test('never gives a position again after its rows were lost', () => {
    const log = filled();
    forgetRows(log);
    expect([logEnd(log), reachesBack(log, 3), reachesBack(log, 4)]).toEqual([4, false, true]);
  });

  test('without a bound reaches back to everything that somebody still needs', () => {
    const log = createLog<string>();
    log.rows.push({ sentMs: 0, payload: 'a' });
    expect(reachesBack(log, 0)).toBe(true);
  });
});

test('reach, pace and sync of a link change independently of each other', () => {
  const link = createLink(ends, 50, undefined);
  for (const signal of ['cut', 'clog', 'refuse'] as const) signalLink(link, signal);
  expect(link.state).toEqual({ reach: 'cut', pace: 'clogged', sync: 'resyncing' });
  for (const signal of ['merge', 'heal', 'unclog'] as const) signalLink(link, signal);
  expect(link.state).toEqual(linkChart.initial);
});

test('a signal that the state does not take changes nothing', () => {
  const link = createLink(ends, 50, undefined);
  expect([signalLink(link, 'heal'), signalLink(link, 'merge'), signalLink(link, 'unclog')]).toEqual(
    [false, false, false],
  );
  expect(link.state).toEqual(linkChart.initial);
});
