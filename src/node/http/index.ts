/** Face of the HTTP server. */
export { createApp } from './app.ts';
export { listen, serveUntilStopped } from './serve.ts';
