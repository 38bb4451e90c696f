/** Small patterns the explore tests share. */
import {
  always,
  client,
  converges,
  definePattern,
  sometimes,
  type Pattern,
} from '../../src/index.ts';

/** Both regions claim one key; whoever is told OK captures. */
export function claimPattern(changes: Partial<Pattern> = {}): Pattern {
  const claim = (name: string, region: string) =>
    client(name, { region }, async (redis, told) => {
      if ((await redis.call('SET', 'k', name, 'NX')) === 'OK') told('captured');
    });
  return definePattern({
    name: 'Claim',
    regions: ['east', 'west'],
    clients: [claim('first', 'east'), claim('retry', 'west')],
    properties: {
      'one capture': always(({ told }) => told('captured').length <= 1),
      'a capture happens': sometimes(({ told }) => told('captured').length === 1),
      'regions converge': converges(),
    },
    ...changes,
  });
}
