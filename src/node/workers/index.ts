/** Face of the workers: checks in threads of their own. */
export { createCheckPool, type CheckAsk, type CheckPool } from './check-pool.ts';
