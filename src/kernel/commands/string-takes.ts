/** Commands that read a string and then delete it or change its deadline. Rule: STR-6. */
import { bulk, isError, NIL, ONE, ZERO, type ByteString, type ErrorReply } from '../base/index.ts';
import { isOption, wordAt } from './arguments.ts';
import { error, wrongArity } from './errors.ts';
import { readDeadline } from './key-deadlines.ts';
import { planPersist } from './key-expire.ts';
import { answer, change, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import { compareWith } from './string-conditions.ts';
import { readStringOptions, type Comparison, type Expiration } from './string-options.ts';
import { deleteKey, expireKey } from './update.ts';
import type { View } from './view.ts';

const take = {
  kind: 'keyspace',
  group: 'string',
  flags: ['write', 'fast'],
  keys: ONE_KEY,
} as const;

export const STRING_TAKE_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...take,
    name: 'getdel',
    summary: 'Returns the string value of a key and deletes the key.',
    since: '6.2.0',
    arity: 2,
    usage: 'key',
    prepare: getdel,
  },
  {
    ...take,
    name: 'getex',
    summary: 'Returns the string value of a key and changes when it expires.',
    since: '6.2.0',
    arity: -2,
    usage:
      'key [EX seconds | PX milliseconds | EXAT unix-time-seconds | PXAT unix-time-milliseconds | PERSIST]',
    prepare: getex,
  },
  {
    ...take,
    name: 'delex',
    summary: 'Deletes a key if its value or the digest of its value compares as asked.',
    since: '8.4.0',
    arity: -2,
    usage: 'key [IFEQ value | IFNE value | IFDEQ digest | IFDNE digest]',
    prepare: delex,
  },
];

const NOT_A_STRING = error('ERR Key should be of string type if conditions are specified');
const INVALID_CONDITION = error('ERR Invalid condition. Use IFEQ, IFNE, IFDEQ, or IFDNE');

function getdel(view: View, argv: Argv): Outcome {
  const key = wordAt(argv, 1);
  const value = view.string(key);
  if (isError(value)) return answer(value);
  return value === undefined ? answer(NIL) : change(bulk(value), deleteKey(key));
}

function getex(view: View, argv: Argv): Outcome {
  const options = readStringOptions(argv, 2, 'getex');
  if (isError(options)) return answer(options);
  const key = wordAt(argv, 1);
  const value = view.string(key);
  if (value === undefined) return answer(NIL);
  if (isError(value)) return answer(value);
  return expireRead(view, argv, value, options.expiration);
}

function expireRead(view: View, argv: Argv, value: ByteString, expiration: Expiration): Outcome {
  const key = wordAt(argv, 1);
  switch (expiration.kind) {
    case 'none':
    case 'keep':
      return answer(bulk(value));
    case 'persist':
      return change(bulk(value), ...planPersist(view, key));
    case 'at': {
      const atMs = readDeadline(view, argv, expiration);
      if (isError(atMs)) return answer(atMs);
      const isPast = atMs <= view.wallMs;
      return change(bulk(value), isPast ? deleteKey(key) : expireKey(key, atMs));
    }
  }
}

function delex(view: View, argv: Argv): Outcome {
  if (argv.length !== 2 && argv.length !== 4) return answer(wrongArity(wordAt(argv, 0)));
  const key = wordAt(argv, 1);
  if (view.type(key) === undefined) return answer(ZERO);
  if (argv.length === 2) return change(ONE, deleteKey(key));
  const value = view.string(key);
  if (value === undefined || isError(value)) return answer(NOT_A_STRING);
  const comparison = readComparison(argv);
  if (isError(comparison)) return answer(comparison);
  const isMet = compareWith(value, comparison);
  if (isError(isMet)) return answer(isMet);
  return isMet ? change(ONE, deleteKey(key)) : answer(ZERO);
}

function readComparison(argv: Argv): Comparison | ErrorReply {
  const kinds = ['ifeq', 'ifne', 'ifdeq', 'ifdne'] as const;
  const kind = kinds.find((word) => isOption(argv[2], word));
  return kind === undefined ? INVALID_CONDITION : { kind, operand: wordAt(argv, 3) };
}
