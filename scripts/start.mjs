/**
 * What `npm start` runs, from a fresh clone too: install what is missing, build what is stale, then become the
 * command line. It stays one process, so that a signal sent to it reaches the server.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const scripts = dirname(fileURLToPath(import.meta.url));
const main = join(scripts, '..', 'dist', 'src', 'node', 'cli', 'main.js');

for (const step of [['ready.mjs'], ['build.mjs', '--if-stale']]) {
  const [script, ...args] = step;
  const { status } = spawnSync(process.execPath, [join(scripts, script), ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
}

process.argv = [process.execPath, main, 'start', ...process.argv.slice(2)];
await import(pathToFileURL(main).href);
