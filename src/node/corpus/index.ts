/**
 * A folder of failing tokens, one file for each pattern: `corpus/idempotency-key-with-set-nx.txt`
 * with one token in a line. Lines that begin with `#` say what a person wants to say. It is meant
 * to be committed: what failed once is replayed first from then on.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { requireUse } from '../../kernel/index.ts';
import { parseToken, slugOf, type Pattern } from '../../explore/index.ts';

/** The folder that belongs to a file of patterns or tests: `corpus` beside it. */
export const corpusBeside = (file: string): string => join(dirname(file), 'corpus');

/** The tokens kept for a pattern, in the order of the file; none when there is no file. */
export function readCorpus(folder: string, pattern: Pattern): readonly string[] {
  const file = fileOf(folder, pattern);
  if (!existsSync(file)) return [];
  const tokens: string[] = [];
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    const token = line.trim();
    if (token === '' || token.startsWith('#')) continue;
    checkToken(token, pattern, `${file}:${String(index + 1)}`);
    tokens.push(token);
  }
  return tokens;
}

/** Adds the tokens that are not there yet; gives those back. */
export function addToCorpus(
  folder: string,
  pattern: Pattern,
  tokens: readonly string[],
): readonly string[] {
  const known = new Set(readCorpus(folder, pattern));
  const added = [...new Set(tokens)].filter((token) => !known.has(token));
  if (added.length === 0) return added;
  mkdirSync(folder, { recursive: true });
  appendFileSync(fileOf(folder, pattern), added.map((token) => `${token}\n`).join(''));
  return added;
}

const fileOf = (folder: string, { name }: Pattern): string => join(folder, `${slugOf(name)}.txt`);

function checkToken(token: string, pattern: Pattern, place: string): void {
  let slug: string;
  try {
    ({ slug } = parseToken(token));
  } catch (thrown) {
    const problem = thrown instanceof Error ? thrown.message : String(thrown);
    requireUse(false, `${place}: ${problem}`);
    return;
  }
  requireUse(
    slug === slugOf(pattern.name),
    `${place}: the token is of '${slug}', and the file keeps those of '${slugOf(pattern.name)}'`,
  );
}
