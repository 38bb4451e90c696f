/**
 * Builds what is published: types with tsc, the library, the command line and the models with vite, and the
 * playground.
 * With `--if-stale` it does so only when something is newer than the last build.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'dist', '.built');
const SOURCES = ['src', 'models', 'lessons', 'web', 'scripts', 'package.json', 'package-lock.json'];
/** What is run or imported from outside. */
const ENTRIES = [
  'src/index',
  'models/index',
  'src/vitest/index',
  'src/node/cli/main',
  'src/node/workers/check-worker',
];
const SETTINGS = ['tsconfig.json', 'tsconfig.build.json'];

/** When it or anything below it last changed; folders count, so that a removed file is noticed. */
function newestMs(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newestMs(join(path, name))));
}

function isFresh() {
  const builtMs = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return [...SOURCES, ...SETTINGS].every((name) => newestMs(join(root, name)) <= builtMs);
}

/** Runs a tool of node_modules by its script, so that no shell and no PATH is needed. */
function run(script, ...args) {
  const { status, error } = spawnSync(
    process.execPath,
    [join(root, 'node_modules', script), ...args],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (status === 0) return;
  console.error(`geoproof: the build stopped at ${script}${error ? ` (${error.message})` : ''}.`);
  process.exit(status ?? 1);
}

/**
 * The code in a few files: Node is slow to open two hundred, and each worker thread opens them again. All
 * entries are bundled together, so that a class is the same class whichever entry it came through.
 */
async function bundle() {
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node20',
      outDir: 'dist',
      emptyOutDir: false,
      rollupOptions: {
        input: Object.fromEntries(ENTRIES.map((name) => [name, join(root, `${name}.ts`)])),
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
}

if (!(process.argv.includes('--if-stale') && isFresh())) {
  console.error('geoproof: building dist …');
  // The stamp is as old as the beginning: what changes during the build makes it stale.
  const startedAt = new Date();
  // A file that was renamed in src must not live on in the package.
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  run('typescript/bin/tsc', '-p', 'tsconfig.build.json');
  await bundle();
  if (existsSync(join(root, 'web', 'index.html'))) {
    run('vite/bin/vite.js', 'build', 'web', '--logLevel', 'warn');
  }
  writeFileSync(stamp, `${startedAt.toISOString()}\n`);
  utimesSync(stamp, startedAt, startedAt);
}
