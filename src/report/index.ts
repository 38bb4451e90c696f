/** Face of the report room: verdicts and counterexamples as text for terminals, files and CI. */
export * from './annotation.ts';
export * from './counterexample.ts';
export * from './describe-replay.ts';
export * from './junit.ts';
export * from './markdown.ts';
export * from './paint.ts';
export * from './open-line.ts';
export * from './pattern-report.ts';
export * from './scenario-text.ts';
export * from './verdict-table.ts';
export * from './verdict-words.ts';
