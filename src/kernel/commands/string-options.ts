/** The options that SET, GETEX and MSETEX share, read by the rules of Redis: order is free. */
import type { ByteString, ErrorReply } from '../base/index.ts';
import { isOption, wordAt } from './arguments.ts';
import { SYNTAX } from './errors.ts';
import { readDeadline } from './key-deadlines.ts';
import type { Argv } from './spec.ts';
import type { Ttl } from './string-writes.ts';
import { timeUnitOf, type TimeUnit } from './time-unit.ts';
import type { View } from './view.ts';

export type Existence = { readonly kind: 'nx' | 'xx' };

/** A condition on the value the key holds. The operand is a value, or a digest for IFD…. */
export type Comparison = {
  readonly kind: 'ifeq' | 'ifne' | 'ifdeq' | 'ifdne';
  readonly operand: ByteString;
};

export type Condition = Existence | Comparison;

export type Expiration =
  | { readonly kind: 'none' }
  | { readonly kind: 'keep' }
  | { readonly kind: 'persist' }
  | { readonly kind: 'at'; readonly unit: TimeUnit; readonly word: ByteString };

export type StringOptions = {
  condition: Condition | undefined;
  returnsOld: boolean;
  expiration: Expiration;
};

/** Which command reads: each knows its own part of the options. */
export type Reader = 'set' | 'getex' | 'msetex';

const EXISTENCES = ['nx', 'xx'] as const;
const COMPARISONS = ['ifeq', 'ifne', 'ifdeq', 'ifdne'] as const;

const NO_OPTIONS: StringOptions = {
  condition: undefined,
  returnsOld: false,
  expiration: { kind: 'none' },
};

/** Options from index `from` to the end. */
export function readStringOptions(
  argv: Argv,
  from: number,
  reader: Reader,
): StringOptions | ErrorReply {
  if (argv.length === from) return NO_OPTIONS;
  const options: StringOptions = {
    condition: undefined,
    returnsOld: false,
    expiration: { kind: 'none' },
  };
  for (let at = from; at < argv.length; at++) {
    const word = wordAt(argv, at);
    const used =
      readCondition(options, reader, word, argv[at + 1]) ||
      readExpiration(options, reader, word, argv[at + 1]);
    if (used === 0 && !(reader === 'set' && isOption(word, 'get'))) return SYNTAX;
    if (used === 0) options.returnsOld = true;
    else at += used - 1;
  }
  return options;
}

/** How many words it took; none when this is no condition, or stands beside another one. */
function readCondition(
  options: StringOptions,
  reader: Reader,
  word: ByteString,
  next: ByteString | undefined,
): 0 | 1 | 2 {
  if (reader === 'getex') return 0;
  const isFree = (kind: Condition['kind']): boolean =>
    options.condition === undefined || options.condition.kind === kind;
  const existence = EXISTENCES.find((kind) => isOption(word, kind));
  if (existence !== undefined && isFree(existence)) {
    options.condition = { kind: existence };
    return 1;
  }
  if (reader === 'msetex' || next === undefined) return 0;
  const comparison = COMPARISONS.find((kind) => isOption(word, kind));
  if (comparison === undefined || !isFree(comparison)) return 0;
  options.condition = { kind: comparison, operand: next };
  return 2;
}

function readExpiration(
  options: StringOptions,
  reader: Reader,
  word: ByteString,
  next: ByteString | undefined,
): 0 | 1 | 2 {
  const { expiration } = options;
  const bare = reader === 'getex' ? 'persist' : 'keepttl';
  if (isOption(word, bare)) {
    const kind = bare === 'persist' ? 'persist' : 'keep';
    if (expiration.kind !== 'none' && expiration.kind !== kind) return 0;
    options.expiration = { kind };
    return 1;
  }
  const unit = timeUnitOf(word);
  if (unit === undefined || next === undefined) return 0;
  const isFree =
    expiration.kind === 'none' || (expiration.kind === 'at' && expiration.unit === unit);
  if (!isFree) return 0;
  options.expiration = { kind: 'at', unit, word: next };
  return 2;
}

/** The TTL that the options ask for; without any the TTL goes (EXP-9). */
export function readTtl(view: View, argv: Argv, { expiration }: StringOptions): Ttl | ErrorReply {
  if (expiration.kind === 'keep') return 'keep';
  if (expiration.kind !== 'at') return Infinity;
  return readDeadline(view, argv, expiration);
}
