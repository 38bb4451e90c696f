import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  array,
  asBytes,
  bulk,
  NIL,
  NIL_ARRAY,
  normalInt,
  simple,
  text,
  type Reply,
} from '../../src/kernel/base/index.ts';

/** A reply as plain data; bulk strings are byte strings, integers beyond 2^53 are bigint. */
export type RealReply =
  string | number | bigint | null | { readonly error: string } | readonly RealReply[];

export type RealRedis = {
  /** Sends one command of byte strings. Commands may be sent without waiting for replies. */
  readonly call: (...argv: readonly (string | number | bigint)[]) => Promise<RealReply>;
  /** Sends commands in one go and gives the replies as a region would, nothing flattened. */
  readonly send: (commands: readonly (readonly string[])[]) => Promise<readonly Reply[]>;
  readonly stop: () => Promise<void>;
};

/** The version of the `redis-server` on this machine's path, `undefined` without one. */
export function installedVersion(): string | undefined {
  const { stdout } = spawnSync('redis-server', ['--version'], { encoding: 'utf8' });
  return /v=(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
}

/** Starts a private server that stores nothing and listens on a socket file only. */
export async function startRealRedis(): Promise<RealRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'geoproof-oracle-'));
  const socketFile = join(folder, 'redis.sock');
  const server = spawn(
    'redis-server',
    [
      '--save',
      '',
      '--appendonly',
      'no',
      '--port',
      '0',
      '--unixsocket',
      socketFile,
      '--dir',
      folder,
    ],
    // SORT ALPHA compares as the locale says; C compares bytes.
    { stdio: 'ignore', env: { ...process.env, LC_ALL: 'C' } },
  );
  const hasEnded = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const socket = await connectWhenReady(socketFile);
  // Nobody feeds a client that waits in a blocking command, so another one ends its wait.
  const waker = (await connectWhenReady(socketFile)).resume();
  const waiting: ((reply: Reply) => void)[] = [];
  let received = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    received += chunk;
    let at = 0;
    for (let read = readReply(received, at); read !== undefined; read = readReply(received, at)) {
      at = read.end;
      waiting.shift()?.(read.reply);
    }
    received = received.slice(at);
  });
  const expectReply = (): Promise<Reply> => new Promise((resolve) => waiting.push(resolve));
  const call: RealRedis['call'] = async (...argv) => {
    const answered = expectReply();
    socket.write(encode(argv.map(String)), 'latin1');
    return plainReply(await answered);
  };
  const wakeUp = encode(['CLIENT', 'UNBLOCK', String(Number(await call('CLIENT', 'ID')))]);
  return {
    call,
    send: (commands) => {
      const answered = Promise.all(commands.map(expectReply));
      socket.write(commands.map(encode).join(''), 'latin1');
      const ticking = setInterval(() => waker.write(wakeUp), 2);
      return answered.finally(() => clearInterval(ticking));
    },
    stop: async () => {
      socket.destroy();
      waker.destroy();
      server.kill();
      await hasEnded;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function connectWhenReady(socketFile: string): Promise<Socket> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const socket = createConnection(socketFile);
    const isConnected = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
    if (isConnected) return socket;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('redis-server did not open its socket within five seconds');
}

function encode(argv: readonly string[]): string {
  return `*${argv.length}\r\n${argv.map((word) => `$${word.length}\r\n${word}\r\n`).join('')}`;
}

function plainReply(reply: Reply): RealReply {
  switch (reply.kind) {
    case 'simple':
      return reply.text;
    case 'bulk':
      return reply.bytes;
    case 'integer':
      return reply.value;
    case 'nil':
    case 'nil-array':
      return null;
    case 'array':
      return reply.items.map(plainReply);
    case 'error':
      return { error: reply.message };
  }
}

type Read = { readonly reply: Reply; readonly end: number };

/** The reply that starts at `at`, `undefined` while part of it is still missing. */
function readReply(source: string, at: number): Read | undefined {
  const lineEnd = source.indexOf('\r\n', at);
  if (lineEnd < 0) return undefined;
  const line = source.slice(at + 1, lineEnd);
  const end = lineEnd + 2;
  switch (source.charAt(at)) {
    case '+':
      return { reply: simple(line), end };
    case '-':
      return { reply: { kind: 'error', message: text(asBytes(line)) }, end };
    case ':':
      return { reply: { kind: 'integer', value: normalInt(BigInt(line)) }, end };
    case '$': {
      const length = Number(line);
      if (length < 0) return { reply: NIL, end };
      if (source.length < end + length + 2) return undefined;
      return { reply: bulk(asBytes(source.slice(end, end + length))), end: end + length + 2 };
    }
    case '*':
      return Number(line) < 0 ? { reply: NIL_ARRAY, end } : readItems(source, end, Number(line));
    default:
      throw new Error(`not a RESP2 reply: ${source.slice(at, at + 40)}`);
  }
}

function readItems(source: string, start: number, count: number): Read | undefined {
  const items: Reply[] = [];
  let end = start;
  while (items.length < count) {
    const read = readReply(source, end);
    if (read === undefined) return undefined;
    items.push(read.reply);
    end = read.end;
  }
  return { reply: array(items), end };
}
