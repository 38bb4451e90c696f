/**
 * Arguments and replies as redis-cli prints them, so that a person recognises them everywhere:
 * in transcripts, diagrams, tables and stories. One difference on purpose: bytes that are valid
 * UTF-8 are shown as the characters they are, where redis-cli prints `\xe2\x82\xac` for `€`.
 */
import { bytes, isText, text, type ByteString } from './bytes.ts';
import { formatInt } from './int.ts';
import type { Reply } from './reply.ts';

/** Needs quotes: empty, or with a space, quote, backslash, control character or invalid byte. */
const UNQUOTABLE = /^$|[\x00-\x20\x7f-\xa0"'\\\u2028\u2029\ufffd]/;

/** One argument as a person would type it: bare where that is possible, else in double quotes. */
export function renderArgument(argument: ByteString): string {
  const shown = text(argument);
  return UNQUOTABLE.test(shown) ? renderBulk(argument) : shown;
}

/** A command as a person would type it: `SET k "two words" NX`. */
export function renderCommand(argv: readonly ByteString[]): string {
  return argv.map(renderArgument).join(' ');
}

/** A bulk reply as redis-cli prints it, always in double quotes. */
export function renderBulk(source: ByteString): string {
  if (!isText(source)) return quoteBytes(source);
  let out = '"';
  for (const character of text(source)) out += escapeCharacter(character);
  return `${out}"`;
}

function quoteBytes(source: ByteString): string {
  let out = '"';
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    out += code > 0x7e ? hex(code) : escapeCharacter(source.charAt(at));
  }
  return `${out}"`;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\u0007', '\\a'],
  ['\b', '\\b'],
]);

function escapeCharacter(character: string): string {
  const escaped = ESCAPES.get(character);
  if (escaped !== undefined) return escaped;
  const code = character.charCodeAt(0);
  const isUnprintable =
    code < 0x20 || (code >= 0x7f && code <= 0xa0) || code === 0x2028 || code === 0x2029;
  return isUnprintable
    ? Array.from(bytes(character), (byte) => hex(byte.charCodeAt(0))).join('')
    : character;
}

const hex = (code: number): string => `\\x${code.toString(16).padStart(2, '0')}`;

/** A reply as redis-cli prints it on a terminal; arrays take one line per item. */
export function renderTerminal(reply: Reply): string {
  return renderIndented(reply, '');
}

function renderIndented(reply: Reply, indent: string): string {
  if (reply.kind !== 'array' || reply.items.length === 0) return renderFlat(reply);
  const width = String(reply.items.length).length;
  const lines = reply.items.map((item, index) => {
    const label = `${String(index + 1).padStart(width)}) `;
    return `${index === 0 ? '' : indent}${label}${renderIndented(item, indent + ' '.repeat(label.length))}`;
  });
  return lines.join('\n');
}

/** The same text on one line: `1) "a" 2) (nil)`. */
export function renderInline(reply: Reply): string {
  if (reply.kind !== 'array' || reply.items.length === 0) return renderFlat(reply);
  return reply.items.map((item, index) => `${String(index + 1)}) ${renderInline(item)}`).join(' ');
}

function renderFlat(reply: Reply): string {
  switch (reply.kind) {
    case 'simple':
      return reply.text;
    case 'bulk':
      return renderBulk(reply.bytes);
    case 'integer':
      return `(integer) ${formatInt(reply.value)}`;
    case 'nil':
    case 'nil-array':
      return '(nil)';
    case 'array':
      return '(empty array)';
    case 'error':
      return `(error) ${reply.message}`;
  }
}
