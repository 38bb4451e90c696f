/** What the README shows is what the commands print. `UPDATE=1` writes it anew; read the difference. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import {
  always,
  check,
  client,
  createSimulation,
  definePattern,
  explain,
  renderStory,
} from '../src/index.ts';
import { invoke } from './node/cli/invoke.ts';

const file = join(import.meta.dirname, '../README.md');
const BLOCK = /```\n\$ npx geoproof (.*)\n[\s\S]*?```/;

test('the README shows what check prints', async () => {
  const readme = readFileSync(file, 'utf8');
  const argv = BLOCK.exec(readme)?.[1]?.split(' ') ?? [];
  const { out } = await invoke(argv);
  // What follows is the list of repairs, which the README tells in its own words.
  const shown = /^[\s\S]*?\nReplay: .*/.exec(out)?.[0] ?? 'no counterexample';
  const block = `\`\`\`\n$ npx geoproof ${argv.join(' ')}\n\n${shown}\n\`\`\``;
  const updated = readme.replace(BLOCK, () => block);
  if (process.env['UPDATE'] === '1') writeFileSync(file, updated);
  else expect(readme).toBe(updated);
});

test('the pattern in the README is refuted, as its story says', async () => {
  const clerk = (region: string): ReturnType<typeof client> =>
    client(region, { region }, async (redis, told) => {
      if ((await redis.call('HSETNX', 'seats', '12a', region)) === 1) told('booked');
    });
  const pattern = definePattern({
    name: 'Seat booking',
    regions: ['dublin', 'tokyo'],
    clients: [clerk('dublin'), clerk('tokyo')],
    properties: { 'one owner per seat': always(({ told }) => told('booked').length <= 1) },
  });
  expect((await check(pattern)).map(({ status }) => status)).toEqual(['refuted']);
});

test('the story in the README is what its simulation tells', () => {
  const simulation = createSimulation({ regions: ['dublin', 'tokyo'], latencyMs: 80 });
  simulation.call('dublin', ['SET', 'cart', 'tea']);
  simulation.advance(30);
  simulation.call('tokyo', ['SET', 'cart', 'rice']);
  simulation.settle();
  const story = renderStory(explain(simulation).whyShown('dublin', 'cart'));
  expect(readFileSync(file, 'utf8')).toContain(`\`\`\`\n${story}\n\`\`\``);
});
