/** The stories of two writes that met, in the words a person reads. */
import { describe, expect, test } from 'vitest';
import {
  asBytes,
  bytes,
  createSimulation,
  toUint8,
  type Simulation,
  type SimulationOptions,
} from '../../src/kernel/index.ts';
import {
  plainText,
  renderLegend,
  renderLines,
  renderStory,
  runOf,
  tableOf,
  tellReply,
  tellValue,
  type Story,
} from '../../src/explain/index.ts';

const regions = ['east', 'west'];

const two = (options: Partial<SimulationOptions> = {}): Simulation =>
  createSimulation({ regions, latencyMs: 80, ...options });

const call = (sim: Simulation, region: string, line: string): void => {
  sim.call(region, line.split(' '));
};

const storyOf = (sim: Simulation, region: string, key = 'k'): Story =>
  tellValue(runOf(sim), { region, key: bytes(key), atMs: 1e9 });

const linesOf = ({ lines }: Story): readonly string[] =>
  lines.map(({ phrases }) => plainText(phrases));

describe('a text beside increments', () => {
  test.each(regions)('is shown in %s, and the increments wait behind it', (region) => {
    const sim = two();
    call(sim, 'east', 'SET k 5');
    sim.settle();
    call(sim, 'east', 'SET k text');
    call(sim, 'west', 'INCR k');
    sim.settle();
    const arrived = region === 'west' ? ' and arrived here at 160 ms' : '';
    expect(linesOf(storyOf(sim, region))).toEqual([
      `text was written in east at 80 ms${arrived}.`,
      'text is shown: it is a text, and the increments of west:1 (+1) wait behind it until a later write has seen both (CTR-6).',
    ]);
  });
});

test('increments after a SET that they had seen decide nothing', () => {
  const sim = two();
  call(sim, 'east', 'SET k 1');
  sim.settle();
  call(sim, 'west', 'INCR k');
  sim.settle();
  expect(linesOf(storyOf(sim, 'east'))).toEqual([
    'It is made of every write that has arrived here: east:1, west:1.',
  ]);
  expect(renderLines(runOf(sim))).not.toContain('CTR-2');
});

test('a value that came with a full sync is told with what it won against', () => {
  const sim = two();
  call(sim, 'east', 'SET k e');
  sim.advance(5);
  call(sim, 'west', 'SET k w');
  sim.fullSync('west', 'east');
  expect(linesOf(storyOf(sim, 'east'))).toEqual([
    'w was written in west at 5 ms and came here with the full sync of 5 ms.',
    'w wins: 5 > 0 (CLK-2). A clock 5 ms slower in west would flip it.',
  ]);
});

test('of a full sync each key has its own reason', () => {
  const sim = two();
  for (const key of ['k1', 'k2']) call(sim, 'east', `SET ${key} e`);
  sim.advance(5);
  for (const key of ['k1', 'k2']) call(sim, 'west', `SET ${key} ${key}w`);
  sim.fullSync('west', 'east');
  expect(linesOf(storyOf(sim, 'east', 'k2'))[1]).toMatch(/^k2w wins/);
  const row = tableOf(runOf(sim)).find(({ what }) => what.startsWith('full sync'));
  expect(row?.why).toMatch(/^k1: k1w wins: 5 > 0 \(CLK-2\)\. .* k2: k2w wins/);
});

describe('a DEL that takes part by its clock', () => {
  test.each([
    ['east', 'DEL removed it here at 85 ms.'],
    ['west', 'The deletion east:2 arrived here at 165 ms.'],
  ])('is named in %s as what made the key absent', (region, line) => {
    const sim = two({ profile: { switches: { stringDelete: 'lww' } } });
    call(sim, 'east', 'SET k 5');
    sim.settle();
    call(sim, 'west', 'SET k w');
    sim.advance(5);
    call(sim, 'east', 'DEL k');
    sim.settle();
    expect(linesOf(storyOf(sim, region))).toEqual([
      line,
      'DEL east:2 wins: 85 > 80 (CLK-2). A clock 6 ms slower in east would flip it.',
    ]);
  });

  test('is named where it arrived before what it won against', () => {
    const sim = createSimulation({
      regions: [...regions, 'north'],
      delivery: 'manual',
      profile: { switches: { stringDelete: 'lww' } },
    });
    call(sim, 'west', 'SET k w');
    sim.advance(5);
    call(sim, 'east', 'SET k e');
    call(sim, 'east', 'DEL k');
    sim.deliver('east', 'north');
    sim.deliver('east', 'north');
    sim.deliver('west', 'north');
    expect(linesOf(storyOf(sim, 'north'))[0]).toMatch(/^The deletion east:2 arrived here at/);
  });
});

describe('a decision that a later write has settled is not told of', () => {
  const contested = (first: string, second: string): Simulation => {
    const sim = two();
    call(sim, 'east', first);
    sim.advance(5);
    call(sim, 'west', second);
    sim.settle();
    return sim;
  };

  test('a value over both', () => {
    const sim = contested('SET k e', 'SET k w');
    call(sim, 'east', 'SET k z');
    expect(linesOf(storyOf(sim, 'east'))).toEqual(['z was written in east at 85 ms.']);
  });

  test('a deletion of both', () => {
    const sim = contested('SET k e', 'SET k w');
    call(sim, 'east', 'DEL k');
    sim.settle();
    expect(linesOf(storyOf(sim, 'west'))).toEqual(['The deletion east:2 arrived here at 165 ms.']);
  });

  test('a later deadline', () => {
    const sim = two();
    call(sim, 'east', 'SET k v EX 300');
    sim.settle();
    call(sim, 'east', 'EXPIRE k 30');
    call(sim, 'west', 'EXPIRE k 50');
    sim.settle();
    call(sim, 'west', 'EXPIRE k 10');
    expect(linesOf(storyOf(sim, 'west'))).toHaveLength(1);
  });

  test('a field written anew', () => {
    const sim = contested('HSET k f e', 'HSET k f w');
    call(sim, 'east', 'HSET k f z');
    expect(linesOf(storyOf(sim, 'east'))).toHaveLength(1);
  });

  test('an element that is gone', () => {
    const sim = contested('RPUSH k e1', 'RPUSH k w1');
    call(sim, 'east', 'LPOP k');
    expect(linesOf(storyOf(sim, 'east'))).toHaveLength(1);
  });

  test('but another field does not settle it', () => {
    const sim = contested('HSET k f e', 'HSET k f w');
    call(sim, 'east', 'HSET k g z');
    expect(linesOf(storyOf(sim, 'east'))[1]).toMatch(/^In f: w wins/);
  });
});

describe('what a person reads has no raw bytes', () => {
  const wild = asBytes('a\n\x1b[31m\0\xff');
  const escaped = String.raw`"a\n\x1b[31m\x00\xff"`;

  test.each([
    ['a value', ['SET', 'k', wild], 'k'],
    ['a member', ['SADD', 'k', wild], 'k'],
    ['a field', ['HSET', 'k', wild, wild], 'k'],
    ['a key', ['SET', wild, 'v'], wild],
  ])('of %s', (_, argv, key) => {
    const sim = two();
    const words = argv.map((word) => toUint8(asBytes(word)));
    sim.call('east', words);
    sim.advance(5);
    sim.call('west', words);
    sim.settle();
    const run = runOf(sim);
    const texts = [
      ...['east', 'west', 'nowhere'].map((region) =>
        tellValue(run, { region, key: asBytes(key), atMs: 1e9 }),
      ),
      ...run.events.flatMap(({ id }) => tellReply(run, id) ?? []),
    ].map(renderStory);
    const all = [...texts, renderLines(run), renderLegend(run)].join('\n');
    expect(all).toContain(escaped);
    expect(all.replaceAll('\n', '')).not.toMatch(/[\x00-\x1f\x7f\ufffd]/);
    expect(renderLines(run).split('\n')).toHaveLength(run.events.length);
  });

  test('and characters beyond ASCII are shown as they are, in elements too', () => {
    const sim = two();
    call(sim, 'east', 'SADD k €');
    expect(storyOf(sim, 'east').title).toBe('Why does east show {€}?');
    expect(renderLines(runOf(sim))).toContain('SADD k €');
  });
});
