/** The reference models as patterns: the same clients, in the full kernel. */
import { client, type Client } from '../../src/clients/index.ts';
import { always, definePattern, type Pattern } from '../../src/explore/index.ts';

export function claims(regions: number, clientsPerRegion: number): Pattern {
  const names = Array.from({ length: regions }, (_, index) => `r${String(index)}`);
  const claim = (region: string, index: number): Client => {
    const name = `${region}-${String(index)}`;
    return client(name, { region }, async (redis, told) => {
      if ((await redis.call('SET', 'k', name, 'NX')) === 'OK') told('captured');
    });
  };
  return definePattern({
    name: `setnx:${String(regions)}:${String(clientsPerRegion)}`,
    regions: names,
    clients: names.flatMap((region) =>
      Array.from({ length: clientsPerRegion }, (_, index) => claim(region, index)),
    ),
    properties: { 'at most one capture': always(({ told }) => told('captured').length <= 1) },
  });
}

/** One client per region that adds so often. */
export function increments(regions: number, operations: number): Pattern {
  const names = Array.from({ length: regions }, (_, index) => `r${String(index)}`);
  return definePattern({
    name: `counter:${String(regions)}:1:${String(operations)}`,
    regions: names,
    clients: names.map((region) =>
      client(region, { region }, async (redis) => {
        for (let done = 0; done < operations; done++) await redis.call('INCR', 'k');
      }),
    ),
    properties: { 'nothing is told': always(({ told }) => told().length === 0) },
  });
}

/** One client per region that adds and removes one element in turns, so many operations in all. */
export function alternations(regions: number, operations: number): Pattern {
  const names = Array.from({ length: regions }, (_, index) => `r${String(index)}`);
  return definePattern({
    name: `orset:${String(regions)}:${String(operations)}`,
    regions: names,
    clients: names.map((region) =>
      client(region, { region }, async (redis) => {
        for (let done = 0; done < operations; done++) {
          await redis.call(done % 2 === 0 ? 'SADD' : 'SREM', 'k', 'm');
        }
      }),
    ),
    properties: { 'nothing is told': always(({ told }) => told().length === 0) },
  });
}
