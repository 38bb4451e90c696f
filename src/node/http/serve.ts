/** Listening and stopping: one clear line when the port is taken, nothing cut off when asked to end. */
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';
import type { Express } from 'express';
import { UsageError } from '../../kernel/index.ts';
import { packageRoot } from '../package-root.ts';
import { createCheckPool } from '../workers/index.ts';
import { createApp } from './app.ts';

export type Address = { readonly port: number; readonly host: string };
export type Listening = { readonly server: Server; readonly url: string };

const requestMsMax = 30_000;
const connectionsMax = 256;
const stopMsMax = 3_000;

/** Resolves once connections are accepted; a port that cannot be had is a `UsageError`. */
export function listen(app: Express, { port, host }: Address): Promise<Listening> {
  // Express answers whether it handled the request; a server does not ask.
  const server = createServer((request, response) => void app(request, response));
  server.requestTimeout = requestMsMax;
  server.maxConnections = connectionsMax;
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new UsageError(describeFailure(error, { port, host })));
    });
    server.listen(port, host, () => {
      const bound = server.address();
      const actual = typeof bound === 'object' && bound !== null ? bound.port : port;
      resolve({ server, url: urlOf(host, actual) });
    });
  });
}

function describeFailure(
  { code, message }: NodeJS.ErrnoException,
  { port, host }: Address,
): string {
  const other = port < 65_535 ? port + 1 : port - 1;
  switch (code ?? '') {
    case 'EADDRINUSE':
      return `port ${String(port)} is in use; stop what uses it, or choose another: --port ${String(other)}`;
    case 'EACCES':
      return `port ${String(port)} needs more rights than you have; choose one above 1023, such as --port 4280`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `this machine has no address '${host}'; leave --host out to listen on 127.0.0.1`;
    default:
      return `cannot listen on ${host}:${String(port)}: ${message}`;
  }
}

function urlOf(host: string, port: number): string {
  const isEverywhere = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host);
  const name = isEverywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${String(port)}`;
}

/** Serves until SIGINT or SIGTERM; answers that are under way are finished first. */
export async function serveUntilStopped(
  address: Address,
  onListening: (url: string) => void,
): Promise<void> {
  const stop = new AbortController();
  const pool = createCheckPool();
  const webFolder = join(packageRoot(), 'dist', 'web');
  const app = createApp({ webFolder, stop: stop.signal, pool });
  const { server, url } = await listen(app, address);
  onListening(url);
  await untilSignal();
  stop.abort();
  await close(server);
  await pool.close();
}

/** A second signal ends the process at once, as its handlers are gone by then. */
function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      process.off('SIGINT', end);
      process.off('SIGTERM', end);
      resolve();
    };
    process.on('SIGINT', end);
    process.on('SIGTERM', end);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => server.closeAllConnections(), stopMsMax);
    server.close(() => {
      clearTimeout(impatience);
      resolve();
    });
    server.closeIdleConnections();
  });
}
