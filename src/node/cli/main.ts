#!/usr/bin/env node
/** The one place where bad use becomes a line on standard error and an exit code. */
import process from 'node:process';
import { UsageError } from '../../kernel/index.ts';
import { runCommandLine } from './command-line.ts';
import { oneLine } from './load-file.ts';
import { openTerminal } from './terminal.ts';

// A reader that has seen enough (`| head`) closes the pipe; that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  process.exitCode = await runCommandLine(process.argv.slice(2), openTerminal());
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`geoproof: ${oneLine(error).replace(/^UsageError: /, '')}\n`);
  process.exitCode = 2;
}
