import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { slugOf } from '../../../src/index.ts';
import { createApp, listen } from '../../../src/node/http/index.ts';
import { LIBRARY } from '../../../models/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'geoproof-http-'));
const servers: Server[] = [];

async function start(webFolder: string): Promise<string> {
  const app = createApp({ webFolder, stop: new AbortController().signal });
  const { server, url } = await listen(app, { port: 0, host: '127.0.0.1' });
  servers.push(server);
  return url;
}

afterAll(() => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
  rmSync(folder, { recursive: true });
});

type Failure = { readonly error: string; readonly instead: string };
const readFailure = async (response: Response): Promise<Failure> =>
  (await response.json()) as Failure;

describe('without a built playground', () => {
  let url: string;
  beforeAll(async () => {
    url = await start(join(folder, 'nothing'));
  });

  test('the first page shows the verdict, the reason and the replay line', async () => {
    const html = await (await fetch(`${url}/`)).text();
    for (const part of [
      'Refuted: one capture per key.',
      'NX asks only the local replica',
      'npx geoproof replay gp1:idempotency-key-with-set-nx::c0_c1',
    ]) {
      expect(html).toContain(part);
    }
  });

  test('nothing but what is served here may run or be loaded', async () => {
    const { headers } = await fetch(`${url}/`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('a page holds nothing inline that the policy would stop', async () => {
    const html = await (await fetch(`${url}/`)).text();
    expect(html).not.toMatch(/<script|<style| style=| on\w+=/);
  });

  test.each(LIBRARY.map((pattern) => [slugOf(pattern.name)]))(
    '%s has a page and a drawing',
    async (slug) => {
      const page = await fetch(`${url}/?pattern=${slug}`);
      const drawing = await fetch(`${url}/drawings/${slug}.dark.svg`);
      expect([page.status, drawing.status, drawing.headers.get('content-type')]).toEqual([
        200,
        200,
        'image/svg+xml; charset=utf-8',
      ]);
    },
  );

  test('/api/patterns lists the library', async () => {
    const cards = (await (await fetch(`${url}/api/patterns`)).json()) as readonly {
      slug: string;
    }[];
    expect(cards.map(({ slug }) => slug)).toEqual(LIBRARY.map(({ name }) => slugOf(name)));
  });

  test('/api/check answers the verdicts, the same bytes each time', async () => {
    const ask = async (): Promise<string> =>
      (await fetch(`${url}/api/check?pattern=stock-in-escrow`)).text();
    const first = await ask();
    expect(await ask()).toBe(first);
    expect(JSON.parse(first)).toMatchObject([
      { pattern: 'Stock in escrow', property: 'no more is sold than there is', status: 'holds' },
      {},
      {},
      {},
    ]);
  });

  test('bounds too small for a verdict are an honest unknown, and not kept', async () => {
    const response = await fetch(`${url}/api/check?pattern=stock-in-escrow&states=3`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject([
      { status: 'unknown', exhaustive: false },
      {},
      {},
      {},
    ]);
  });

  test('an answer that has not changed is not sent again', async () => {
    const first = await fetch(`${url}/api/patterns`);
    // Left to itself, fetch asks for a fresh copy as soon as it sees a condition.
    const headers = {
      'If-None-Match': first.headers.get('etag') ?? '',
      'Cache-Control': 'max-age=0',
    };
    expect((await fetch(`${url}/api/patterns`, { headers })).status).toBe(304);
  });

  test.each([
    ['/nope', 404, 'there is nothing at /nope'],
    ['/api/nope', 404, 'there is nothing at /api/nope'],
    ['/api/check', 400, 'which pattern?'],
    ['/api/check?pattern=stock-in-escro', 404, "Did you mean 'stock-in-escrow'?"],
    ['/api/check?pattern=stock-in-escrow&states=many', 400, "'states' is not many"],
    ['/api/check?pattern=stock-in-escrow&states=99999999', 400, "'states' is not 99999999"],
    ['/api/check?pattern=a&pattern=b', 400, "'pattern' is given more than once"],
    ['/api/check?patern=a', 400, "there is no parameter 'patern'"],
    ['/api/patterns?x=1', 400, "there is no parameter 'x'"],
    ['/drawings/nope.light.svg', 404, 'there is no drawing'],
    ['/drawings/%E0%A4%A', 400, 'the request cannot be read'],
    ['/?pattern=<script>', 404, "no pattern is called '<script>'"],
  ])('%s is answered %i as JSON, with what would be right', async (path, status, message) => {
    const response = await fetch(`${url}${path}`);
    const { error, instead } = await readFailure(response);
    expect([response.status, error.includes(message), instead !== '']).toEqual([
      status,
      true,
      true,
    ]);
  });

  test('writing is refused with what is offered', async () => {
    const response = await fetch(`${url}/api/check`, { method: 'POST', body: '{}' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});

describe('with a built playground', () => {
  let url: string;
  beforeAll(async () => {
    const web = join(folder, 'web');
    mkdirSync(join(web, 'assets'), { recursive: true });
    writeFileSync(join(web, 'index.html'), '<!doctype html><title>playground</title>');
    writeFileSync(join(web, 'assets', 'index-1a2b3c.js'), 'export {};');
    writeFileSync(join(folder, 'secret.txt'), 'not yours');
    url = await start(web);
  });

  test('it is the page', async () => {
    expect(await (await fetch(`${url}/`)).text()).toContain('<title>playground</title>');
  });

  test('assets are kept for good, the page is asked for anew', async () => {
    const asset = await fetch(`${url}/assets/index-1a2b3c.js`);
    const page = await fetch(`${url}/`);
    expect([asset, page].map(({ headers }) => headers.get('cache-control'))).toEqual([
      'public, max-age=31536000, immutable',
      'no-cache',
    ]);
  });

  test('no path leads out of its folder', async () => {
    const { port } = new URL(url);
    const status = await new Promise((resolve) => {
      // fetch would tidy the path up before sending it.
      request({ port, host: '127.0.0.1', path: '/assets/../../secret.txt' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });
    expect(status).toBeGreaterThanOrEqual(400);
  });
});
