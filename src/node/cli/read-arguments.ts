/** The command line as data. What cannot be read is a `UsageError` that says what would be right. */
import { parseArgs } from 'node:util';
import { requireUse, suggest, UsageError } from '../../kernel/index.ts';
import { commandNamed, COMMANDS, type CommandFact } from './commands.ts';

export type CheckRequest = {
  readonly kind: 'check';
  readonly names: readonly string[];
  readonly isJson: boolean;
  readonly isVerbose: boolean;
  /** Also under every plausible reading of the vendor's pages. */
  readonly hasReadings: boolean;
  readonly junitFile: string | undefined;
  /** The folder of failing tokens; `undefined`: `corpus` beside each file of patterns. */
  readonly corpus: string | undefined;
  /** Adds the tokens of unexpected refutations to the corpus. */
  readonly isKeeping: boolean;
  readonly budgetMs: number | undefined;
};
export type RunRequest = {
  readonly kind: 'run';
  readonly files: readonly string[];
  readonly isUpdate: boolean;
  /** Also prints what happened, and why. */
  readonly isExplained: boolean;
};
export type ReplayRequest = {
  readonly kind: 'replay';
  readonly token: string;
  /** Where the pattern is, when it is not one of the library's. */
  readonly file: string | undefined;
  readonly svgFile: string | undefined;
};
export type ServeRequest = {
  readonly kind: 'play' | 'start';
  readonly port: number;
  readonly host: string;
};
export type Request =
  | CheckRequest
  | RunRequest
  | ReplayRequest
  | ServeRequest
  | { readonly kind: 'serve' }
  | { readonly kind: 'version' }
  | { readonly kind: 'help'; readonly command: CommandFact | undefined };

const portDefault = 4280;
const hostDefault = '127.0.0.1';

/** `argv` without node and the script. */
export function readArguments(argv: readonly string[]): Request {
  const [first, ...rest] = argv;
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    return { kind: 'help', command: commandNamed(rest[0] ?? '') };
  }
  if (first === '--version' || first === '-v') return { kind: 'version' };
  const command = commandNamed(first);
  const names = COMMANDS.map(({ name }) => name);
  requireUse(
    command !== undefined,
    `there is no command '${first}'.${suggest(first, names)} The commands are ${names.join(', ')}.`,
  );
  if (rest.includes('--help') || rest.includes('-h')) return { kind: 'help', command };
  switch (command.name) {
    case 'check':
      return readCheck(command, rest);
    case 'run':
      return readRun(command, rest);
    case 'replay':
      return readReplay(command, rest);
    case 'play':
    case 'start':
      return readServe(command, command.name, rest);
    case 'serve':
      return { kind: 'serve' };
  }
}

const flag = { type: 'boolean' } as const;
const value = { type: 'string' } as const;

function readCheck(command: CommandFact, argv: readonly string[]): CheckRequest {
  const { values, positionals } = parsed(command, () =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: flag,
        verbose: flag,
        readings: flag,
        junit: value,
        budget: value,
        corpus: value,
        keep: flag,
      },
    }),
  );
  return {
    kind: 'check',
    names: positionals,
    isJson: values.json ?? false,
    isVerbose: values.verbose ?? false,
    hasReadings: values.readings ?? false,
    junitFile: fileOf('--junit', values.junit),
    corpus: fileOf('--corpus', values.corpus),
    isKeeping: values.keep ?? false,
    budgetMs: values.budget === undefined ? undefined : readSeconds(values.budget),
  };
}

function readRun(command: CommandFact, argv: readonly string[]): RunRequest {
  const { values, positionals } = parsed(command, () =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { update: flag, explain: flag },
    }),
  );
  requireUse(positionals.length > 0, `run needs a scenario file: geoproof ${command.usage}`);
  return {
    kind: 'run',
    files: positionals,
    isUpdate: values.update ?? false,
    isExplained: values.explain ?? false,
  };
}

function readReplay(command: CommandFact, argv: readonly string[]): ReplayRequest {
  const { values, positionals } = parsed(command, () =>
    parseArgs({ args: [...argv], allowPositionals: true, options: { svg: value } }),
  );
  const [token, file, ...others] = positionals;
  requireUse(
    token !== undefined && others.length === 0,
    `replay needs one token, and the pattern's file where it has one: geoproof ${command.usage}`,
  );
  return { kind: 'replay', token, file, svgFile: fileOf('--svg', values.svg) };
}

function readServe(
  command: CommandFact,
  kind: 'play' | 'start',
  argv: readonly string[],
): ServeRequest {
  const { values } = parsed(command, () =>
    parseArgs({ args: [...argv], options: { port: value, host: value } }),
  );
  const port = Number(values.port ?? portDefault);
  requireUse(
    Number.isInteger(port) && port >= 0 && port <= 65_535 && values.port !== '',
    `--port is a whole number from 0 to 65535, not '${values.port ?? ''}'`,
  );
  requireUse(values.host !== '', `--host is an address or a name, such as ${hostDefault}`);
  return { kind, port, host: values.host ?? hostDefault };
}

function readSeconds(text: string): number {
  const seconds = Number(text);
  requireUse(
    text !== '' && Number.isFinite(seconds) && seconds > 0,
    `--budget is a number of seconds above 0, not '${text}'`,
  );
  return seconds * 1000;
}

function fileOf(option: string, file: string | undefined): string | undefined {
  requireUse(file !== '', `${option} needs a file name`);
  return file;
}

/** parseArgs throws TypeErrors of several sentences; a person gets one line. */
function parsed<Parsed>(command: CommandFact, parse: () => Parsed): Parsed {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof TypeError) || !('code' in error)) throw error;
    const unknown = /^Unknown option '(-+[^']*)'/.exec(error.message)?.[1];
    const flags = command.options.map(([name]) => name.replace(/ .*/, ''));
    const hint = unknown === undefined ? '' : suggest(unknown, flags);
    const [sentence = ''] = error.message.split(/\. |\n/);
    const problem =
      unknown === undefined
        ? sentence.replace(/\.$/, '')
        : `${command.name} has no option '${unknown}'`;
    throw new UsageError(`${problem}.${hint} Use: geoproof ${command.usage}`);
  }
}
