/** ZADD and ZINCRBY. Conditions look at this region only (ZST-8). Rules: ZST-2…5, ZST-8. */
import {
  bulk,
  formatDouble,
  integer,
  isError,
  NIL,
  parseDouble,
  type ByteString,
  type ErrorReply,
} from '../base/index.ts';
import { isOption, wordAt } from './arguments.ts';
import { error, NOT_A_FLOAT, SYNTAX } from './errors.ts';
import { answer, change, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import type { View, ZsetView } from './view.ts';
import { assignScores, incrementScore, type Entry } from './zset-updates.ts';

const add = {
  kind: 'keyspace',
  group: 'sorted-set',
  since: '1.2.0',
  flags: ['write', 'denyoom', 'fast'],
  keys: ONE_KEY,
} as const;

export const ZSET_ADD_COMMANDS: readonly KeyspaceCommand[] = [
  {
    ...add,
    name: 'zadd',
    summary: 'Adds members to a sorted set, or gives them another score.',
    arity: -4,
    usage: 'key [NX | XX] [GT | LT] [CH] [INCR] score member [score member ...]',
    prepare: (view, argv) => zadd(view, argv, false),
  },
  {
    ...add,
    name: 'zincrby',
    summary: 'Adds to the score of a member; an absent member starts at 0.',
    arity: 4,
    usage: 'key increment member',
    prepare: (view, argv) => zadd(view, argv, true),
  },
];

const OPTIONS = ['nx', 'xx', 'gt', 'lt', 'ch', 'incr'] as const;
type Option = (typeof OPTIONS)[number];
export type AddOptions = ReadonlySet<Option>;

const NX_WITH_XX = error('ERR XX and NX options at the same time are not compatible');
const GT_LT_NX = error('ERR GT, LT, and/or NX options at the same time are not compatible');
const ONE_INCREMENT = error('ERR INCR option supports a single increment-element pair');
const NOT_A_NUMBER = error('ERR resulting score is not a number (NaN)');

/** ZINCRBY is ZADD INCR, down to its options being read. */
function zadd(view: View, argv: Argv, isIncrement: boolean): Outcome {
  const options = new Set<Option>(isIncrement ? ['incr'] : []);
  const from = readAddOptions(argv, options);
  const refusal = refuseOptions(options, argv.length - from);
  if (refusal !== undefined) return answer(refusal);
  const entries: Entry[] = [];
  for (let at = from; at < argv.length; at += 2) {
    const score = parseDouble(wordAt(argv, at));
    if (score === undefined) return answer(NOT_A_FLOAT);
    entries.push([wordAt(argv, at + 1), score]);
  }
  return addEntries(view, wordAt(argv, 1), options, entries);
}

/** Collects the options behind the key; gives the index of the first word that is none. */
export function readAddOptions(
  argv: Argv,
  into: Set<Option>,
  allowed: readonly Option[] = OPTIONS,
): number {
  let at = 2;
  for (; at < argv.length; at++) {
    const option = allowed.find((name) => isOption(argv[at], name));
    if (option === undefined) break;
    into.add(option);
  }
  return at;
}

function refuseOptions(options: AddOptions, wordCount: number): ErrorReply | undefined {
  if (wordCount === 0 || wordCount % 2 !== 0) return SYNTAX;
  const [nx, gt, lt] = [options.has('nx'), options.has('gt'), options.has('lt')];
  if (nx && options.has('xx')) return NX_WITH_XX;
  if ((gt && nx) || (lt && nx) || (gt && lt)) return GT_LT_NX;
  return options.has('incr') && wordCount > 2 ? ONE_INCREMENT : undefined;
}

/** What ZADD and GEOADD do once their words are read. */
export function addEntries(
  view: View,
  key: ByteString,
  options: AddOptions,
  entries: readonly Entry[],
): Outcome {
  const held = view.zset(key);
  if (isError(held)) return answer(held);
  const [first] = entries;
  if (options.has('incr') && first !== undefined) return increment(held, key, options, first);
  const scores = new Map<ByteString, number>();
  let added = 0;
  let updated = 0;
  for (const [member, given] of entries) {
    const current = scores.get(member) ?? held?.score(member);
    const score = decide(options, current, given);
    if (score === undefined) continue;
    if (current === undefined) added++;
    else if (score !== current) updated++;
    // An unchanged score is assigned anew, or a removal made elsewhere would win (ZST-1).
    scores.set(member, score);
  }
  const reply = integer(options.has('ch') ? added + updated : added);
  return scores.size === 0 ? answer(reply) : change(reply, assignScores(key, [...scores]));
}

function increment(
  held: ZsetView | undefined,
  key: ByteString,
  options: AddOptions,
  [member, by]: Entry,
): Outcome {
  const current = held?.score(member);
  const score = decide(options, current, by);
  if (score === undefined) return answer(NIL);
  if (Number.isNaN(score)) return answer(NOT_A_NUMBER);
  const update = incrementScore(key, member, { from: current ?? 0, by });
  return change(bulk(formatDouble(score)), update);
}

/** The score to give; `undefined` when a condition forbids it. Opposite infinities give NaN. */
function decide(
  options: AddOptions,
  current: number | undefined,
  given: number,
): number | undefined {
  if (current === undefined) return options.has('xx') ? undefined : given;
  if (options.has('nx')) return undefined;
  const score = options.has('incr') ? current + given : given;
  const isRefused =
    (options.has('lt') && score >= current) || (options.has('gt') && score <= current);
  return isRefused ? undefined : score;
}
