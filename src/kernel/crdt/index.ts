/** Face of the crdt room: data types as conflict-free replicated state. */
export * from './amount.ts';
export { amountOf } from './slip.ts';
export type * from './slip.ts';
export * from './cell.ts';
export { itemsOf, onlyThose } from './chain.ts';
export type * from './data-type.ts';
export * from './expiry.ts';
export * from './footprint.ts';
export * from './hash.ts';
export type * from './list-node.ts';
export * from './list.ts';
export type * from './reason.ts';
export * from './registry.ts';
export * from './dot-table.ts';
export * from './set.ts';
export * from './string.ts';
export * from './tally.ts';
export * from './zset.ts';
