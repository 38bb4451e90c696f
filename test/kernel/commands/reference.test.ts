/** docs/commands.md is what the command table says. `UPDATE=1` writes it anew; read the difference. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { COMMANDS, type Facts, type Group } from '../../../src/kernel/commands/index.ts';

const file = join(import.meta.dirname, '../../../docs/commands.md');

const INTRODUCTION = `# Commands

What a simulated region answers to, by group, made from the records in \`src/kernel/commands/\`. Arity is counted as Redis counts it: the name included, negative for "at least". Flags are those of COMMAND INFO. Where a reply is not that of open-source Redis 7, [differences.md](differences.md) says so; what happens between regions is in [SEMANTICS.md](SEMANTICS.md). \`npm run test:update\` writes this page.`;

const TITLES: Readonly<Record<Group, string>> = {
  generic: 'Keys',
  string: 'Strings',
  bitmap: 'Bitmaps',
  list: 'Lists',
  hash: 'Hashes',
  set: 'Sets',
  'sorted-set': 'Sorted sets',
  geo: 'Geo',
  transactions: 'Transactions',
  pubsub: 'Publish and subscribe',
  connection: 'Connection',
  server: 'Server',
};

test('docs/commands.md tells of every command what its record says', () => {
  const page = renderPage();
  if (process.env['UPDATE'] === '1') writeFileSync(file, page);
  else expect(readFileSync(file, 'utf8')).toBe(page);
});

function renderPage(): string {
  const groups = Object.entries(TITLES).map(([group, title]) => {
    const commands = COMMANDS.filter((spec) => spec.group === group)
      .flatMap((spec) => [spec, ...(spec.subcommands ?? [])])
      .sort((left, right) => (left.name < right.name ? -1 : 1));
    return [`## ${title}`, ...commands.map(renderCommand)].join('\n\n');
  });
  return `${[INTRODUCTION, ...groups].join('\n\n')}\n`;
}

function renderCommand({ name, usage, summary, since, arity, flags }: Facts): string {
  const title = name.toUpperCase().replace('|', ' ');
  const facts = [`since ${since}`, `arity ${String(arity)}`, ...flags].join(' · ');
  return `### ${title}\n\n\`${`${title} ${usage}`.trim()}\`\n\n${summary}\n\n_${facts}_`;
}
