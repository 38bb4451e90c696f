/** What a container refuses before anything is run or queued: by the records of its subcommands. */
import type { ErrorReply } from '../base/index.ts';
import { unknownSubcommand, wrongArity } from './errors.ts';
import { arityMatches, subcommandOf, type Argv, type CommandSpec } from './spec.ts';
import { refuseSubcommand } from './support.ts';

/** An unknown subcommand, one that is not offered, or too few or many words for a known one. */
export function refuseBySubcommands(spec: CommandSpec, argv: Argv): ErrorReply | undefined {
  const subcommand = subcommandOf(spec, argv);
  if (subcommand === undefined) return refuseSubcommand(argv) ?? unknownSubcommand(argv);
  return arityMatches(subcommand, argv) ? undefined : wrongArity(subcommand.name);
}
