/**
 * Makes a fresh clone ready: installs the locked packages when they are missing or older than the lock file.
 * It runs before anything is installed, so it may import nothing but Node itself.
 */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

function modifiedMs(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** npm writes node_modules/.package-lock.json last, so its age is the age of a finished install. */
function isReady() {
  return modifiedMs('node_modules/.package-lock.json') >= modifiedMs('package-lock.json');
}

function install() {
  console.error('geoproof: installing the packages of package-lock.json (npm ci) …');
  const args = ['ci', '--include=dev', '--no-fund', '--no-audit'];
  const npm = process.env['npm_execpath'];
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] };
  return npm === undefined
    ? spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
    : spawnSync(process.execPath, [npm, ...args], options);
}

if (!isReady()) {
  const { status, error } = install();
  if (status !== 0) {
    console.error(`geoproof: npm ci failed${error ? ` (${error.message})` : ''}; nothing was run.`);
    process.exit(status ?? 1);
  }
}
