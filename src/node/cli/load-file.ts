/**
 * Loads what a person's file default-exports. TypeScript is read through tsx, whatever this Node can
 * strip by itself, so that a file means the same on every version. Nothing is loaded twice: a file
 * that imports geoproof gets the very modules that check it.
 */
import { existsSync, statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { requireUse, UsageError } from '../../kernel/index.ts';
import { definePattern, type Pattern } from '../../explore/index.ts';

const TYPED = ['.ts', '.mts', '.cts'];
const PLAIN = ['.js', '.mjs', '.cjs'];
const EXTENSIONS = [...TYPED, ...PLAIN];

/** True when an argument means a file and not the name of a pattern. */
export function isFileName(argument: string): boolean {
  return (
    EXTENSIONS.includes(extname(argument)) || /^[./~]|[\\/]/.test(argument) || existsSync(argument)
  );
}

/** The patterns of one file, in its order; each is checked for sense. */
export async function loadPatterns(file: string): Promise<readonly Pattern[]> {
  const path = resolve(file);
  requireUse(existsSync(path), `there is no file '${file}'`);
  requireUse(statSync(path).isFile(), `'${file}' is a folder; name the pattern files in it`);
  requireUse(
    EXTENSIONS.includes(extname(path)),
    `'${file}' is no pattern file; it would end in ${EXTENSIONS.join(', ')}`,
  );
  const exported = unwrap(await importFile(file, path));
  requireUse(
    exported !== undefined,
    `${file} has no default export; it would say: export default definePattern({ … })`,
  );
  const items = Array.isArray(exported) ? exported : [exported];
  requireUse(items.length > 0, `${file} default-exports an empty list of patterns`);
  return items.map((item: unknown) => checked(file, item));
}

async function importFile(file: string, path: string): Promise<unknown> {
  const url = pathToFileURL(path).href;
  try {
    if (!TYPED.includes(extname(path))) return await import(url);
    const { register } = await import('tsx/esm/api');
    const unregister = register();
    try {
      return await import(url);
    } finally {
      await unregister();
    }
  } catch (error) {
    throw new UsageError(`${file} cannot be loaded: ${oneLine(error)}`);
  }
}

/** The default export, also where a CommonJS module was wrapped on its way. */
function unwrap(module: unknown): unknown {
  const outer = defaultOf(module);
  return defaultOf(outer) ?? outer;
}

function defaultOf(holder: unknown): unknown {
  return typeof holder === 'object' && holder !== null && 'default' in holder
    ? holder.default
    : undefined;
}

function checked(file: string, item: unknown): Pattern {
  try {
    return definePattern(asPattern(item));
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}

/** `definePattern` looks at every part of it next. */
const asPattern = (item: unknown): Pattern => item as Pattern;

/** What was thrown, on one line. */
export function oneLine(thrown: unknown): string {
  const text = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return text.split('\n').slice(0, 2).join(' ').trim();
}
