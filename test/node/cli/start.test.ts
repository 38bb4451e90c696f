import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, test, vi } from 'vitest';

import { spawnCli, untilEnd, untilPrinted } from './invoke.ts';

// Processes of their own take their time on a busy machine.
vi.setConfig({ testTimeout: 480_000 });

const urlIn = (text: string): string =>
  /playground: (http:\/\/localhost:\d+)/.exec(text)?.[1] ?? '';

test('start prints the table, the counterexample and the address, and stays until it is stopped', async () => {
  const child = spawnCli(['start', '--port', '0']);
  const ended = untilEnd(child);
  const out = await untilPrinted(child, /playground: /);
  expect(out).toContain('every verdict is what its pattern expects');
  expect(out).not.toContain('Open: npx geoproof play');
  expect(out).toContain('Replay: npx geoproof replay gp1:idempotency-key-with-set-nx::c0_c1');
  const [page, list] = await Promise.all(
    ['/', '/api/patterns'].map((path) => fetch(urlIn(out) + path)),
  );
  expect([page?.status, (await list?.text())?.includes('Idempotency key with SET NX')]).toEqual([
    200,
    true,
  ]);
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
}, 480_000);

test('a port in use is one clear line with another one to take', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const { port } = taken.address() as AddressInfo;
  const { code, err } = await untilEnd(spawnCli(['play', '--port', String(port)]));
  taken.close();
  expect([code, err]).toEqual([
    2,
    `geoproof: port ${String(port)} is in use; stop what uses it, or choose another: --port ${String(port + 1)}\n`,
  ]);
});
