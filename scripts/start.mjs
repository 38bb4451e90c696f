/**
 * What `npm start` runs, from a fresh clone too: install what is missing, build what is stale, then become the
 * command line. npm hands a signal to the shell between, and the shell dies without passing it on; so the server
 * watches its parent and stops when that is gone.
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

const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  process.kill(process.pid, 'SIGTERM');
}, 250).unref();

process.argv = [process.execPath, main, 'start', ...process.argv.slice(2)];
await import(pathToFileURL(main).href);
