/** What a region answers: the RESP2 reply kinds, as plain data. */
import { asBytes, bytes, text, type ByteString } from './bytes.ts';
import { formatInt, type Int } from './int.ts';

export type SimpleReply = { readonly kind: 'simple'; readonly text: string };
export type BulkReply = { readonly kind: 'bulk'; readonly bytes: ByteString };
export type IntegerReply = { readonly kind: 'integer'; readonly value: Int };
export type NilReply = { readonly kind: 'nil' };
export type NilArrayReply = { readonly kind: 'nil-array' };
export type ArrayReply = { readonly kind: 'array'; readonly items: readonly Reply[] };
export type ErrorReply = { readonly kind: 'error'; readonly message: string };

export type Reply =
  SimpleReply | BulkReply | IntegerReply | NilReply | NilArrayReply | ArrayReply | ErrorReply;

export const OK: SimpleReply = { kind: 'simple', text: 'OK' };
export const QUEUED: SimpleReply = { kind: 'simple', text: 'QUEUED' };
export const NIL: NilReply = { kind: 'nil' };
export const NIL_ARRAY: NilArrayReply = { kind: 'nil-array' };
export const EMPTY_ARRAY: ArrayReply = { kind: 'array', items: [] };
export const ZERO: IntegerReply = { kind: 'integer', value: 0 };
export const ONE: IntegerReply = { kind: 'integer', value: 1 };

export const simple = (body: string): SimpleReply => ({ kind: 'simple', text: body });
export const bulk = (body: ByteString): BulkReply => ({ kind: 'bulk', bytes: body });
export const bulkOrNil = (body: ByteString | undefined): BulkReply | NilReply =>
  body === undefined ? NIL : bulk(body);
export const array = (items: readonly Reply[]): ArrayReply => ({ kind: 'array', items });
export const bulks = (items: readonly ByteString[]): ArrayReply => array(items.map(bulk));

export function integer(value: Int): IntegerReply {
  return value === 0 ? ZERO : value === 1 ? ONE : { kind: 'integer', value };
}

/** Anything that may be an error reply: a read that can refuse, or a reply itself. */
export function isError(value: unknown): value is ErrorReply {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'error';
}

/** JSON form of a reply: see the contract in docs (`toPlain`). */
export type PlainReply =
  string | number | null | readonly PlainReply[] | { readonly error: string };

export function toPlain(reply: Reply): PlainReply {
  switch (reply.kind) {
    case 'simple':
      return reply.text;
    case 'bulk':
      return text(reply.bytes);
    case 'integer':
      return typeof reply.value === 'number' ? reply.value : formatInt(reply.value);
    case 'nil':
    case 'nil-array':
      return null;
    case 'array':
      return reply.items.map(toPlain);
    case 'error':
      return { error: reply.message };
  }
}

/** True when both replies say the same, letter for letter. */
export function equalReply(left: Reply, right: Reply): boolean {
  return renderReply(left) === renderReply(right);
}

/** One-line canonical form, for keys and comparison; not for people. */
export function renderReply(reply: Reply): ByteString {
  switch (reply.kind) {
    case 'simple':
      return asBytes(`+${bytes(reply.text)}`);
    case 'bulk':
      return asBytes(`$${String(reply.bytes.length)}:${reply.bytes}`);
    case 'integer':
      return asBytes(`:${formatInt(reply.value)}`);
    case 'nil':
      return asBytes('_');
    case 'nil-array':
      return asBytes('*_');
    case 'array':
      return asBytes(`*${String(reply.items.length)}[${reply.items.map(renderReply).join(' ')}]`);
    case 'error':
      return asBytes(`-${bytes(reply.message)}`);
  }
}
