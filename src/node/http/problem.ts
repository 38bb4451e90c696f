/** What a caller of the HTTP interface did wrong, with what would be right: always JSON. */
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { UsageError } from '../../kernel/index.ts';

export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  /** What would be right. */
  readonly instead: string;

  constructor(status: number, error: string, instead: string) {
    super(error);
    this.status = status;
    this.instead = instead;
  }
}

const ADDRESSES = '/, /api/patterns, /api/check?pattern=NAME, /api/check/stream?pattern=NAME';

/** After every route: nothing is there. */
export const answerNothing: RequestHandler = (request, _response, next) => {
  next(new Problem(404, `there is nothing at ${request.path}`, `there is ${ADDRESSES}`));
};

/** Only reading is offered. */
export const refuseWrites: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') {
    next();
    return;
  }
  response.set('Allow', 'GET, HEAD');
  next(new Problem(405, `${request.method} is not offered`, 'use GET or HEAD'));
};

/** The last handler: every failure as `{ error, instead }`, none of ours in detail. */
export const answerProblem: ErrorRequestHandler = (thrown: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(thrown);
    return;
  }
  const { status, message, instead } = problemOf(thrown);
  if (status === 503) response.set('Retry-After', '2');
  response.set('Cache-Control', 'no-store').status(status).json({ error: message, instead });
};

function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof UsageError) {
    return new Problem(400, thrown.message, `there is ${ADDRESSES}`);
  }
  if (isClientFault(thrown)) {
    return new Problem(thrown.status, 'the request cannot be read', `there is ${ADDRESSES}`);
  }
  // The terminal gets the details; the caller gets none.
  console.error(thrown);
  return new Problem(500, 'something broke here; the terminal of geoproof says what', 'try again');
}

/** What Express itself refuses: an address that does not decode, and the like. */
const isClientFault = (thrown: unknown): thrown is { readonly status: number } =>
  typeof thrown === 'object' &&
  thrown !== null &&
  'status' in thrown &&
  typeof thrown.status === 'number' &&
  thrown.status >= 400 &&
  thrown.status < 500;
