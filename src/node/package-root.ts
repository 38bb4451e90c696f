/** Where geoproof itself is installed: the same answer from the sources and from dist. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { invariant } from '../kernel/index.ts';

export function packageRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    invariant(parent !== folder, `package.json stands above ${import.meta.dirname}`);
    folder = parent;
  }
  return folder;
}

/** The version in package.json. */
export function packageVersion(): string {
  const source: unknown = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  invariant(typeof source === 'object' && source !== null, 'package.json is an object');
  invariant(
    'version' in source && typeof source.version === 'string',
    'package.json has a version',
  );
  return source.version;
}
