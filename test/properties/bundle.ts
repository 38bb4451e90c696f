import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** One self-contained script of a module: its exports become a global of that name. */
export async function bundle(module: string, global: string): Promise<string> {
  const entry = fileURLToPath(new URL(`../../${module}`, import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      lib: { entry, name: global, formats: ['iife'] },
    },
  });
  const [output] = Array.isArray(built) ? built : [];
  const [chunk] = output?.output ?? [];
  if (chunk?.type !== 'chunk') throw new Error(`no script came out of ${module}`);
  return chunk.code;
}
