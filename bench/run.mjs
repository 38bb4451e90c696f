/** Installs the peers when they are missing, bundles the benchmarks, runs them. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const here = import.meta.dirname;
const age = (path) => statSync(join(here, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
const must = (command, args) => {
  const { status } = spawnSync(command, args, { cwd: here, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

if (age('node_modules/.package-lock.json') < age('package-lock.json')) {
  must('npm', ['ci', '--ignore-scripts', '--no-fund', '--no-audit']);
}
const bundle = join(here, 'dist', 'main.mjs');
await createRequire(import.meta.url)('esbuild').build({
  entryPoints: [join(here, 'main.ts'), join(here, 'cold.ts')],
  outdir: join(here, 'dist'),
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
});
process.env['GEOPROOF_BENCH_PEERS'] = pathToFileURL(join(here, 'peers', 'crdt-libraries.mjs')).href;
must(process.execPath, ['--expose-gc', bundle, ...process.argv.slice(2)]);
