/**
 * The search and its naive twin on random small programs in which every reply is observed: as many
 * states, the same outcomes, verdicts and lengths. `TWINS_PROGRAMS=10000 TWINS_SEED=1 npm run twins`.
 */
import process from 'node:process';

import fc from 'fast-check';

import { disagreementsOn, smallProgramArbitrary } from '../properties/naive/small-programs.ts';

const programs = Number(process.env['TWINS_PROGRAMS'] ?? 10_000);
const seed = Number(process.env['TWINS_SEED'] ?? Date.now() % 1_000_000_000);
const programsPerLine = 500;

console.log(`twins: ${String(programs)} programs from seed ${String(seed)}`);
let played = 0;
const details = await fc.check(
  fc.asyncProperty(smallProgramArbitrary, async (program) => {
    const objections = await disagreementsOn(program);
    if (++played % programsPerLine === 0) console.log(`${String(played)} programs`);
    if (objections.length > 0) throw new Error(objections.join('\n'));
  }),
  { numRuns: programs, seed },
);
if (details.failed) {
  console.error(fc.defaultReportMessage(details));
  process.exitCode = 1;
} else console.log(`${String(details.numRuns)} programs, no disagreement`);
