/** Face of the region room: one region's state and everything that happens inside it. */
export * from './collect.ts';
export type * from './effect.ts';
export * from './execute.ts';
export * from './expire.ts';
export * from './inbox.ts';
export type * from './instant.ts';
export * from './inspect.ts';
export { createKeyNames, Keyspace, type KeyNames } from './keyspace.ts';
export { entriesOf, entryAt, plainKeys } from './lone-write.ts';
export * from './memory.ts';
export * from './memory-state.ts';
export * from './merge.ts';
export * from './name.ts';
export * from './plain-command.ts';
export * from './receive.ts';
export * from './state.ts';
export * from './view.ts';
export * from './visible.ts';
