import type { SourceFile } from './source-file.ts';

/** One breach of a rule, as a line a person can act on: where, what, and what would be right. */
export type Complaint = string;

/** Words that say "I had no name for it", as a word of a file or folder name. */
const EMPTY_WORDS = ['util', 'utils', 'helper', 'helpers', 'manager', 'common', 'misc'];
/** Fine inside a name (`data-type`), empty as the whole of it. */
const EMPTY_NAMES = ['data', 'types', 'stuff'];

export function complainOfLength(files: readonly SourceFile[], linesMax: number): Complaint[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.replace(/\n$/, '').split('\n').length;
    return lines > linesMax
      ? [`${path}: ${lines} lines, at most ${linesMax}; look for the second noun hiding in it`]
      : [];
  });
}

export function complainOfNames(files: readonly SourceFile[]): Complaint[] {
  return files.flatMap(({ path }) => {
    const names = path.split('/').map((name) => name.replace(/\..*$/, ''));
    const empty =
      names.find((name) => EMPTY_NAMES.includes(name)) ??
      names.flatMap((name) => name.split('-')).find((word) => EMPTY_WORDS.includes(word));
    return empty === undefined ? [] : [`${path}: "${empty}" names nothing; say what it is or does`];
  });
}

/** A note to self must point to where the decision will be taken: `#12` or a record in docs/decisions. */
export function complainOfLooseEnds(files: readonly SourceFile[]): Complaint[] {
  return complainOfLines(files, (line) =>
    /\b(TODO|FIXME|HACK|XXX)\b/.test(line) && !/#\d+|decisions\/\d+/.test(line)
      ? 'a TODO needs an issue number (#12) or a record (decisions/0004)'
      : undefined,
  );
}

/** `skipIf` and `runIf` stay allowed: they say why at run time. */
export function complainOfUnrunTests(files: readonly SourceFile[]): Complaint[] {
  return complainOfLines(files, (line) =>
    /\b(test|it|describe|suite|bench)(\.\w+)*\.(only|skip|todo|fails)\b/.test(line)
      ? 'every test runs; use skipIf with a condition that is printed'
      : undefined,
  );
}

/** The shortest paragraph worth the name; a bare file name in a comment is shorter. */
const HEADER_CHARACTERS_MIN = 80;

export function complainOfHeaders(files: readonly SourceFile[]): Complaint[] {
  return files.flatMap(({ path, text }) => {
    const header = /^\/\*\*?([\s\S]*?)\*\/|^(?:\/\/[^\n]*\n)+/.exec(text)?.[0] ?? '';
    const words = header.replace(/[/*\s]+/g, ' ').trim();
    return words.length >= HEADER_CHARACTERS_MIN
      ? []
      : [`${path}:1: must open with a paragraph: what it is, the rule it keeps, cost, omissions`];
  });
}

function complainOfLines(
  files: readonly SourceFile[],
  complain: (line: string) => string | undefined,
): Complaint[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const complaint = complain(line);
      return complaint === undefined ? [] : [`${path}:${index + 1}: ${complaint}`];
    }),
  );
}
