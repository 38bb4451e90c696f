import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  // Relative addresses, so that the built playground opens from any folder of any static host.
  base: './',
  plugins: [react()],
  build: { outDir: '../dist/web', emptyOutDir: true },
});
