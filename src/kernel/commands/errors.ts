/** Every error text, as Redis 7 writes it; the few that are ours say so. */
import { asBytes, EMPTY, lower, text, type ByteString, type ErrorReply } from '../base/index.ts';

export const error = (message: string): ErrorReply => ({ kind: 'error', message });

export const WRONG_TYPE = error(
  'WRONGTYPE Operation against a key holding the wrong kind of value',
);
export const SYNTAX = error('ERR syntax error');
export const NOT_AN_INTEGER = error('ERR value is not an integer or out of range');
export const NOT_A_FLOAT = error('ERR value is not a valid float');
export const OVERFLOW = error('ERR increment or decrement would overflow');
export const NAN_OR_INFINITY = error('ERR increment would produce NaN or Infinity');
export const NO_SUCH_KEY = error('ERR no such key');
export const INDEX_OUT_OF_RANGE = error('ERR index out of range');
export const OUT_OF_RANGE_POSITIVE = error('ERR value is out of range, must be positive');
export const STRING_TOO_LONG = error(
  'ERR string exceeds maximum allowed size (proto-max-bulk-len)',
);
export const BIT_OFFSET_OUT_OF_RANGE = error('ERR bit offset is not an integer or out of range');
export const OUT_OF_MEMORY = error("OOM command not allowed when used memory > 'maxmemory'.");
/** Ours: the vendor says that the member stops answering, and not what it says last (OOM-2). */
export const MEMBER_OFFLINE = error(
  'ERR this member is out of memory and offline until it is reconciled with its peers',
);
export const CROSS_SLOT = error("CROSSSLOT Keys in request don't hash to the same slot");
export const EXEC_ABORTED = error('EXECABORT Transaction discarded because of previous errors.');
/** An EXEC that is itself refused ends the transaction and says why. */
export const execAbortedBy = ({ message }: ErrorReply): ErrorReply =>
  error(`EXECABORT Transaction discarded because of: ${message.replace(/^ERR /, '')}`);
export const NESTED_MULTI = error('ERR MULTI calls can not be nested');
export const EXEC_WITHOUT_MULTI = error('ERR EXEC without MULTI');
export const DISCARD_WITHOUT_MULTI = error('ERR DISCARD without MULTI');
export const WATCH_INSIDE_MULTI = error('ERR WATCH inside MULTI is not allowed');

export const wrongArity = (name: string): ErrorReply =>
  error(`ERR wrong number of arguments for '${lower(name)}' command`);

const untilZero = (word: string): string => word.replace(/\0.*$/s, '');
const onOneLine = (message: string): string => message.replace(/[\r\n]/g, ' ');

/** A client's word inside an error: up to a zero byte, on one line, as C's `%s` would have it. */
export const namedInError = (word: ByteString): string => onOneLine(text(asBytes(untilZero(word))));

export function unknownSubcommand(argv: readonly ByteString[]): ErrorReply {
  const [name = EMPTY, subcommand = EMPTY] = argv;
  const shown = namedInError(asBytes(untilZero(subcommand).slice(0, shownMax)));
  return error(`ERR unknown subcommand '${shown}'. Try ${name.toUpperCase()} HELP.`);
}

export function wrongSubcommandArity(argv: readonly ByteString[]): ErrorReply {
  const [name = EMPTY, subcommand = EMPTY] = argv;
  const shown = namedInError(asBytes(untilZero(subcommand).slice(0, shownMax)));
  return error(
    `ERR unknown subcommand or wrong number of arguments for '${shown}'. ` +
      `Try ${name.toUpperCase()} HELP.`,
  );
}

/** Redis's word for a connection that a command must not make wait. */
export const DENY_BLOCKING = error("ERR SSUBSCRIBE isn't allowed for a DENY BLOCKING client");

/** A connection that listens takes few commands (RESP2). */
export const onlyListens = (name: string): ErrorReply =>
  error(
    `ERR Can't execute '${lower(name)}': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / ` +
      'RESET are allowed in this context',
  );

const shownMax = 128;

export function unknownCommand(argv: readonly string[]): ErrorReply {
  let listed = '';
  for (const word of argv.slice(1)) {
    if (listed.length >= shownMax) break;
    listed += `'${untilZero(word).slice(0, shownMax - listed.length)}' `;
  }
  const name = untilZero(argv[0] ?? '').slice(0, shownMax);
  return error(
    onOneLine(text(asBytes(`ERR unknown command '${name}', with args beginning with: ${listed}`))),
  );
}

export const invalidExpire = (name: string): ErrorReply =>
  error(`ERR invalid expire time in '${lower(name)}' command`);

/** Ours: the vendor does not specify the text (CMD). */
export const notOffered = (name: string, hint: string): ErrorReply =>
  error(`ERR command '${name}' is not offered by Active-Active databases${hint}`);

/** Ours: Active-Active has the command, this simulator does not simulate it yet. */
export const notSimulated = (name: string): ErrorReply =>
  error(`ERR command '${name}' exists on Active-Active but is not simulated yet`);

/** Ours: the vendor says that writes are refused, not with which words (STL-1, MEM-1, MEM-2). */
export const READ_ONLY_STALE = error(
  "READONLY You can't write against a stale instance: it restarted and has not synced yet.",
);
export const READ_ONLY_JOINING = error(
  "READONLY You can't write against a joining instance: it has not synced yet.",
);
export const READ_ONLY_LEAVING = error(
  "READONLY You can't write against an instance that is being removed.",
);
