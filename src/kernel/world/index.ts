/** Face of the world room: virtual time, choices, the door, and the easy object over them. */
export type { Choice } from './choice.ts';
export { CHOICE_FORMS } from './choice-forms.ts';
export * from './choices.ts';
export * from './collect-round.ts';
export * from './create.ts';
export { faultChoices } from './fault-choices.ts';
export * from './observe.ts';
export { isPersistence, noteEffect, PERSISTENCES, type Persistence } from './disk.ts';
export { indexOf } from './party.ts';
export type { SimulationOptions } from './options.ts';
export { perform } from './perform.ts';
export * from './region-chart.ts';
export { isRegionName, REGION_NAME_RULE } from './region-name.ts';
export * from './simulation.ts';
export * from './step.ts';
export type { LinkTraffic } from './traffic.ts';
export * from './world.ts';
