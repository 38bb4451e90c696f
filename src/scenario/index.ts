/** Scenarios: the text format of runs and their expected outcomes. */
export { DIRECTIVES } from './directives.ts';
export { suggest } from './nearest.ts';
export { ScenarioError } from './place.ts';
export { parseScenario } from './parse.ts';
export { printScenario } from './print.ts';
export { renderReference } from './reference.ts';
export { rewriteScenario } from './rewrite.ts';
export type { Mismatch, RunResult } from './result.ts';
export { runScenario } from './run.ts';
export * from './scenario.ts';
export { SETTINGS } from './settings.ts';
export { splitWords } from './words.ts';
