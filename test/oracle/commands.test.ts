/**
 * The differential test: hostile sequences go to a real server and to a region, and the replies
 * are compared letter for letter. ORACLE_COMMANDS says how many commands (20,000 by default).
 */
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';

import { COMMANDS, findCommand, type CommandSpec } from '../../src/kernel/commands/index.ts';
import { compareAll, isSort, renderMismatch, shrink, type Sequence } from './compare.ts';
import { createDraw, type Draw } from './draw.ts';
import { drawCommand, pickGenerator, type Generator } from './generator.ts';
import { FAMILIES } from './generators/index.ts';
import { installedVersion, startRealRedis, type RealRedis } from './real-redis.ts';

const commandsTotal = Number(process.env['ORACLE_COMMANDS'] ?? '20000');
const commandsPerSequence = 80;
const seed = Number(process.env['FC_SEED'] ?? '1');
const isOracleHere = installedVersion()?.startsWith('7.0.') === true;

const isKnown = ({ name, isUnknown }: Generator): boolean =>
  isUnknown === true || findCommand(name.split(' ')[0] ?? '') !== undefined;
const tables = new Map(
  [...FAMILIES].map(([family, table]) => [family, table.filter(isKnown)] as const),
);

/** A connection that listens takes hardly any other command, so only its own family listens. */
const others = [...tables.keys()].filter((family) => family !== 'pubsub');

/** Mostly commands of one family, with others in between that leave keys of other types. */
function drawSequence(family: string, draw: Draw): Sequence {
  const sequence = Array.from({ length: commandsPerSequence }, () => {
    const chosen = draw.chance(75) ? family : draw.oneOf(others);
    return drawCommand(pickGenerator(tables.get(chosen) ?? [], draw), draw);
  });
  return sequence.some(isSort) ? sequence.map(withoutSubnormals) : sequence;
}

/** SORT unpacks a sorted set first, and where that meets a subnormal score its errno stays set. */
const withoutSubnormals = (argv: readonly string[]): readonly string[] =>
  isSort(argv) ? argv : argv.map((word) => word.replace(/e-32\d$/, 'e-300'));

/** Commands that say nothing a server could agree with. */
const NOT_COMPARED = new Map([
  ['info', 'facts about a region and its simulator'],
  ['dump', 'encodings in memory; dumps.test.ts restores them'],
]);

it('draws every command that both a region and a server of 7.0 know', () => {
  const drawn = new Set([...tables.values()].flat().map(({ name }) => name.split(' ')[0]));
  const missing = COMMANDS.filter(({ name }) => !drawn.has(name) && !NOT_COMPARED.has(name));
  expect(missing.filter(isKnownToServer).map(({ name }) => name)).toEqual([]);
});

const isKnownToServer = ({ since }: CommandSpec): boolean => {
  const [major = 0, minor = 0] = since.split('.').map(Number);
  return major < 7 || (major === 7 && minor === 0);
};

if (!isOracleHere) {
  console.warn(
    '\n!!! No redis-server 7.0 on this machine: NOTHING was compared with a real Redis.\n',
  );
}

test.skipIf(!isOracleHere)('a redis-server 7.0 is here (skipped: NOTHING was compared)', () => {
  expect(isOracleHere).toBe(true);
});

describe.runIf(isOracleHere)('a region answers as Redis 7.0 does', () => {
  let redis: RealRedis;
  beforeAll(async () => {
    redis = await startRealRedis();
  });
  afterAll(() => redis.stop());

  const share = Math.ceil(commandsTotal / tables.size / commandsPerSequence);
  for (const [index, family] of [...tables.keys()].entries()) {
    it(
      `to ${String(share * commandsPerSequence)} commands, mostly ${family}`,
      { timeout: 60_000 + commandsTotal },
      async () => {
        for (let round = 0; round < share; round++) {
          const draw = createDraw(seed + (index * 1_000_003 + round) * 0x1_0000_0000);
          const found = await compareAll(redis, drawSequence(family, draw));
          if (found === undefined) continue;
          expect.fail(`${renderMismatch(await shrink(redis, found))}\n(seed ${String(seed)})`);
        }
      },
    );
  }
});
