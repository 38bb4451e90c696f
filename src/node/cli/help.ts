/** The help texts, printed from the table of commands. */
import { packageVersion } from '../package-root.ts';
import { COMMANDS, type CommandFact } from './commands.ts';

export function renderHelp(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  return [
    `geoproof ${packageVersion()}: proves or refutes what an application believes about Redis Active-Active regions`,
    '',
    ...COMMANDS.map(({ name, summary }) => `  geoproof ${name.padEnd(width)}  ${summary}`),
    '',
    '  geoproof COMMAND --help   what a command takes and how it exits',
    '  geoproof --version',
    '',
    'A pattern file is TypeScript or JavaScript and default-exports definePattern({ … }), or a list of them.',
  ].join('\n');
}

export function renderCommandHelp({ usage, summary, options, exit }: CommandFact): string {
  const width = Math.max(0, ...options.map(([flag]) => flag.length));
  return [
    `geoproof ${usage}`,
    '',
    `  ${summary}`,
    ...(options.length === 0 ? [] : ['']),
    ...options.map(([flag, meaning]) => `  ${flag.padEnd(width)}  ${meaning}`),
    '',
    `  exit: ${exit}`,
  ].join('\n');
}
