/**
 * Splits a line into arguments as redis-cli does: words stand bare, in double quotes with `\n`,
 * `\"`, `\x00` and their like, or in single quotes. Characters beyond ASCII become their UTF-8
 * bytes. The way back, the one canonical form, is the kernel's `renderArgument`.
 */
import { asBytes, bytes, type ByteString } from '../kernel/index.ts';

import { fail, type Place } from './place.ts';

export type Word = { readonly bytes: ByteString; readonly column: number };

/** The arguments of a line, split as redis-cli splits them. `column` is where `source` begins. */
export function splitWords(source: string, place: Place): readonly Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < source.length) {
    if (isSpace(source[at])) {
      at += 1;
      continue;
    }
    const { word, end } = readWord(source, at, place);
    words.push({ bytes: word, column: place.column + at });
    at = end;
  }
  return words;
}

const isSpace = (character: string | undefined): boolean => character === ' ' || character === '\t';

type Piece = { readonly word: ByteString; readonly end: number };

function readWord(source: string, start: number, place: Place): Piece {
  let word = '';
  let at = start;
  while (at < source.length && !isSpace(source[at])) {
    const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
    if (character !== '"' && character !== "'") {
      word += bytes(character);
      at += character.length;
      continue;
    }
    const quoted = readQuoted(source, at, place);
    word += quoted.word;
    at = quoted.end;
    if (at < source.length && !isSpace(source[at])) {
      fail(
        { line: place.line, column: place.column + at },
        'a space must follow the closing quote of an argument.',
      );
    }
  }
  return { word: asBytes(word), end: at };
}

/** Reads from an opening quote to behind the closing one. */
export function readQuoted(source: string, start: number, place: Place): Piece {
  const mark = source[start];
  let word = '';
  let at = start + 1;
  while (at < source.length) {
    if (source[at] === mark) return { word: asBytes(word), end: at + 1 };
    const piece = mark === '"' ? readEscape(source, at) : readSingleQuoted(source, at);
    word += piece.word;
    at = piece.end;
  }
  return fail(
    { line: place.line, column: place.column + start },
    `this quote is never closed: end the text with ${mark ?? '"'} on the same line.`,
  );
}

const ESCAPES = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['a', '\x07'],
]);

function readEscape(source: string, at: number): Piece {
  const hex = /^\\x([0-9a-fA-F]{2})/.exec(source.slice(at, at + 4))?.[1];
  if (hex !== undefined)
    return { word: asBytes(String.fromCharCode(parseInt(hex, 16))), end: at + 4 };
  const next = source[at + 1];
  if (source[at] === '\\' && next !== undefined) {
    const named = ESCAPES.get(next);
    if (named !== undefined) return { word: asBytes(named), end: at + 2 };
    return readCharacter(source, at + 1);
  }
  return readCharacter(source, at);
}

function readSingleQuoted(source: string, at: number): Piece {
  const isEscapedQuote = source[at] === '\\' && source[at + 1] === "'";
  return readCharacter(source, isEscapedQuote ? at + 1 : at);
}

function readCharacter(source: string, at: number): Piece {
  const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
  return { word: bytes(character), end: at + character.length };
}
