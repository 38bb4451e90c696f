/** Scenarios: the text format of runs and their expected outcomes. */
export { DIRECTIVES, type Directive } from './directives.ts';
export { ScenarioError } from './place.ts';
export { parseScenario } from './parse.ts';
export { printScenario } from './print.ts';
export { rewriteScenario } from './rewrite.ts';
export { runScenario, runStep, type Mismatch, type RunResult, type StepResult } from './run.ts';
export * from './scenario.ts';
export { SETTINGS, type Setting } from './settings.ts';
