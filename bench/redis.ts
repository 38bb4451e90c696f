/** A real Redis as a peer: started empty on a port of its own, without persistence. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const PORT = 17379;

export type Redis = {
  /** Commands per second that redis-benchmark counts for one kind of command. */
  readonly perSecond: (kind: string, amount: number, pipeline: number) => number;
  /** What so many keys `k0`, `k1`… with a value of one byte take, bytes each. */
  readonly bytesPerKey: (keys: number) => Promise<number>;
};

/** Runs with a server; says so and does nothing where there is none. */
export async function withRedis(use: (redis: Redis) => Promise<void>): Promise<void> {
  if (spawnSync('redis-server', ['--version']).status !== 0) {
    console.log('skipped: no redis-server on this machine');
    return;
  }
  const words = ['--port', String(PORT), '--save', '', '--bind', '127.0.0.1'];
  const server = spawn('redis-server', words, { stdio: 'ignore' });
  try {
    await Promise.race([once(server, 'exit'), pause(1000)]);
    await use({ perSecond, bytesPerKey });
  } finally {
    server.kill();
  }
}

function perSecond(kind: string, amount: number, pipeline: number): number {
  const words = ['-p', PORT, '-P', pipeline, '-n', amount, '-r', 1000, '-t', kind, '--csv'];
  const { stdout } = spawnSync('redis-benchmark', words.map(String), { encoding: 'utf8' });
  return Number(stdout.split('\n')[1]?.split('","')[1] ?? NaN);
}

async function bytesPerKey(keys: number): Promise<number> {
  const socket = connect(PORT, '127.0.0.1');
  await once(socket, 'connect');
  try {
    const before = await usedMemory(socket);
    for (let key = 0; key < keys; key += 1000) {
      const names = Array.from({ length: Math.min(1000, keys - key) }, (_, at) => `k${key + at}`);
      socket.write(names.map((name) => `SET ${name} v\r\n`).join(''));
      await answered(socket, '+OK\r\n'.length * names.length);
    }
    return ((await usedMemory(socket)) - before) / keys;
  } finally {
    socket.destroy();
  }
}

async function usedMemory(socket: Socket): Promise<number> {
  socket.write('INFO memory\r\n');
  const answer = await answered(socket, 500);
  return Number(/used_memory:(\d+)/u.exec(answer)?.[1] ?? NaN);
}

/** Reads until that many characters have come. */
async function answered(socket: Socket, length: number): Promise<string> {
  let text = '';
  while (text.length < length) {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    text += chunk.toString('latin1');
  }
  return text;
}
