/** What a region says about its commands, a real server says about them too. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { renderReply, toPlain, type PlainReply, type Reply } from '../../src/kernel/base/index.ts';
import { COMMANDS } from '../../src/kernel/commands/index.ts';
import { createSimulation } from '../../src/kernel/index.ts';
import { installedVersion, startRealRedis, type RealRedis } from './real-redis.ts';

const isOracleHere = installedVersion()?.startsWith('7.0.') === true;

const FACTS = COMMANDS.flatMap((spec) => [spec, ...(spec.subcommands ?? [])]);
const isNewer = ({ since }: { readonly since: string }): boolean => /^(7\.[1-9]|8)/.test(since);
const SHARED = FACTS.filter((facts) => !isNewer(facts)).map(({ name }) => name);

const itemsOf = (reply: Reply | undefined): readonly Reply[] =>
  reply?.kind === 'array' ? reply.items : [];

/** Name, arity, flags, first key, last key, step; what follows, a region leaves empty. */
const described = (reply: Reply): PlainReply | readonly PlainReply[] =>
  reply.kind === 'array' ? reply.items.slice(0, 6).map(toPlain) : renderReply(reply);

/** A name as it is; of the facts behind it those that are not worded freely. */
function documented(reply: Reply): PlainReply | readonly PlainReply[] {
  if (reply.kind !== 'array') return toPlain(reply);
  const facts = reply.items.map(toPlain);
  return ['since', 'group'].map((fact) => facts[facts.indexOf(fact) + 1] ?? null);
}

describe.skipIf(!isOracleHere)('a real Redis 7.0 agrees on', () => {
  let redis: RealRedis;
  beforeAll(async () => {
    redis = await startRealRedis();
  });
  afterAll(() => redis.stop());

  async function askBoth(...argv: readonly string[]) {
    const region = createSimulation({ regions: ['r1', 'r2'] });
    const [real] = await redis.send([argv]);
    return { ours: itemsOf(region.call('r1', argv)), real: itemsOf(real) };
  }

  it('names, arities, flags and key positions', async () => {
    const names = [...SHARED, 'nosuch', 'object|nosuch', 'get|set'];
    const { ours, real } = await askBoth('COMMAND', 'INFO', ...names);
    expect(ours).toHaveLength(names.length);
    expect(ours.map(described)).toEqual(real.map(described));
  });

  it('first versions and groups', async () => {
    const { ours, real } = await askBoth('COMMAND', 'DOCS', ...SHARED, 'nosuch');
    expect(ours).toHaveLength(2 * SHARED.length);
    expect(ours.map(documented)).toEqual(real.map(documented));
  });

  it('which commands it is too old for', async () => {
    const { real } = await askBoth('COMMAND', 'INFO', ...FACTS.map(({ name }) => name));
    const unknown = FACTS.filter((_, at) => real[at]?.kind === 'nil');
    expect(unknown.map(({ name }) => name)).toEqual(FACTS.filter(isNewer).map(({ name }) => name));
  });
});
