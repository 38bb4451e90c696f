/**
 * FIFO queues of integers, interned: equal contents are the same number, so that a queue is one
 * column of a state. Both ways to change a queue are remembered, so a search pays for each distinct
 * queue once. Nothing is ever forgotten.
 */
export type Queues = {
  readonly push: (queue: number, effect: number) => number;
  /** The oldest effect; the queue is not empty. */
  readonly head: (queue: number) => number;
  readonly rest: (queue: number) => number;
};

export const emptyQueue = 0;

/** Distinct queues that a model may come to; a column that holds one has room for as many. */
export const queuesMax = 0xffff;

export function createQueues(): Queues {
  const contents: (readonly number[])[] = [[]];
  const known = new Map<string, number>([['', emptyQueue]]);
  const pushed: Map<number, number>[] = [];
  const rests: number[] = [];

  const intern = (items: readonly number[]): number => {
    const key = items.join(' ');
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, contents.length);
    return contents.push(items) - 1;
  };
  return {
    push(queue, effect) {
      const ways = (pushed[queue] ??= new Map());
      const before = ways.get(effect);
      if (before !== undefined) return before;
      const longer = intern([...(contents[queue] ?? []), effect]);
      ways.set(effect, longer);
      return longer;
    },
    head: (queue) => contents[queue]?.[0] ?? 0,
    rest: (queue) => (rests[queue] ??= intern((contents[queue] ?? []).slice(1))),
  };
}
