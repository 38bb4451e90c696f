/** The headers that keep a page to itself: everything from here, nothing inline, no frames. */
import helmet from 'helmet';
import type { RequestHandler } from 'express';

const self = ["'self'"];

export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': self,
        'style-src': self,
        'img-src': ["'self'", 'data:'],
        'font-src': self,
        'connect-src': self,
        'worker-src': self,
        'manifest-src': self,
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    // Served on this machine without TLS: a promise to use it would lock other tools out.
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
  });
}

/** A drawing brings its own style sheet and may do nothing else. */
export const drawingPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/**
 * The worker that runs patterns which somebody wrote in the playground: it compiles text, which no
 * other file may, and it can reach nothing but its own parts.
 */
export const sandboxPolicy =
  "default-src 'none'; script-src 'self' 'unsafe-eval'; connect-src 'none'; base-uri 'none'";
