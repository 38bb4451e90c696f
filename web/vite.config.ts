import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, runnerImport, type Plugin } from 'vite';

/** The library as plain data, read once per build: `virtual:catalogue`. */
function catalogue(): Plugin {
  const name = 'virtual:catalogue';
  return {
    name: 'geoproof-catalogue',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    async load(id) {
      if (id !== `\0${name}`) return undefined;
      const source = join(import.meta.dirname, 'engine', 'catalogue-source.ts');
      const { module } = await runnerImport<{ readonly cards: readonly unknown[] }>(source);
      return `export const cards = ${JSON.stringify(module.cards)};`;
    },
  };
}

export default defineConfig({
  // Relative addresses, so that the built playground opens from any folder of any static host.
  base: './',
  plugins: [react(), catalogue()],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // Fonts stay files: a page that allows no inline fonts may then show them.
    assetsInlineLimit: 0,
  },
});
