/** The text of a scenario file, of a pipe, or of standard input (`-`). */
import { readFileSync, statSync } from 'node:fs';
import { requireUse, UsageError } from '../../kernel/index.ts';
import { ScenarioError } from '../../scenario/index.ts';

const STANDARD_INPUT = '-';
const standardInput = 0;

/** Bytes that are no text are a `ScenarioError`: reading them as text would change them. */
export function readScenario(file: string): string {
  const found = readAll(file);
  const text = found.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(found)) refuseBytes(found);
  return text;
}

/** True for what cannot be written again: standard input, a pipe, a device. */
export function isPipe(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  return (
    file === STANDARD_INPUT || (found !== undefined && !found.isFile() && !found.isDirectory())
  );
}

function readAll(file: string): Buffer {
  if (file !== STANDARD_INPUT) {
    const found = statSync(file, { throwIfNoEntry: false });
    requireUse(found !== undefined, `there is no file '${file}'`);
    requireUse(
      !found.isDirectory(),
      `'${file}' is a folder; name the scenario files in it (*.geo)`,
    );
  }
  try {
    return readFileSync(file === STANDARD_INPUT ? standardInput : file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`cannot read '${file}': ${why}`);
  }
}

/** Names the first byte that is not part of UTF-8. */
function refuseBytes(found: Buffer): never {
  let line = 1;
  let column = 1;
  let at = 0;
  for (const character of found.toString('utf8')) {
    const encoded = Buffer.from(character, 'utf8');
    if (!encoded.equals(found.subarray(at, at + encoded.length))) break;
    at += encoded.length;
    column = character === '\n' ? 1 : column + character.length;
    if (character === '\n') line++;
  }
  const byte = `\\x${(found[at] ?? 0).toString(16).padStart(2, '0')}`;
  throw new ScenarioError(
    { line, column },
    `the byte ${byte} is not UTF-8, as a scenario is: write such a byte as "${byte}", in double quotes.`,
  );
}
