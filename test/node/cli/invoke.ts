/** Runs the command line: in this process with a terminal that remembers, or as a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

import { runCommandLine } from '../../../src/node/cli/command-line.ts';
import type { Terminal } from '../../../src/node/cli/terminal.ts';
import { PLAIN } from '../../../src/report/index.ts';

export type Invoked = {
  /** `undefined` for a process that a signal ended. */
  readonly code: number | undefined;
  readonly out: string;
  readonly err: string;
};

/** In this process; a `UsageError` is thrown, as for the real edge. */
export async function invoke(
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Invoked> {
  const out: string[] = [];
  const err: string[] = [];
  const terminal: Terminal = {
    print: (text) => out.push(text),
    remark: (text) => err.push(text),
    paint: PLAIN,
    width: 100,
    tableWidth: Infinity,
    isWatched: false,
    drawBar: () => undefined,
    env,
  };
  const code = await runCommandLine(argv, terminal);
  return { code, out: `${out.join('\n')}\n`, err: err.join('\n') };
}

const root = join(import.meta.dirname, '../../..');
const main = join(root, 'src/node/cli/main.ts');

/** A process of its own, from the sources; standard input is closed. */
export function spawnCli(
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  const args = ['--import', import.meta.resolve('tsx'), main, ...argv];
  return spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NO_COLOR: '', GITHUB_ACTIONS: '', GITHUB_STEP_SUMMARY: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export function untilEnd(child: ChildProcess): Promise<Invoked> {
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code: code ?? undefined, out, err }));
  });
}

/** Resolves with the text so far once it contains what is waited for. */
export function untilPrinted(child: ChildProcess, wanted: RegExp): Promise<string> {
  let out = '';
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (wanted.test(out)) resolve(out);
    });
    child.on('close', () =>
      reject(new Error(`it ended before it printed ${String(wanted)}: ${out}`)),
    );
  });
}
