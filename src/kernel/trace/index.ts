export type * from './event.ts';
