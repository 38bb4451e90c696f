import { expect, it } from 'vitest';

import { createSimulation, toPlain, type PlainReply } from '../../../src/kernel/index.ts';
import { createTwoRegions } from './two-regions.ts';

function createConnections(): (client: string, line: string) => PlainReply {
  const simulation = createSimulation({ regions: ['here', 'there'], sharding: false });
  return (client, line) => toPlain(simulation.call('here', line.split(' '), client));
}

it('several channels are confirmed in one list, each with the number listened to', () => {
  const call = createConnections();

  expect(call('ear', 'SUBSCRIBE a b')).toEqual([
    ['subscribe', 'a', 1],
    ['subscribe', 'b', 2],
  ]);
  expect(call('ear', 'PSUBSCRIBE n*')).toEqual(['psubscribe', 'n*', 3]);
  expect(call('ear', 'UNSUBSCRIBE')).toEqual([
    ['unsubscribe', 'a', 2],
    ['unsubscribe', 'b', 1],
  ]);
});

it('a message is received once by name and once by each pattern', () => {
  const { simulation, here } = createTwoRegions();
  here('SUBSCRIBE news');
  here('PSUBSCRIBE n* news');

  expect(here('PUBLISH news hello')).toBe(3);
  expect(simulation.messages('here')).toEqual([
    ['news', 'hello'],
    ['news', 'hello'],
    ['news', 'hello'],
  ]);
});

it('a connection that listens takes no other command, and the prompt of a region takes all', () => {
  const call = createConnections();
  call('ear', 'SUBSCRIBE news');
  call('', 'SUBSCRIBE news');

  expect(call('ear', 'GET k')).toEqual({
    error:
      "ERR Can't execute 'get': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed in this context",
  });
  expect(call('ear', 'PING')).toEqual(['pong', '']);
  expect(call('', 'GET k')).toBeNull();
});

it('a crash ends what was listened to', () => {
  const { simulation, here, there } = createTwoRegions();
  here('SUBSCRIBE news');
  simulation.crash('here');
  simulation.restart('here');
  there('PUBLISH news hello');
  simulation.settle();

  expect(simulation.messages('here')).toEqual([]);
});

it('a message that nobody here listens to changes nothing but the clock', () => {
  const { simulation, here, there, exchange } = createTwoRegions();
  there('PUBLISH news hello');
  exchange();

  expect(here('DBSIZE')).toBe(0);
  expect(simulation.events.at(-2)).toMatchObject({ kind: 'message', receivers: 0 });
});
