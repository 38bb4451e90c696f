/**
 * The HTTP application: the built playground where there is one, else a first page that needs no
 * script; the JSON interface beside it. It only reads, keeps no session, and takes no body.
 */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import express, { type Express, type RequestHandler } from 'express';
import { createApi } from './api.ts';
import { createCheckPool, type CheckPool } from '../workers/index.ts';
import { createCheckQueue } from './check-queue.ts';
import { createCheckStream } from './check-stream.ts';
import { createPages } from './pages.ts';
import { answerNothing, answerProblem, refuseWrites } from './problem.ts';
import { sandboxPolicy, securityHeaders } from './security.ts';

export type AppOptions = {
  /** Where the built playground is, if it was built. */
  readonly webFolder: string;
  /** Ends checks that run. */
  readonly stop: AbortSignal;
  /** Threads for checks that may take long; whoever brings them closes them. */
  readonly pool?: CheckPool;
};

export function createApp({ webFolder, stop, pool = createCheckPool() }: AppOptions): Express {
  const app = express();
  const checks = createCheckQueue(stop);
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(securityHeaders(), refuseWrites);
  app.use('/api', createCheckStream({ pool, stop }), createApi(checks));
  app.use(existsSync(join(webFolder, 'index.html')) ? serveWeb(webFolder) : createPages(checks));
  app.use(answerNothing, answerProblem);
  return app;
}

const aYear = '365d';

/** Names of assets contain their hash, so they may be kept for good; the page itself is asked for anew. */
function serveWeb(folder: string): RequestHandler {
  const router = express.Router();
  const strict = { fallthrough: true, redirect: false, dotfiles: 'ignore' } as const;
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), {
      ...strict,
      immutable: true,
      maxAge: aYear,
      setHeaders: (response, path) => {
        if (!basename(path).startsWith('sandbox-worker')) return;
        response.setHeader('Content-Security-Policy', sandboxPolicy);
      },
    }),
  );
  router.use(
    express.static(folder, {
      ...strict,
      setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache'),
    }),
  );
  return router;
}
