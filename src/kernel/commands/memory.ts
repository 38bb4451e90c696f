/** MEMORY USAGE, by the formula of `crdt/footprint.ts`; other subcommands are not offered. */
import { integer, isError, lower, NIL, type ErrorReply } from '../base/index.ts';
import { isOption, readInteger, wordAt } from './arguments.ts';
import { notSimulated, SYNTAX, unknownSubcommand, wrongArity } from './errors.ts';
import { answer, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import { refuseSubcommand } from './support.ts';
import type { View } from './view.ts';

export const MEMORY_COMMANDS: readonly KeyspaceCommand[] = [
  {
    kind: 'keyspace',
    name: 'memory',
    group: 'server',
    summary: 'Tells what a key costs in memory here: value, metadata and tombstones.',
    since: '4.0.0',
    arity: -2,
    usage: 'USAGE key [SAMPLES count]',
    flags: ['readonly'],
    keys: { kind: 'range', first: 2, last: 2, step: 1 },
    refuse,
    prepare: usage,
  },
];

function refuse(argv: Argv): ErrorReply | undefined {
  const subcommand = lower(wordAt(argv, 1));
  if (subcommand === 'help') return notSimulated('memory help');
  if (subcommand !== 'usage') return refuseSubcommand(argv) ?? unknownSubcommand(argv);
  return argv.length < 3 ? wrongArity('memory|usage') : undefined;
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
