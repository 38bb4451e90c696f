/** Face of the HTTP server. */
export { createApp, type AppOptions } from './app.ts';
export { listen, serveUntilStopped, type Address } from './serve.ts';
