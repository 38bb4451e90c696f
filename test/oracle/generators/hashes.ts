import type { Draw } from '../draw.ts';
import type { Generator } from '../generator.ts';
import { randomCount, scanWords } from './sets.ts';

const pairs = (draw: Draw): string[] =>
  draw.several(1, 3, () => [draw.member(), draw.value()]).flat();

/** What Redis 7.0 knows of hashes; deadlines of fields are younger, so no server is asked. */
export const HASH_GENERATORS: readonly Generator[] = [
  { name: 'hset', weight: 8, draw: (draw) => [draw.key(), ...pairs(draw)] },
  { name: 'hmset', draw: (draw) => [draw.key(), ...pairs(draw)] },
  { name: 'hsetnx', draw: (draw) => [draw.key(), draw.member(), draw.value()] },
  { name: 'hdel', weight: 2, draw: (draw) => [draw.key(), ...draw.several(1, 4, draw.member)] },
  { name: 'hget', draw: (draw) => [draw.key(), draw.member()] },
  { name: 'hmget', draw: (draw) => [draw.key(), ...draw.several(1, 4, draw.member)] },
  { name: 'hgetall', draw: (draw) => [draw.key()] },
  { name: 'hkeys', draw: (draw) => [draw.key()] },
  { name: 'hvals', draw: (draw) => [draw.key()] },
  { name: 'hlen', draw: (draw) => [draw.key()] },
  { name: 'hstrlen', draw: (draw) => [draw.key(), draw.member()] },
  { name: 'hexists', draw: (draw) => [draw.key(), draw.member()] },
  { name: 'hincrby', weight: 5, draw: (draw) => [draw.key(), draw.member(), draw.integer()] },
  { name: 'hincrbyfloat', weight: 5, draw: (draw) => [draw.key(), draw.member(), draw.float()] },
  {
    name: 'hrandfield',
    weight: 2,
    draw: (draw) => {
      const withValues = draw.options(() => [draw.oneOf(['WITHVALUES', 'withvalues', 'x'])]);
      return [draw.key(), ...draw.options(() => [randomCount(draw), ...withValues])];
    },
    isIntact: true,
  },
  { name: 'hscan', weight: 2, draw: scanWords, isIntact: true },
];
