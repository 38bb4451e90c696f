import process from 'node:process';

import { expect, test } from 'vitest';

import { listenForInterrupt } from '../../../src/node/cli/interrupt.ts';

test('a search is told to stop once its time is over', async () => {
  const interrupt = listenForInterrupt();
  expect(await interrupt.shouldStop(performance.now() - 1)).toBe(true);
  interrupt.release();
});

test('listening ends when it is released', () => {
  const before = process.listenerCount('SIGINT');
  listenForInterrupt().release();
  expect(process.listenerCount('SIGINT')).toBe(before);
});
