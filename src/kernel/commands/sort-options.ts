/** The words of SORT, read in Redis's order of checks. */
import { isError, type ByteString, type ErrorReply } from '../base/index.ts';
import { isOption, readInteger, wordAt } from './arguments.ts';
import { error, SYNTAX } from './errors.ts';
import type { Argv } from './spec.ts';

export type SortOptions = {
  by: ByteString | undefined;
  /** Patterns of what to return for each element; none returns the element. */
  readonly gets: ByteString[];
  isDescending: boolean;
  isAlphabetic: boolean;
  /** Elements to skip, and how many to return; a negative count is all. */
  limit: { readonly start: number; readonly count: number };
  store: ByteString | undefined;
};

const BY_DENIED = error('ERR BY option of SORT denied in cluster mode.');
const GET_DENIED = error('ERR GET option of SORT denied in cluster mode.');

export function readSortOptions(
  argv: Argv,
  allowed: { readonly mayStore: boolean; readonly isClustered: boolean },
): SortOptions | ErrorReply {
  const options: SortOptions = {
    by: undefined,
    gets: [],
    isDescending: false,
    isAlphabetic: false,
    limit: { start: 0, count: -1 },
    store: undefined,
  };
  for (let at = 2; at < argv.length; at++) {
    const word = argv[at];
    const left = argv.length - at - 1;
    if (isOption(word, 'asc')) options.isDescending = false;
    else if (isOption(word, 'desc')) options.isDescending = true;
    else if (isOption(word, 'alpha')) options.isAlphabetic = true;
    else if (isOption(word, 'limit') && left >= 2) {
      const limit = readLimit(argv, at + 1);
      if (isError(limit)) return limit;
      options.limit = limit;
      at += 2;
    } else if (allowed.mayStore && isOption(word, 'store') && left >= 1) {
      at++;
      options.store = wordAt(argv, at);
    } else if (isOption(word, 'by') && left >= 1) {
      at++;
      options.by = wordAt(argv, at);
      if (allowed.isClustered && hasStar(options.by)) return BY_DENIED;
    } else if (isOption(word, 'get') && left >= 1) {
      at++;
      if (allowed.isClustered) return GET_DENIED;
      options.gets.push(wordAt(argv, at));
    } else return SYNTAX;
  }
  return options;
}

function readLimit(argv: Argv, at: number): SortOptions['limit'] | ErrorReply {
  const start = readInteger(wordAt(argv, at));
  if (isError(start)) return start;
  const count = readInteger(wordAt(argv, at + 1));
  return isError(count) ? count : { start: Number(start), count: Number(count) };
}

/** C's strchr: a star behind a zero byte is not seen. */
export function hasStar(pattern: ByteString): boolean {
  const star = pattern.indexOf('*');
  const end = pattern.indexOf('\0');
  return star >= 0 && (end < 0 || star < end);
}

/** Where SORT stores to: the last destination that it names, if any. */
export function sortStoreIndexes(argv: Argv): readonly number[] {
  let store: number | undefined;
  for (let at = 2; at < argv.length; at++) {
    if (isOption(argv[at], 'limit')) at += 2;
    else if (isOption(argv[at], 'get') || isOption(argv[at], 'by')) at += 1;
    else if (isOption(argv[at], 'store') && at + 1 < argv.length) store = at + 1;
  }
  return store === undefined ? [] : [store];
}
