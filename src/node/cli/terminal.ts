/** What a command sees of the process it runs in: where to write, how wide, in colour or not. */
import process from 'node:process';
import { ANSI, PLAIN, type Paint } from '../../report/index.ts';

export type Terminal = {
  /** The result, one or more lines without the last newline. */
  readonly print: (text: string) => void;
  /** What is not the result: progress, remarks, errors. */
  readonly remark: (text: string) => void;
  readonly paint: Paint;
  /** Columns of the screen, or what reads well where there is none. */
  readonly width: number;
  /** Columns of the verdict table: without a screen no name is cut. */
  readonly tableWidth: number;
  /** True when a person watches standard error: only then a bar moves. */
  readonly isWatched: boolean;
  /** Overwrites the bar's line; an empty text takes it away. */
  readonly drawBar: (line: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
};

const widthDefault = 100;
const widthMin = 60;
const widthMax = 140;

export function openTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  // https://no-color.org: any value that is not empty.
  const isPlain = (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  const escape = String.fromCharCode(27);
  const width = stdout.isTTY
    ? Math.min(widthMax, Math.max(widthMin, stdout.columns || widthDefault))
    : widthDefault;
  return {
    print: (text) => stdout.write(`${text}\n`),
    remark: (text) => stderr.write(`${text}\n`),
    paint: stdout.isTTY && !isPlain ? ANSI : PLAIN,
    width,
    tableWidth: stdout.isTTY ? width : Infinity,
    isWatched: stderr.isTTY && env['TERM'] !== 'dumb',
    drawBar: (line) => stderr.write(`\r${escape}[2K${line}`),
    env,
  };
}
