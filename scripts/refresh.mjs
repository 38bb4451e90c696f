/**
 * Brings a clone up to date: installs what is missing, builds what is stale. It says so on standard error, because
 * standard output belongs to the command behind it.
 */
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

for (const [script, ...args] of [['ready.mjs'], ['build.mjs', '--if-stale']]) {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { status } = spawnSync(process.execPath, [path, ...args], {
    stdio: ['ignore', process.stderr, process.stderr],
  });
  if (status !== 0) process.exit(status ?? 1);
}
