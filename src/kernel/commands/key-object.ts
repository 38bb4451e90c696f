/** OBJECT. A region keeps neither access times nor encodings, so its answers are constants. */
import { integer, lower, NIL, ZERO, type ErrorReply, type Reply } from '../base/index.ts';
import { wordAt } from './arguments.ts';
import { error, unknownSubcommand, wrongArity } from './errors.ts';
import { answer, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import { refuseSubcommand } from './support.ts';
import type { View } from './view.ts';

export const KEY_OBJECT_COMMANDS: readonly KeyspaceCommand[] = [
  {
    kind: 'keyspace',
    name: 'object',
    group: 'generic',
    summary: 'Tells facts about the value of a key, as far as they exist here.',
    since: '2.2.3',
    arity: -2,
    usage: 'FREQ | IDLETIME | REFCOUNT key',
    flags: ['readonly'],
    keys: { kind: 'range', first: 2, last: 2, step: 1 },
    refuse,
    prepare: object,
  },
];

const NO_FREQUENCIES = error(
  'ERR An LFU maxmemory policy is not selected, access frequency not tracked. Please note that when switching between policies at runtime LRU and LFU data will take some time to adjust.',
);

/** Idle for no time, referred to once. */
const ANSWERS: ReadonlyMap<string, Reply> = new Map<string, Reply>([
  ['freq', NO_FREQUENCIES],
  ['idletime', ZERO],
  ['refcount', integer(1)],
]);

const subcommandOf = (argv: Argv): string => lower(wordAt(argv, 1));

function refuse(argv: Argv): ErrorReply | undefined {
  const subcommand = subcommandOf(argv);
  if (!ANSWERS.has(subcommand)) return refuseSubcommand(argv) ?? unknownSubcommand(argv);
  return argv.length === 3 ? undefined : wrongArity(`object|${subcommand}`);
}

function object(view: View, argv: Argv): Outcome {
  const exists = view.type(wordAt(argv, 2)) !== undefined;
  return answer(exists ? (ANSWERS.get(subcommandOf(argv)) ?? NIL) : NIL);
}
