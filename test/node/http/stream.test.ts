/** A check told as server-sent events: progress, verdicts, limits, and an orderly end. */
import { spawn } from 'node:child_process';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp, listen } from '../../../src/node/http/index.ts';
import { createCheckPool } from '../../../src/node/workers/index.ts';

const root = join(import.meta.dirname, '..', '..', '..');
/** Threads that compile sources take their time on a busy machine. */
const slowMs = 240_000;

const pool = createCheckPool(1);
let server: Server;
let url: string;

beforeAll(async () => {
  const stop = new AbortController().signal;
  const app = createApp({ webFolder: join(root, 'nothing'), stop, pool });
  ({ server, url } = await listen(app, { port: 0, host: '127.0.0.1' }));
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await pool.close();
});

type Told = { readonly event: string; readonly data: unknown };

/** Reads events until `isEnough`, or to the end. */
async function readEvents(
  response: Response,
  isEnough: (told: readonly Told[]) => boolean = () => false,
): Promise<readonly Told[]> {
  const told: Told[] = [];
  const decoder = new TextDecoder();
  let rest = '';
  const reader = response.body?.getReader();
  for (;;) {
    const read: { readonly done: boolean; readonly value?: Uint8Array | undefined } | undefined =
      await reader?.read();
    if (read === undefined || read.done) return told;
    rest += decoder.decode(read.value, { stream: true });
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = /^event: (.*)$/m.exec(block)?.[1];
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (event !== undefined) told.push({ event, data: JSON.parse(data ?? 'null') as unknown });
    }
    if (isEnough(told)) return told;
  }
}

const heavy = encodeURIComponent(
  JSON.stringify({ faults: { timeouts: 9 }, skewsMs: [0, 5000, -5000], statesMax: 50_000_000 }),
);
const stream = (query: string, signal?: AbortSignal): Promise<Response> =>
  fetch(`${url}/api/check/stream?${query}`, signal === undefined ? {} : { signal });

test(
  'a check ends with its verdicts',
  async () => {
    const response = await stream('pattern=stock-in-escrow');
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const told = await readEvents(response);
    expect(told.at(-1)).toMatchObject({
      event: 'verdicts',
      data: [{ status: 'holds' }, { status: 'holds' }, { status: 'holds' }, { status: 'holds' }],
    });
  },
  slowMs,
);

test(
  'a heavy check tells how far it is, ends when nobody listens, and leaves room for others',
  async () => {
    const gone = new AbortController();
    const response = await stream(
      `pattern=redlock-over-three-regions&bounds=${heavy}`,
      gone.signal,
    );
    const told = await readEvents(response, (all) => all.length >= 2);
    const counts = told.map(({ data }) => (data as { readonly states: number }).states);
    expect(told.every(({ event }) => event === 'progress')).toBe(true);
    expect(counts[1]).toBeGreaterThanOrEqual(counts[0] ?? Infinity);
    gone.abort();
    // The one thread is free again only if the check heard that nobody listens.
    const next = await readEvents(await stream('pattern=stock-in-escrow'));
    expect(next.at(-1)?.event).toBe('verdicts');
  },
  slowMs,
);

test.each([
  ['pattern=nothing', 404, "no pattern is called 'nothing'"],
  ['pattern=stock-in-escrow&bounds=5', 400, "'bounds' is no JSON object"],
  ['pattern=stock-in-escrow&bounds={"faults":{"timeouts":99}}', 400, 'from 0 to 15, not 99'],
  ['pattern=stock-in-escrow&bounds={"statesMax":60000000}', 400, 'at most 50000000'],
  [`pattern=stock-in-escrow&bounds=${'x'.repeat(2001)}`, 400, 'has 2001 characters'],
])('%s is refused with what would be right', async (query, status, message) => {
  const response = await stream(query);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({
    error: expect.stringContaining(message) as string,
    instead: expect.stringMatching(/./) as string,
  });
});

test(
  'only so many run at once; the next is told to ask again',
  async () => {
    const gone = new AbortController();
    const query = `pattern=redlock-over-three-regions&bounds=${heavy}`;
    const four = await Promise.all([1, 2, 3, 4].map(() => stream(query, gone.signal)));
    expect(four.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const fifth = await stream(query);
    expect(fifth.status).toBe(503);
    expect(fifth.headers.get('retry-after')).toBe('2');
    await fifth.body?.cancel();
    gone.abort();
  },
  slowMs,
);

test(
  'asked to end, the server finishes what runs with what is known, and exits',
  async () => {
    const main = join(root, 'src', 'node', 'cli', 'main.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', main, 'play', '--port', '0'], {
      cwd: root,
    });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const address = await new Promise<string>((resolve) => {
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = /http:\/\/\S+:\d+/.exec(said);
        if (found !== null) resolve(found[0]);
      });
    });
    const response = await fetch(
      `${address}/api/check/stream?pattern=redlock-over-three-regions&bounds=${heavy}`,
    );
    let isAsked = false;
    const told = await readEvents(response, (all) => {
      if (all.length > 0 && !isAsked) {
        isAsked = true;
        child.kill('SIGTERM');
      }
      return false;
    });
    expect(told.at(-1)?.event).toBe('verdicts');
    expect(JSON.stringify(told.at(-1)?.data)).toContain('stopped before it was decided');
    expect(await ended).toBe(0);
  },
  slowMs,
);
