/** Face of the workers: checks in threads of their own. */
export { createCheckPool, type CheckPool } from './check-pool.ts';
