/** Builds what is published: the library, the command line and the models with tsc, the playground with vite. */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import process from 'node:process';

function run(command, ...args) {
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

// A file that was renamed in src must not live on in the package.
rmSync('dist', { recursive: true, force: true });
run('tsc', '-p', 'tsconfig.build.json');
if (existsSync('web/index.html')) run('vite', 'build', 'web', '--logLevel', 'warn');
