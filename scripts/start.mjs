/**
 * What `npm start` runs, from a fresh clone too: bring it up to date, then become the command line. npm hands a
 * signal to the shell between, and the shell dies without passing it on; so the server watches its parent and stops
 * when that is gone.
 */
import process from 'node:process';

import './refresh.mjs';

const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  process.kill(process.pid, 'SIGTERM');
}, 250).unref();

process.argv.splice(2, 0, 'start');
await import(new URL('../dist/src/node/cli/main.js', import.meta.url).href);
