import { describe, expect, it, test } from 'vitest';

import { readFaultSchedule } from '../../src/scenario/index.ts';

const regions = ['r1', 'r2', 'r3'];
const reading = (faults: unknown): (() => unknown) => {
  return () => readFaultSchedule({ regions, faults });
};

describe('a fault schedule', () => {
  it('is read as it stands, and a link is cut both ways unless it says otherwise', () => {
    const faults = [
      { atMs: 10, kind: 'cut', from: 'r1', to: 'r2' },
      { atMs: 10, kind: 'crash', region: 'r3' },
      { atMs: 30, kind: 'restart', region: 'r3' },
      { atMs: 30, kind: 'heal', from: 'r1', to: 'r2', oneWay: true },
    ];
    expect(readFaultSchedule({ regions, faults }).faults).toEqual([
      { ...faults[0], oneWay: false },
      ...faults.slice(1),
    ]);
  });

  it('survives JSON', () => {
    const schedule = readFaultSchedule({ regions, faults: [{ atMs: 0, kind: 'collect' }] });
    expect(readFaultSchedule(JSON.parse(JSON.stringify(schedule)))).toEqual(schedule);
  });

  test.each([
    [
      'a heal of a link that is not cut',
      [{ atMs: 5, kind: 'heal', from: 'r1', to: 'r2' }],
      'faults[0] (heal r1 <-> r2, at 5 ms): the link is not cut',
    ],
    [
      'a heal in the direction that is not cut',
      [
        { atMs: 5, kind: 'cut', from: 'r1', to: 'r2', oneWay: true },
        { atMs: 6, kind: 'heal', from: 'r2', to: 'r1', oneWay: true },
      ],
      'faults[1] (heal r2 -> r1, at 6 ms): the link is not cut',
    ],
    [
      'a restart of a running region',
      [{ atMs: 0, kind: 'restart', region: 'r1' }],
      "faults[0] (restart r1, at 0 ms): 'r1' is up: only a crashed region can restart",
    ],
    [
      'a crash of a removed region',
      [
        { atMs: 0, kind: 'force-remove', region: 'r1' },
        { atMs: 1, kind: 'crash', region: 'r1' },
      ],
      "faults[1] (crash r1, at 1 ms): 'r1' is removed: only a running region can crash",
    ],
    [
      'the removal of the last region',
      regions.map((region, at) => ({ atMs: at, kind: 'force-remove', region })),
      "faults[2] (force-remove r3, at 2 ms): 'r3' is the last region",
    ],
    [
      'a graceful removal across a cut',
      [
        { atMs: 0, kind: 'cut', from: 'r1', to: 'r2' },
        { atMs: 1, kind: 'remove', region: 'r1' },
      ],
      "faults[1] (remove r1, at 1 ms): 'r1' cannot pass on its writes to 'r2'",
    ],
    [
      'a join while a member is down',
      [
        { atMs: 0, kind: 'crash', region: 'r1' },
        { atMs: 1, kind: 'join', region: 'r4' },
      ],
      "faults[1] (join r4, at 1 ms): 'r4' can join while all are up; 'r1' is not",
    ],
    [
      'faults out of order',
      [
        { atMs: 9, kind: 'collect' },
        { atMs: 3, kind: 'collect' },
      ],
      'faults[1].atMs is 3, before the fault in front of it at 9',
    ],
    [
      'an unknown kind',
      [{ atMs: 0, kind: 'crush', region: 'r1' }],
      'faults[0].kind is "crush". Did you mean \'crash\'?',
    ],
    [
      'a latency below zero',
      [{ atMs: 0, kind: 'clog', from: 'r1', to: 'r2', factor: 1, extraMs: -1 }],
      'faults[0].extraMs is whole ms from 0 to 86400000 (latencyMsMax), not -1',
    ],
    [
      'a field that the kind does not have',
      [{ atMs: 0, kind: 'collect', region: 'r1' }],
      "faults[0] (collect) has no field 'region'",
    ],
    [
      'an unknown region',
      [{ atMs: 0, kind: 'crash', region: 'r9' }],
      "faults[0] (crash r9, at 0 ms): no region is called 'r9'; there are: r1, r2, r3",
    ],
    [
      'a link with one end',
      [{ atMs: 0, kind: 'cut', from: 'r1', to: 'r1' }],
      "faults[0] (cut r1 <-> r1, at 0 ms): a link has two different ends, not 'r1' twice",
    ],
    ['a fault that is no object', [7], 'faults[0] is an object, not 7'],
    [
      'a clock without a number',
      [{ atMs: 0, kind: 'clock', region: 'r1', skewMs: NaN }],
      'faults[0].skewMs is whole ms from -315360000000 to 315360000000 (clockSkewMsMax), not NaN',
    ],
    [
      'a clock that runs backwards',
      [{ atMs: 0, kind: 'drift', region: 'r1', ppm: -1_500_000 }],
      'faults[0].ppm is whole millionths from -100000 to 100000 (clockDriftPpmMax), not -1500000',
    ],
    [
      'a clog without end',
      [{ atMs: 0, kind: 'clog', from: 'r1', to: 'r2', factor: 1e9, extraMs: 0 }],
      'faults[0].factor is a number from 1 to 1000, not 1000000000',
    ],
    [
      'a clog that slows nothing',
      [{ atMs: 0, kind: 'clog', from: 'r1', to: 'r2', factor: 1, extraMs: 0 }],
      'faults[0] (clog r1 <-> r2, at 0 ms): a clog has a factor above 1 or some extraMs',
    ],
    [
      'a time that is a text',
      [{ atMs: '5', kind: 'collect' }],
      'faults[0].atMs is whole ms from 0 to 315360000000 (advanceMsMax), not "5"',
    ],
    [
      'a newcomer without a name that could stand in a file',
      [{ atMs: 0, kind: 'join', region: 'a b' }],
      "faults[0].region has 1 to 64 letters, digits, '-', '_' or '.', not \"a b\"",
    ],
    [
      'a crash within a crash',
      [
        { atMs: 0, kind: 'crash', region: 'r1' },
        { atMs: 1, kind: 'crash', region: 'r1' },
      ],
      "faults[1] (crash r1, at 1 ms): 'r1' is down: only a running region can crash",
    ],
    [
      'a loss on a link that carries nothing',
      [
        { atMs: 0, kind: 'cut', from: 'r1', to: 'r2' },
        { atMs: 1, kind: 'lose', from: 'r1', to: 'r2' },
      ],
      'faults[1] (lose r1 -> r2, at 1 ms): the link r1 -> r2 is cut',
    ],
    [
      'a full sync with a region that is down',
      [
        { atMs: 0, kind: 'crash', region: 'r2' },
        { atMs: 1, kind: 'full-sync', from: 'r1', to: 'r2' },
      ],
      "faults[1] (full-sync r1 -> r2, at 1 ms): 'r2' is down",
    ],
  ])('refuses %s with place and reason', (_name, faults, message) => {
    expect(reading(faults)).toThrow(message);
  });

  it('refuses more regions than a database has, and one named twice', () => {
    const many = Array.from({ length: 11 }, (_, at) => `r${String(at)}`);
    expect(() => readFaultSchedule({ regions: many, faults: [] })).toThrow(
      'regions names 2 to 10 regions, not 11',
    );
    expect(() => readFaultSchedule({ regions: ['a', 'a'], faults: [] })).toThrow(
      "regions[1] is 'a' once more",
    );
    expect(() => readFaultSchedule({ regions: ['a', 3], faults: [] })).toThrow(
      "regions[1] has 1 to 64 letters, digits, '-', '_' or '.', not 3",
    );
  });

  it('refuses what is no part of a schedule', () => {
    expect(() => readFaultSchedule({ regions, faults: [], latencyMs: -5 })).toThrow(
      "a fault schedule has regions and faults, and no field 'latencyMs'",
    );
  });
});
