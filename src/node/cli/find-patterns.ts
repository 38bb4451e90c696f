/** From what a person typed to patterns: names of the library, files of their own, or everything. */
import { requireUse, suggest } from '../../kernel/index.ts';
import { slugOf, type Pattern } from '../../explore/index.ts';
import { findPattern, LIBRARY } from '../../../models/index.ts';
import { isFileName, loadPatterns } from './load-file.ts';

export type Found = {
  readonly pattern: Pattern;
  /** As it was typed; `undefined` for a pattern of the library. */
  readonly file: string | undefined;
};

/** Without names: the whole library. */
export async function findPatterns(names: readonly string[]): Promise<readonly Found[]> {
  if (names.length === 0) return LIBRARY.map((pattern) => ({ pattern, file: undefined }));
  const found: Found[] = [];
  for (const name of names) {
    if (isFileName(name)) {
      for (const pattern of await loadPatterns(name)) found.push({ pattern, file: name });
    } else found.push({ pattern: libraryPattern(name), file: undefined });
  }
  refuseTwins(found);
  return found;
}

/** A pattern of the library by its name or short name. */
export function libraryPattern(name: string): Pattern {
  const pattern = findPattern(name);
  const slugs = LIBRARY.map((known) => slugOf(known.name));
  requireUse(
    pattern !== undefined,
    `no pattern of the library is called '${name}'.${suggestPattern(name, slugs)} ` +
      `${list(slugs)}; a file would end in .ts or .js`,
  );
  return pattern;
}

const namesShownMax = 12;

function list(slugs: readonly string[]): string {
  const more =
    slugs.length > namesShownMax ? ` and ${String(slugs.length - namesShownMax)} more` : '';
  return `The library has ${slugs.slice(0, namesShownMax).join(', ')}${more}`;
}

/** The nearest name; or those that share a word with it. */
function suggestPattern(name: string, slugs: readonly string[]): string {
  const near = suggest(slugOf(name), slugs);
  if (near !== '') return near;
  const words = slugOf(name)
    .split('-')
    .filter((word) => word.length > 2);
  const alike = slugs.find((slug) => words.some((word) => slug.split('-').includes(word)));
  return alike === undefined ? '' : ` Did you mean '${alike}'?`;
}

/** Two patterns of one name could not be told apart in reports, and a token would fit both. */
function refuseTwins(found: readonly Found[]): void {
  const seen = new Set<string>();
  for (const { pattern } of found) {
    const slug = slugOf(pattern.name);
    requireUse(!seen.has(slug), `two patterns are called '${pattern.name}'; rename one of them`);
    seen.add(slug);
  }
}
