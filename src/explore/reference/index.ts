/** Face of the reference models, for tests and benchmarks. */
export { countStates, type StateCounts } from './count-states.ts';
export { counter, opCounter, orSet, setNx, type ReferenceModel } from './models.ts';
