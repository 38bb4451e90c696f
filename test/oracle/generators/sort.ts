import type { Draw } from '../draw.ts';
import type { Generator } from '../generator.ts';

/** `w_*` meets a key of the pool, `*` the keys that are called as elements are. */
const LOOKUPS = ['w_*', '*', 'k*', '*->a', 'k*->m1', '*->', 'nosuch_*', '*\0', '**'];
const NUMBERS = ['1', '2', '10', '-3', '2.5', '0', '1e3', 'inf', '-0', ' 7', '', '0x10', '1e-320'];

/** Keys of one type for good: BY a constant keeps the order that a list and a sorted set have. */
const LIST = 'a list';
const ZSET = 'a sorted set';
const SET = 'a set';

const clauses = (draw: Draw, ...more: readonly (() => string[])[]): string[] =>
  draw.options(
    () => ['ASC'],
    () => ['desc'],
    ...more,
    () => ['LIMIT', draw.index(), draw.index()],
    ...(draw.chance(30) ? [(): string[] => ['GET', draw.oneOf([...LOOKUPS, '#', 'a', ''])]] : []),
  );

const alpha = (): string[] => ['ALPHA'];
const sorting = (draw: Draw): string[] => [draw.key(), ...clauses(draw, alpha)];
/**
 * Equal weights leave the order open. Numbers then fall back on the elements; texts do not, so
 * they keep the order of a list, as long as Redis does not sort only the part that LIMIT asks for.
 */
const weighing = (draw: Draw): string[] => [
  ...(draw.chance(50)
    ? [draw.key(), ...clauses(draw)]
    : [LIST, 'ALPHA', draw.oneOf(['ASC', 'DESC'])]),
  'BY',
  draw.oneOf(LOOKUPS),
];
const numbers = (draw: Draw): string[] => draw.several(1, 5, () => draw.oneOf(NUMBERS));
const constant = (draw: Draw): string[] => ['BY', draw.oneOf(['nosort', '', '#', 'a'])];

export const SORT_GENERATORS: readonly Generator[] = [
  { name: 'sort', weight: 6, draw: sorting },
  { name: 'sort', weight: 3, draw: (draw) => [...sorting(draw), 'STORE', draw.key()] },
  { name: 'sort_ro', weight: 2, draw: sorting },
  {
    name: 'sort',
    weight: 5,
    isIntact: true,
    draw: weighing,
  },
  {
    name: 'sort',
    weight: 3,
    isIntact: true,
    draw: (draw) => [draw.oneOf([LIST, ZSET]), ...clauses(draw, alpha), ...constant(draw)],
  },
  {
    name: 'sort',
    isIntact: true,
    draw: (draw) => [SET, ...clauses(draw, alpha), ...constant(draw), 'STORE', draw.key()],
  },
  { name: 'rpush', isIntact: true, draw: (draw) => [LIST, ...draw.several(1, 3, draw.member)] },
  { name: 'sadd', isIntact: true, draw: (draw) => [SET, ...draw.several(1, 3, draw.member)] },
  {
    name: 'zadd',
    isIntact: true,
    draw: (draw) => [ZSET, String(draw.below(5)), draw.member(), '2', draw.member()],
  },
  { name: 'del', weight: 2, draw: (draw) => [draw.key()] },
  { name: 'rpush', weight: 4, draw: (draw) => [draw.key(), ...numbers(draw)] },
  { name: 'rpush', draw: (draw) => [draw.key(), ...draw.several(1, 4, draw.member)] },
  { name: 'sadd', weight: 2, draw: (draw) => [draw.key(), ...numbers(draw)] },
  { name: 'zadd', weight: 2, draw: (draw) => [draw.key(), '1', draw.member(), '2', '10'] },
  {
    name: 'set',
    weight: 3,
    draw: (draw) => [draw.oneOf(['w_1', 'k1', 'k2']), draw.oneOf(NUMBERS)],
  },
  { name: 'hset', draw: (draw) => [draw.oneOf(['k1', 'k2', 'a']), 'm1', draw.member()] },
];
