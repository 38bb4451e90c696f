/**
 * Each key has a home region, computed from the key; a handler elsewhere sends its claim there. One
 * keyspace then decides. What this pattern leaves out is the failover to another home, where claims
 * that had not been replicated are invisible.
 */
import { always, client, converges, definePattern, sometimes } from '../src/index.ts';

const home = 'eastus2';

export const idempotencyHomeRegion = definePattern({
  name: 'Idempotency key in its home region',
  belief: 'All claims of one key are decided by one region, so NX sees every earlier claim.',
  group: 'Idempotency',
  shape: 'X',
  regions: ['eastus2', 'westeurope'],
  clients: [
    client('first', { region: home }, async (redis, told) => {
      const reply = await redis.call('SET', 'idem:7f3c', 'first', 'NX', 'EX', '86400');
      if (reply === 'OK') told('captured');
    }),
    // The retry reached a handler in westeurope, which is connected to the home region for this.
    client('retry', { region: home }, async (redis, told) => {
      const reply = await redis.call('SET', 'idem:7f3c', 'retry', 'NX', 'EX', '86400');
      if (reply === 'OK') told('captured');
    }),
  ],
  properties: {
    'one capture per key': always(({ told }) => told('captured').length <= 1),
    'a capture happens': sometimes(({ told }) => told('captured').length === 1),
    'the retry can be the one': sometimes(({ told }) =>
      told('captured').some((capture) => capture.client === 'retry'),
    ),
    'regions converge': converges(),
  },
  rules: ['STR-4', 'CLK-7'],
  price: {
    wanRoundTrips: 1,
    duringCut: 'claims from other regions cannot be decided',
    memory: 'one string per key for a day',
  },
});
