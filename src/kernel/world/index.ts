/** Face of the world room: virtual time, choices, the door, and the easy object over them. */
export type * from './choice.ts';
export * from './choices.ts';
export * from './collect-round.ts';
export * from './create.ts';
export * from './observe.ts';
export { indexOf, perform } from './perform.ts';
export * from './simulation.ts';
export * from './step.ts';
export * from './world.ts';
