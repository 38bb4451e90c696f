/** Face of the commands room: the table of commands and what they read and plan. */
export { wordAt } from './arguments.ts';
export * from './errors.ts';
export * from './mistake.ts';
export * from './slots.ts';
export * from './spec.ts';
export * from './support.ts';
export * from './table.ts';
export * from './update.ts';
export type * from './view.ts';
