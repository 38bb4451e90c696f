export * from './clock.ts';
export type * from './resync-reason.ts';
