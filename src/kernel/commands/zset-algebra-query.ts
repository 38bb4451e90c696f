/** The words of ZUNION, ZINTER, ZDIFF, ZINTERCARD and their STORE forms, and the inputs they name. */
import { isError, lower, parseDouble, type ByteString, type ErrorReply } from '../base/index.ts';
import { isOption, readCount, readIndex, wordAt } from './arguments.ts';
import { error, SYNTAX } from './errors.ts';
import type { Argv } from './spec.ts';
import type { SetView, View, ZsetView } from './view.ts';
import type { Entry } from './zset-updates.ts';

/** What the command is, before its options. */
export type AlgebraForm = {
  readonly operation: 'union' | 'intersection' | 'difference';
  /** Where the number of keys stands. */
  readonly countAt: number;
  readonly gives: 'members' | 'stored' | 'count';
};

/** One input: a sorted set, or a set whose members all score 1. */
export type Operand = { readonly held: Scored; readonly weight: number };

type Scored = {
  readonly size: number;
  readonly score: (member: ByteString) => number | undefined;
  readonly entries: () => readonly Entry[];
};

export type Aggregate = 'sum' | 'min' | 'max';

export type AlgebraQuery = {
  readonly operands: readonly Operand[];
  readonly aggregate: Aggregate;
  readonly withScores: boolean;
  /** 0 for no limit. */
  readonly limit: number;
};

const WEIGHT_NOT_FLOAT = error('ERR weight value is not a float');
const LIMIT_NEGATIVE = error("ERR LIMIT can't be negative");

/** In Redis's order: the number of keys, the keys and their types, then the options. */
export function readAlgebra(view: View, argv: Argv, form: AlgebraForm): AlgebraQuery | ErrorReply {
  const keyCount = readIndex(wordAt(argv, form.countAt));
  if (isError(keyCount)) return keyCount;
  const name = lower(wordAt(argv, 0));
  if (keyCount < 1) return error(`ERR at least 1 input key is needed for '${name}' command`);
  const end = form.countAt + 1 + keyCount;
  if (end > argv.length) return SYNTAX;
  const inputs = readInputs(view, argv.slice(form.countAt + 1, end));
  if (isError(inputs)) return inputs;
  const options = readOptions(argv, end, { ...form, keyCount });
  if (isError(options)) return options;
  const { weights, ...rest } = options;
  const operands = inputs.map((held, at) => ({ held, weight: weights[at] ?? 1 }));
  return { operands, ...rest };
}

function readInputs(view: View, keys: readonly ByteString[]): Scored[] | ErrorReply {
  const inputs: Scored[] = [];
  for (const key of keys) {
    const isSet = view.type(key) === 'set';
    const held = isSet ? view.set(key) : view.zset(key);
    if (isError(held)) return held;
    inputs.push(held === undefined ? NOTHING : 'members' in held ? scoreAlike(held) : held);
  }
  return inputs;
}

const NOTHING: ZsetView = { size: 0, score: () => undefined, entries: () => [] };

const scoreAlike = (held: SetView): Scored => ({
  size: held.size,
  score: (member) => (held.has(member) ? 1 : undefined),
  entries: () => held.members().map((member) => [member, 1] as const),
});

type Options = Omit<AlgebraQuery, 'operands'> & { readonly weights: readonly number[] };

function readOptions(
  argv: Argv,
  from: number,
  form: AlgebraForm & { readonly keyCount: number },
): Options | ErrorReply {
  const { keyCount, gives } = form;
  const hasScores = form.operation !== 'difference' && gives !== 'count';
  let weights: readonly number[] = [];
  let aggregate: Aggregate = 'sum';
  let [withScores, limit] = [false, 0];
  for (let at = from; at < argv.length; at++) {
    const word = argv[at];
    const left = argv.length - at;
    if (hasScores && left > keyCount && isOption(word, 'weights')) {
      const read = readWeights(argv.slice(at + 1, at + 1 + keyCount));
      if (isError(read)) return read;
      weights = read;
      at += keyCount;
    } else if (hasScores && left > 1 && isOption(word, 'aggregate')) {
      const read = AGGREGATES.find((name) => isOption(argv[at + 1], name));
      if (read === undefined) return SYNTAX;
      aggregate = read;
      at++;
    } else if (gives === 'members' && isOption(word, 'withscores')) withScores = true;
    else if (gives === 'count' && left > 1 && isOption(word, 'limit')) {
      const read = readCount(wordAt(argv, at + 1), LIMIT_NEGATIVE);
      if (isError(read)) return read;
      limit = read;
      at++;
    } else return SYNTAX;
  }
  return { weights, aggregate, withScores, limit };
}

const AGGREGATES: readonly Aggregate[] = ['sum', 'min', 'max'];

function readWeights(words: readonly ByteString[]): number[] | ErrorReply {
  const weights = words.map(parseDouble);
  const known = weights.filter((weight) => weight !== undefined);
  return known.length === words.length ? known : WEIGHT_NOT_FLOAT;
}
