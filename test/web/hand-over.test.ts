/** A check has one owner at a time: the worker of the page, then the server, then perhaps the worker again. */
import { describe, expect, test } from 'vitest';
import type { Checked, CheckListener, Checking } from '../../web/engine/checking.ts';
import { handOver, handOverStates, type Remote } from '../../web/engine/hand-over.ts';

const nothing: Checked = {
  card: {
    slug: 's',
    name: 'S',
    belief: '',
    group: '',
    regions: [],
    clients: [],
    properties: [],
    price: undefined,
    repairs: [],
    rules: [],
    shape: undefined,
    own: { regions: [], clients: [] },
    broken: [],
  },
  verdicts: [],
};

/** A worker and a server that do what the test says, and remember what was asked of them. */
function stage({ isServed = true } = {}): {
  readonly checking: Checking;
  readonly worker: CheckListener;
  readonly remote: () => Remote;
  readonly told: string[];
} {
  const told: string[] = [];
  let worker: CheckListener = {};
  let remote: Remote | undefined;
  const checking = handOver(
    (listener) => {
      worker = listener;
      return {
        result: new Promise<Checked>(() => undefined),
        stop: () => told.push('worker: stop'),
        goOn: () => told.push('worker: go on'),
        drop: () => told.push('worker: drop'),
      };
    },
    {
      onProgress: (states) => told.push(`page: ${String(states)}`),
      onStopped: () => told.push('page: stopped'),
    },
    () => isServed,
    (found) => {
      told.push('server: asked');
      remote = found;
      return () => told.push('server: closed');
    },
  );
  return {
    checking,
    worker,
    told,
    remote: () => {
      if (remote === undefined) throw new Error('the server was not asked');
      return remote;
    },
  };
}

describe('a heavy check', () => {
  test('stays with the worker while it is light', () => {
    const { worker, told } = stage();
    worker.onProgress?.(handOverStates - 1);
    expect(told).toEqual([`page: ${String(handOverStates - 1)}`]);
  });

  test('is asked of the server only once the worker has halted', () => {
    const { worker, told } = stage();
    worker.onProgress?.(handOverStates);
    expect(told.at(-1)).toBe('worker: stop');
    worker.onStopped?.(nothing);
    expect(told.slice(-2)).toEqual(['worker: stop', 'server: asked']);
  });

  test('is decided by the server, and the worker lets go', async () => {
    const { checking, worker, remote, told } = stage();
    worker.onProgress?.(handOverStates);
    worker.onStopped?.(nothing);
    remote().onDecided(nothing);
    expect(await checking.result).toBe(nothing);
    expect(told.at(-1)).toBe('worker: drop');
  });

  test('goes back to the worker when the server does not decide, and stays there', () => {
    const { worker, remote, told } = stage();
    worker.onProgress?.(handOverStates);
    worker.onStopped?.(nothing);
    remote().onUndecided();
    worker.onProgress?.(2 * handOverStates);
    expect(told.slice(-2)).toEqual(['worker: go on', `page: ${String(2 * handOverStates)}`]);
  });

  test('that is stopped at the server keeps what the worker had, which then goes on', () => {
    const { checking, worker, told } = stage();
    worker.onProgress?.(handOverStates);
    worker.onStopped?.(nothing);
    checking.stop();
    checking.goOn();
    expect(told.slice(-3)).toEqual(['server: closed', 'page: stopped', 'worker: go on']);
  });

  test('that is stopped while it changes hands is not asked of the server', () => {
    const { checking, worker, told } = stage();
    worker.onProgress?.(handOverStates);
    checking.stop();
    worker.onStopped?.(nothing);
    expect(told.slice(-2)).toEqual(['worker: stop', 'page: stopped']);
  });

  test('never leaves the worker where there is no server', () => {
    const { worker, told } = stage({ isServed: false });
    worker.onProgress?.(handOverStates);
    expect(told).toEqual([`page: ${String(handOverStates)}`]);
  });
});
