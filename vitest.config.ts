import { defineConfig } from 'vitest/config';

import { runSeed } from './test/setup/run-seed.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    env: { FC_SEED: String(runSeed(process.env['FC_SEED'])) },
    globalSetup: ['test/setup/announce-seed.ts'],
    setupFiles: ['test/setup/fast-check.ts'],
    // Two workers, whatever the machine: figures and time limits then mean the same everywhere.
    pool: 'forks',
    maxWorkers: 2,
    // Limits only end what hangs: a machine ten times slower than this one must stay far below them.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 120_000, interval: 50 } },
  },
});
