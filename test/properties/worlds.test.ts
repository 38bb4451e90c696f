import { describe, expect, test } from 'vitest';
import { COMMAND_SHAPES } from '../../properties/worlds/command-words.ts';
import { KERNEL_DOORS, WORLD_LAWS } from '../../properties/worlds/world-laws.ts';
import { COMMANDS, createSimulation } from '../../src/kernel/index.ts';
import { check } from './check.ts';

describe('random worlds', () => {
  test.each(WORLD_LAWS)('$name', (law) => check(law.of(KERNEL_DOORS), 120));
});

test('every command that writes takes part in the random worlds', () => {
  const drawn = new Set(COMMAND_SHAPES.flat().map((shape) => shape.split(' ')[0]?.toLowerCase()));
  const writing = COMMANDS.filter(({ flags }) => flags.includes('write')).map(({ name }) => name);
  expect(writing.filter((name) => !drawn.has(name))).toEqual([]);
});

test('a trace changes nothing where a clock step makes a key due and the next command is queued', () => {
  const digests = [true, false].map((trace) => {
    const sim = createSimulation({ regions: ['ams', 'nyc'], trace });
    sim.call('ams', ['SET', 'k', 'v', 'PX', '100']);
    sim.setClockSkew('ams', 200);
    sim.call('ams', ['MULTI'], 'shop');
    sim.setClockSkew('ams', 0);
    return sim.digest();
  });
  expect(digests[0]).toBe(digests[1]);
});

test('after a removal by force, a full synchronisation brings the survivors together', () => {
  const sim = createSimulation({ regions: ['ams', 'nyc', 'gone'], delivery: 'manual' });
  sim.call('gone', ['RPUSH', 'l', 'x']);
  sim.deliver('gone', 'ams');
  sim.call('ams', ['RPUSH', 'l', 'y']);
  sim.call('ams', ['LPOP', 'l']);
  sim.forceRemove('gone');
  sim.settle();
  sim.fullSync('ams', 'nyc');
  expect(sim.hasConverged()).toBe(true);
});
