/** One verdict in a process of its own, as JSON on standard output: what P5 times. Argument: `3:2`. */
import process from 'node:process';

import { check } from '../src/explore/index.ts';
import { claims } from './own/claims.ts';

const [regions = 0, clients = 0] = (process.argv[2] ?? '').split(':').map(Number);
const [verdict] = await check(claims(regions, clients));
console.log(JSON.stringify({ status: verdict?.status, states: verdict?.explored.states }));
