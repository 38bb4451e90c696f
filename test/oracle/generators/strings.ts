import type { Draw } from '../draw.ts';
import type { Generator } from '../generator.ts';
import { drawExpiration, drawTime } from './times.ts';

const key = (draw: Draw): string[] => [draw.key()];
const keyAndValue = (draw: Draw): string[] => [draw.key(), draw.value()];
const keyAndInteger = (draw: Draw): string[] => [draw.key(), draw.integer()];
const pairs = (draw: Draw): string[] => draw.several(1, 3, () => keyAndValue(draw)).flat();

export const STRING_GENERATORS: readonly Generator[] = [
  {
    name: 'set',
    weight: 8,
    draw: (draw) => [
      ...keyAndValue(draw),
      ...draw.options(
        () => ['NX'],
        () => ['xx'],
        () => ['GET'],
        () => ['KEEPTTL'],
        () => drawExpiration(draw),
      ),
    ],
  },
  { name: 'set', weight: 6, draw: keyAndValue },
  { name: 'set', weight: 3, draw: (draw) => [draw.key(), draw.integer()] },
  { name: 'get', weight: 3, draw: key },
  { name: 'setnx', draw: keyAndValue },
  { name: 'setex', draw: (draw) => [draw.key(), drawTime(draw, 'EX'), draw.value()] },
  { name: 'psetex', draw: (draw) => [draw.key(), drawTime(draw, 'PX'), draw.value()] },
  { name: 'getset', weight: 2, draw: keyAndValue },
  { name: 'getdel', draw: key },
  {
    name: 'getex',
    weight: 3,
    draw: (draw) => [
      draw.key(),
      ...draw.options(
        () => ['PERSIST'],
        () => drawExpiration(draw),
      ),
    ],
  },
  { name: 'mget', draw: (draw) => draw.several(1, 4, draw.key) },
  { name: 'mset', weight: 2, draw: pairs },
  { name: 'msetnx', draw: pairs },
  { name: 'strlen', draw: key },
  { name: 'append', weight: 2, draw: keyAndValue },
  { name: 'getrange', weight: 2, draw: (draw) => [draw.key(), draw.index(), draw.index()] },
  { name: 'setrange', weight: 2, draw: (draw) => [draw.key(), draw.index(12), draw.value()] },
  { name: 'incr', weight: 2, draw: key },
  { name: 'decr', draw: key },
  { name: 'incrby', weight: 3, draw: keyAndInteger },
  { name: 'decrby', weight: 2, draw: keyAndInteger },
  { name: 'incrbyfloat', weight: 3, draw: (draw) => [draw.key(), draw.float()] },
  {
    name: 'lcs',
    weight: 2,
    draw: (draw) => [
      draw.key(),
      draw.key(),
      ...draw.options(
        () => ['LEN'],
        () => ['IDX'],
        () => ['WITHMATCHLEN'],
        () => ['MINMATCHLEN', draw.index(4)],
      ),
    ],
  },
];
