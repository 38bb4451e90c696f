/**
 * A key's visible value written anew under another name, as RENAME and COPY replicate it (KEY-4):
 * as ordinary writes, so a concurrent write to the old name is not carried along. Key and field
 * deadlines move with the value; a counter arrives as the number it shows.
 */
import { invariant, isError, type ByteString, type ErrorReply } from '../base/index.ts';
import { expireKey, rewriteString, type TypedUpdate, type Update } from './update.ts';
import type { HashView, View } from './view.ts';

/** The updates that make `to`, which the caller has cleared, show what `from` shows. */
export function rewriteKey(view: View, from: ByteString, to: ByteString): readonly Update[] {
  const atMs = view.deadlineMs(from);
  const expiry = atMs === undefined ? [] : [expireKey(to, atMs)];
  return [...rewriteValue(view, from, to), ...expiry];
}

function rewriteValue(view: View, from: ByteString, to: ByteString): readonly TypedUpdate[] {
  const type = view.type(from);
  switch (type) {
    case undefined:
      return [];
    case 'string':
      return [rewriteString(to, present(view.string(from)))];
    case 'list': {
      const values = present(view.list(from)).values();
      return [{ type, key: to, intent: { op: 'insert', index: 0, values, grows: 'right' } }];
    }
    case 'hash':
      return rewriteHash(present(view.hash(from)), to);
    case 'set': {
      const members = present(view.set(from)).members();
      return [{ type, key: to, intent: { op: 'add', members } }];
    }
    case 'zset': {
      const entries = present(view.zset(from)).entries();
      return [{ type, key: to, intent: { op: 'assign', entries } }];
    }
  }
}

/** One write for the fields of each deadline. */
function rewriteHash(hash: HashView, to: ByteString): readonly TypedUpdate[] {
  const byDeadline = new Map<number | undefined, (readonly [ByteString, ByteString])[]>();
  for (const [field, value] of hash.entries()) {
    const atMs = hash.deadlineMs(field);
    byDeadline.set(atMs, [...(byDeadline.get(atMs) ?? []), [field, value]]);
  }
  return [...byDeadline].map(([atMs, fields]) => ({
    type: 'hash',
    key: to,
    intent: { op: 'assign', fields, ...(atMs === undefined ? {} : { expireAtMs: atMs }) },
  }));
}

function present<Value>(value: Value | undefined | ErrorReply): Value {
  invariant(
    value !== undefined && !isError(value),
    'a key to be readable as the type it was just said to show',
  );
  return value;
}
