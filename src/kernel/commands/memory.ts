/** MEMORY USAGE, by the formula of `crdt/footprint.ts`; other subcommands are not offered. */
import { integer, isError, NIL, type ErrorReply } from '../base/index.ts';
import { isOption, readInteger, wordAt } from './arguments.ts';
import { notSimulated, SYNTAX } from './errors.ts';
import {
  answer,
  NO_KEYS,
  SECOND_KEY,
  type Argv,
  type KeyspaceCommand,
  type Outcome,
} from './spec.ts';
import { refuseBySubcommands } from './subcommands.ts';
import type { View } from './view.ts';

const MEMORY: KeyspaceCommand = {
  kind: 'keyspace',
  name: 'memory',
  group: 'server',
  summary: 'Tells what a key costs in memory here.',
  since: '4.0.0',
  arity: -2,
  usage: 'subcommand [argument ...]',
  flags: [],
  keys: NO_KEYS,
  subcommands: [
    {
      name: 'memory|usage',
      group: 'server',
      summary: 'Returns the bytes of a key: value, metadata and tombstones.',
      since: '4.0.0',
      arity: -3,
      usage: 'key [SAMPLES count]',
      flags: ['readonly'],
      keys: SECOND_KEY,
    },
  ],
  refuse,
  prepare: usage,
};

export const MEMORY_COMMANDS: readonly KeyspaceCommand[] = [MEMORY];

function refuse(argv: Argv): ErrorReply | undefined {
  return isOption(argv[1], 'help')
    ? notSimulated('memory help')
    : refuseBySubcommands(MEMORY, argv);
}

/** SAMPLES is checked and has no effect: everything is measured. */
function usage(view: View, argv: Argv): Outcome {
  for (let at = 3; at < argv.length; at += 2) {
    if (!isOption(argv[at], 'samples') || at + 1 >= argv.length) return answer(SYNTAX);
    const samples = readInteger(wordAt(argv, at + 1));
    if (isError(samples)) return answer(samples);
    if (samples < 0) return answer(SYNTAX);
  }
  const bytes = view.bytesOf(wordAt(argv, 2));
  return answer(bytes === undefined ? NIL : integer(bytes));
}
