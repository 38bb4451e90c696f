/**
 * Which keys there are. SCAN walks them in the order of a hash of their names, so that a cursor
 * is a place in that order: whoever is there from the first page to the last is returned, whatever
 * is written or deleted in between. Within a page keys go by bytes, as in KEYS.
 */
import {
  array,
  asBytes,
  bulk,
  bulks,
  compareBytes,
  hashText,
  isError,
  NIL,
  selectsKey,
  type ByteString,
} from '../base/index.ts';
import { isOption, wordAt } from './arguments.ts';
import { readCursor, readScanOptions } from './scan-options.ts';
import { answer, NO_KEYS, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import type { View } from './view.ts';

const read = { kind: 'keyspace', group: 'generic', flags: ['readonly'], keys: NO_KEYS } as const;

export const KEY_LISTING_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...read,
    name: 'keys',
    summary: 'Returns the keys that match a pattern.',
    since: '1.0.0',
    arity: 2,
    usage: 'pattern',
    prepare: keys,
  },
  {
    ...read,
    name: 'scan',
    summary: 'Iterates over the keys.',
    since: '2.8.0',
    arity: -2,
    usage: 'cursor [MATCH pattern] [COUNT count] [TYPE type]',
    prepare: scan,
  },
  {
    ...read,
    name: 'randomkey',
    summary: 'Returns a key at random.',
    since: '1.0.0',
    arity: 1,
    usage: '',
    prepare: randomkey,
  },
];

function keys(view: View, argv: Argv): Outcome {
  const pattern = wordAt(argv, 1);
  return answer(bulks(view.keys().filter((key) => selectsKey(pattern, key))));
}

function randomkey(view: View): Outcome {
  const all = view.keys();
  const key = all[view.pick(all.length, 'RANDOMKEY')];
  return answer(key === undefined ? NIL : bulk(key));
}

function scan(view: View, argv: Argv): Outcome {
  const cursor = readCursor(wordAt(argv, 1));
  if (isError(cursor)) return answer(cursor);
  const options = readScanOptions(argv, 2, true);
  if (isError(options)) return answer(options);
  const page = nextPage(view.keys(), cursor, options.count);
  const isWanted = (key: ByteString): boolean =>
    options.selects(key) &&
    (options.type === undefined || isOption(options.type, view.type(key) ?? ''));
  return answer(array([bulk(page.cursor), bulks(page.keys.filter(isWanted))]));
}

type Page = { readonly cursor: ByteString; readonly keys: readonly ByteString[] };

const LAST_CURSOR = asBytes('0');

/** At least `count` keys from the cursor on, and all of those that share the last one's place. */
function nextPage(all: readonly ByteString[], cursor: bigint, count: number): Page {
  const placed = all
    .map((key) => ({ key, place: placeOf(key) }))
    .filter(({ place }) => BigInt(place) >= cursor)
    .sort((left, right) => left.place - right.place || compareBytes(left.key, right.key));
  const last = placed[Math.min(count, placed.length) - 1];
  if (last === undefined) return { cursor: LAST_CURSOR, keys: [] };
  const page = placed.filter(({ place }) => place <= last.place).map(({ key }) => key);
  const isLast = page.length === placed.length;
  return {
    cursor: isLast ? LAST_CURSOR : asBytes(String(last.place + 1)),
    keys: page.sort(compareBytes),
  };
}

/** Where SCAN meets a key: 32 bits of a hash of its name. */
const placeOf = (key: ByteString): number => Number.parseInt(hashText(key).slice(0, 8), 16);
