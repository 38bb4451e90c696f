/** Reads replies back from redis-cli's rendering, nested arrays included. */
import {
  array,
  asBytes,
  bulk,
  EMPTY_ARRAY,
  integer,
  NIL,
  parseInt64,
  simple,
  type Reply,
} from '../kernel/index.ts';

import { fail, type Place } from './place.ts';
import { readQuoted } from './words.ts';

/** One line of a reply: its text without the indentation, and where that text begins. */
export type ReplyLine = { readonly text: string; readonly place: Place };

const SHAPES =
  'OK, "text", (integer) 1, (nil), (error) ERR …, (empty array) or numbered items, as redis-cli prints them';
/** Deeper than any reply of Redis. */
const depthMax = 32;

/** The reply that all the lines together show; at least one line. */
export function readReply(lines: readonly ReplyLine[]): Reply {
  const { reply, next } = readAt({ lines, row: 0, column: 0, depth: 0 });
  const rest = lines[next];
  if (rest !== undefined) {
    fail(rest.place, `the reply was complete on the line above; a reply is one of ${SHAPES}.`);
  }
  return reply;
}

type Cursor = {
  readonly lines: readonly ReplyLine[];
  readonly row: number;
  readonly column: number;
  readonly depth: number;
};
type Read = { readonly reply: Reply; readonly next: number };

const ITEM = /^( *)([0-9]+)\) /;

function readAt(cursor: Cursor): Read {
  const source = cursor.lines[cursor.row]?.text.slice(cursor.column) ?? '';
  if (ITEM.test(source)) return readItems(cursor);
  return { reply: readScalar(source, placeOf(cursor)), next: cursor.row + 1 };
}

function readItems(cursor: Cursor): Read {
  if (cursor.depth >= depthMax) fail(placeOf(cursor), `arrays nest at most ${depthMax} deep.`);
  const items: Reply[] = [];
  let row = cursor.row;
  while (row < cursor.lines.length) {
    const line = cursor.lines[row]?.text ?? '';
    // Inside an array of arrays the enclosing numbers stand on the first line only.
    if (row !== cursor.row && line.slice(0, cursor.column).trim() !== '') break;
    const mark = ITEM.exec(line.slice(cursor.column));
    if (mark === null) break;
    const here = { ...cursor, row };
    if (Number(mark[2]) !== items.length + 1) {
      fail(placeOf(here), `this should be item ${items.length + 1} of the array.`);
    }
    const inner = { ...here, column: cursor.column + mark[0].length, depth: cursor.depth + 1 };
    const read = readAt(inner);
    items.push(read.reply);
    row = read.next;
  }
  return { reply: array(items), next: row };
}

function placeOf({ lines, row, column }: Cursor): Place {
  const place = lines[row]?.place ?? { line: 0, column: 0 };
  return { line: place.line, column: place.column + column };
}

function readScalar(source: string, place: Place): Reply {
  if (source.startsWith('"')) return readBulk(source, place);
  if (source === '(nil)') return NIL;
  if (source === '(empty array)') return EMPTY_ARRAY;
  const error = /^\(error\) (.*)$/s.exec(source)?.[1];
  if (error !== undefined) return { kind: 'error', message: error };
  const figure = /^\(integer\) (.*)$/s.exec(source)?.[1];
  if (figure !== undefined) return readInteger(figure, place);
  if (!/^[A-Za-z][^"]*$/.test(source))
    fail(place, `'${source}' is not a reply; a reply is one of ${SHAPES}.`);
  return simple(source);
}

function readBulk(source: string, place: Place): Reply {
  const { word, end } = readQuoted(source, 0, place);
  if (end < source.length) {
    fail(
      { ...place, column: place.column + end },
      'nothing may follow the closing quote of a reply.',
    );
  }
  return bulk(word);
}

function readInteger(figure: string, place: Place): Reply {
  const value = parseInt64(asBytes(figure));
  if (value === undefined) {
    fail(place, `'${figure}' is not a 64-bit integer; write it as in (integer) 42.`);
  }
  return integer(value);
}
