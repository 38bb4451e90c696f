/** SET and the older commands that are parts of it. Rules: STR-1, STR-4, STR-6, EXP-9. */
import { bulkOrNil, isError, OK, ONE, ZERO } from '../base/index.ts';
import { wordAt } from './arguments.ts';
import { readDeadline } from './key-deadlines.ts';
import { answer, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import { judgeCondition } from './string-conditions.ts';
import { readStringOptions, readTtl, type StringOptions } from './string-options.ts';
import { planAssignment, type Ttl } from './string-writes.ts';
import type { TimeUnit } from './time-unit.ts';
import type { View } from './view.ts';

const write = {
  kind: 'keyspace',
  group: 'string',
  flags: ['write', 'denyoom'],
  keys: ONE_KEY,
} as const;

export const STRING_SET_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...write,
    name: 'set',
    summary: 'Sets the string value of a key, whatever type it had.',
    since: '1.0.0',
    arity: -3,
    usage:
      'key value [NX | XX | IFEQ value | IFNE value | IFDEQ digest | IFDNE digest] [GET] [EX seconds | PX milliseconds | EXAT unix-time-seconds | PXAT unix-time-milliseconds | KEEPTTL]',
    prepare: set,
  },
  {
    ...write,
    name: 'setnx',
    summary: 'Sets the string value of a key that this region does not have.',
    since: '1.0.0',
    arity: 3,
    usage: 'key value',
    flags: ['write', 'denyoom', 'fast'],
    prepare: setnx,
  },
  {
    ...write,
    name: 'setex',
    summary: 'Sets the string value of a key and its time to live in seconds.',
    since: '2.0.0',
    arity: 4,
    usage: 'key seconds value',
    prepare: (view, argv) => setWithTtl(view, argv, { msEach: 1000, isRelative: true }),
  },
  {
    ...write,
    name: 'psetex',
    summary: 'Sets the string value of a key and its time to live in milliseconds.',
    since: '2.6.0',
    arity: 4,
    usage: 'key milliseconds value',
    prepare: (view, argv) => setWithTtl(view, argv, { msEach: 1, isRelative: true }),
  },
  {
    ...write,
    name: 'getset',
    summary: 'Sets the string value of a key and returns the one before.',
    since: '1.0.0',
    arity: 3,
    usage: 'key value',
    flags: ['write', 'denyoom', 'fast'],
    prepare: getset,
  },
];

function set(view: View, argv: Argv): Outcome {
  const options = readStringOptions(argv, 3, 'set');
  if (isError(options)) return answer(options);
  const ttl = readTtl(view, argv, options);
  return isError(ttl) ? answer(ttl) : assign(view, argv, options, ttl);
}

function assign(view: View, argv: Argv, options: StringOptions, ttl: Ttl): Outcome {
  const key = wordAt(argv, 1);
  const old = options.returnsOld ? view.string(key) : undefined;
  if (isError(old)) return answer(old);
  const mayWrite = judgeCondition(view, key, options.condition);
  if (isError(mayWrite)) return answer(mayWrite);
  if (!mayWrite) return answer(bulkOrNil(old));
  const reply = options.returnsOld ? bulkOrNil(old) : OK;
  return { reply, updates: planAssignment(view, key, wordAt(argv, 2), ttl) };
}

function setnx(view: View, argv: Argv): Outcome {
  const key = wordAt(argv, 1);
  if (view.type(key) !== undefined) return answer(ZERO);
  return { reply: ONE, updates: planAssignment(view, key, wordAt(argv, 2)) };
}

function setWithTtl(view: View, argv: Argv, unit: TimeUnit): Outcome {
  const atMs = readDeadline(view, argv, { word: wordAt(argv, 2), unit });
  if (isError(atMs)) return answer(atMs);
  return { reply: OK, updates: planAssignment(view, wordAt(argv, 1), wordAt(argv, 3), atMs) };
}

function getset(view: View, argv: Argv): Outcome {
  const key = wordAt(argv, 1);
  const old = view.string(key);
  if (isError(old)) return answer(old);
  return { reply: bulkOrNil(old), updates: planAssignment(view, key, wordAt(argv, 2)) };
}
