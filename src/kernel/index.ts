/** The kernel's face: everything the other rooms may use of the simulated regions. */
export * from './base/index.ts';
export * from './causality/index.ts';
export * from './commands/index.ts';
export * from './crdt/index.ts';
export * from './network/index.ts';
export * from './profile.ts';
export * from './region/index.ts';
export type * from './trace/index.ts';
export * from './world/index.ts';
