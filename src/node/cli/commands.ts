/** The commands as facts: help, suggestions and the refusal of unknown words are read from here. */

export type CommandName = 'check' | 'run' | 'replay' | 'play' | 'serve' | 'start';

export type CommandFact = {
  readonly name: CommandName;
  readonly usage: string;
  readonly summary: string;
  readonly options: readonly (readonly [flag: string, meaning: string])[];
  readonly exit: string;
};

export const COMMANDS: readonly CommandFact[] = [
  {
    name: 'check',
    usage:
      'check [NAME or FILE …] [--json] [--junit FILE] [--budget SECONDS] [--verbose] [--readings] [--corpus DIR] [--keep]',
    summary: 'decides what patterns believe: library patterns by name, or files of your own',
    options: [
      ['--json', 'the verdicts as JSON on standard output'],
      ['--junit FILE', 'also writes them as a JUnit file'],
      ['--budget SECONDS', 'stops in time; what is undecided then is unknown'],
      ['--verbose', 'every property, and each counterexample with its reasons'],
      ['--corpus DIR', 'failing tokens that are replayed first; without it corpus/ beside a file'],
      ['--keep', 'adds what is refuted against expectation to the corpus'],
      ['--readings', 'also under every plausible reading of what the vendor leaves open'],
    ],
    exit: '0 as each pattern expects, 1 otherwise, 2 unknown or could not run',
  },
  {
    name: 'run',
    usage: 'run FILE … [--update] [--explain]',
    summary: 'plays scenario files and compares what happens with what they say',
    options: [
      ['-', 'in place of a file: the scenario comes from standard input'],
      ['--update', 'writes what happened into the files'],
      ['--explain', 'also prints the steps by region, and why each region shows what it shows'],
    ],
    exit: '0 as written, 1 otherwise, 2 could not run',
  },
  {
    name: 'replay',
    usage: 'replay TOKEN [FILE] [--svg FILE]',
    summary: 'replays a counterexample step by step, with reasons',
    options: [['--svg FILE', 'also draws it as a space-time diagram']],
    exit: '0 replayed, 2 could not run',
  },
  {
    name: 'play',
    usage: 'play [--port 4280] [--host 127.0.0.1]',
    summary: 'serves the playground',
    options: [
      ['--port PORT', 'where to listen, 4280 unless said otherwise; 0 takes a free one'],
      ['--host HOST', 'the address to listen on, 127.0.0.1 unless said otherwise'],
    ],
    exit: '0 stopped, 2 could not run',
  },
  {
    name: 'start',
    usage: 'start [--port 4280] [--host 127.0.0.1]',
    summary: 'the library’s verdicts in the terminal, then the playground',
    options: [
      ['--port PORT', 'where to listen, 4280 unless said otherwise; 0 takes a free one'],
      ['--host HOST', 'the address to listen on, 127.0.0.1 unless said otherwise'],
    ],
    exit: '0 stopped, 2 could not run',
  },
  {
    name: 'serve',
    usage: 'serve [--regions a,b,c] [--base-port 7001] [--http-port 4280]',
    summary: 'one Redis port per region: not built yet',
    options: [],
    exit: '2',
  },
];

export function commandNamed(name: string): CommandFact | undefined {
  return COMMANDS.find((command) => command.name === name);
}
