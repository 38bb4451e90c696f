import fc from 'fast-check';

import { runSeed } from './run-seed.ts';

// Every property of every test file starts from the seed of the run (vitest.config.ts sets it).
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: runSeed(process.env['FC_SEED']) });
