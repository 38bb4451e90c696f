/** Scenarios: the text format of runs and their expected outcomes. */
export { DIRECTIVES } from './directives.ts';
export { FAULT_KINDS } from './fault.ts';
export type { Fault, FaultKind, FaultSchedule } from './fault.ts';
export { afterFault, contradictionOf, createFaultState } from './fault-check.ts';
export type { FaultState } from './fault-check.ts';
export { readFaultSchedule } from './fault-schedule.ts';
export { playFault } from './play-fault.ts';
export { ScenarioError } from './place.ts';
export { parseScenario } from './parse.ts';
export { printScenario } from './print.ts';
export { renderReference } from './reference.ts';
export { rewriteScenario } from './rewrite.ts';
export type { Mismatch, RunResult } from './result.ts';
export { runScenario, runStep } from './run.ts';
export * from './scenario.ts';
export { SETTINGS } from './settings.ts';
export { splitWords } from './words.ts';
