/** Every error text, as Redis 7 writes it; the few that are ours say so. */
import { lower, type ErrorReply } from '../base/index.ts';

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
export const CROSS_SLOT = error("CROSSSLOT Keys in request don't hash to the same slot");
export const EXEC_ABORTED = error(
  'EXECABORT Transaction discarded because of previous errors.',
);
/** An EXEC that is itself refused ends the transaction and says why. */
export const execAbortedBy = ({ message }: ErrorReply): ErrorReply =>
  error(`EXECABORT Transaction discarded because of: ${message.replace(/^ERR /, '')}`);
export const NESTED_MULTI = error('ERR MULTI calls can not be nested');
export const EXEC_WITHOUT_MULTI = error('ERR EXEC without MULTI');
export const DISCARD_WITHOUT_MULTI = error('ERR DISCARD without MULTI');
export const WATCH_INSIDE_MULTI = error('ERR WATCH inside MULTI is not allowed');

export const wrongArity = (name: string): ErrorReply =>
  error(`ERR wrong number of arguments for '${lower(name)}' command`);

export function unknownCommand(argv: readonly string[]): ErrorReply {
  const shown = argv.slice(1).map((argument) => `'${argument.slice(0, 128)}' `);
  let listed = '';
  for (const argument of shown) if (listed.length < 128) listed += argument;
  const name = (argv[0] ?? '').slice(0, 128);
  return error(`ERR unknown command '${name}', with args beginning with: ${listed}`);
}

export const invalidExpire = (name: string): ErrorReply =>
  error(`ERR invalid expire time in '${lower(name)}' command`);

/** Ours: the vendor does not specify the text (CMD). */
export const notOffered = (name: string, hint: string): ErrorReply =>
  error(`ERR command '${name}' is not offered by Active-Active databases${hint}`);

/** Ours: Active-Active has the command, this simulator does not simulate it yet. */
export const notSimulated = (name: string): ErrorReply =>
  error(`ERR command '${name}' exists on Active-Active but is not simulated yet`);
