/** Face of the reference models, for tests and benchmarks. */
export { countStates } from './count-states.ts';
export { counter, opCounter, orSet, setNx, type Part, type ReferenceModel } from './models.ts';
