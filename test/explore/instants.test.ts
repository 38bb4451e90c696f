/** All writes come at one instant as long as nobody can tell: fewer states, and off where clocks decide. */
import { describe, expect, it } from 'vitest';

import {
  check,
  client,
  definePattern,
  whenQuiet,
  type Facts,
  type Pattern,
  type PlainReply,
  type Verdict,
} from '../../src/index.ts';

/** One client in each of two regions sends these commands, `@` being its region. */
function pair(commands: readonly string[], claim: (facts: Facts) => boolean): Pattern {
  return definePattern({
    name: 'Pair',
    regions: ['x', 'y'],
    clients: ['x', 'y'].map((region) =>
      client(region, { region }, async (redis) => {
        for (const line of commands) await redis.call(...line.replace('@', region).split(' '));
      }),
    ),
    properties: { claim: whenQuiet(claim) },
  });
}

const states = ([verdict]: readonly Verdict[]): number => verdict?.explored.states ?? NaN;

/** What a read answers once all is quiet, over all executions. */
async function answers(
  commands: readonly string[],
  read: (facts: Facts) => PlainReply,
): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  const pattern = pair(commands, (facts) => {
    seen.add(JSON.stringify(read(facts)));
    return true;
  });
  const [verdict] = await check(pattern);
  expect(verdict?.exhaustive).toBe(true);
  return seen;
}

describe('instants of writes', () => {
  it.each([
    { type: 'counters', commands: ['INCR k', 'INCR k', 'INCR k'], states: 512 },
    { type: 'sets', commands: ['SADD k @', 'SREM k x', 'SADD k z'], states: 149 },
  ])('make no states where only $type are written', async ({ commands, states: wanted }) => {
    expect(states(await check(pair(commands, () => true)))).toBe(wanted);
  });

  it('decide which of two values stays that did not know of each other', async () => {
    const stays = await answers(['GETSET k @'], ({ read, replies }) => [
      ...replies().map(({ reply }) => reply),
      read('x', 'GET', 'k'),
    ]);
    expect(stays).toContain('[null,null,"x"]');
    expect(stays).toContain('[null,null,"y"]');
  });

  it('are told by commands that ask for the time', async () => {
    const times = await answers(['INCR k', 'TIME'], ({ replies }) =>
      replies().flatMap(({ argv, reply }) => (argv[0] === 'TIME' ? [reply] : [])),
    );
    expect(times.size).toBeGreaterThan(1);
  });

  it('are told by deadlines', async () => {
    const deadlines = await answers(['INCR k', 'EXPIRE k 5', 'INCR n'], ({ read }) =>
      read('x', 'PEXPIRETIME', 'k'),
    );
    expect(deadlines.size).toBeGreaterThan(1);
  });
});
