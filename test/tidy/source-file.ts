import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the repository: its path from the root with forward slashes, and all of its text. */
export type SourceFile = { readonly path: string; readonly text: string };

const NOT_OURS = new Set(['node_modules', 'dist', 'coverage']);

/** Reads every file below the folders whose name ends in one of the endings, ordered by path. */
export function readTree(
  root: string,
  folders: readonly string[],
  endings: readonly string[],
): readonly SourceFile[] {
  const files: SourceFile[] = [];
  const visit = (path: string): void => {
    const absolute = join(root, path);
    if (statSync(absolute).isDirectory()) {
      for (const name of readdirSync(absolute)) {
        if (!NOT_OURS.has(name)) visit(`${path}/${name}`);
      }
    } else if (endings.some((ending) => path.endsWith(ending))) {
      files.push({ path, text: readFileSync(absolute, 'utf8') });
    }
  };
  for (const folder of folders) if (existsSync(join(root, folder))) visit(folder);
  return files.sort((left, right) => (left.path < right.path ? -1 : 1));
}
