import type { Draw } from '../draw.ts';
import type { Generator } from '../generator.ts';

/** Only ever holds one member, so that a random choice is none. */
const SINGLE = { key: 'single', member: 'only' };

const members = (draw: Draw): string[] => draw.several(1, 4, draw.member);
const keys = (draw: Draw): string[] => draw.several(1, 3, draw.key);

/** With all that a set can hold, so that what remains does not depend on chance. */
const allOrNone = (draw: Draw): string[] =>
  draw.chance(60) ? [draw.oneOf(['100', '0', '20'])] : [draw.oneOf(['-1', 'x', '', '1.5', '+9'])];

/** Real counts stay small: the server would go on for as long as it is told. */
export const randomCount = (draw: Draw): string =>
  draw.chance(75)
    ? String(draw.below(21) - 8)
    : draw.oneOf(['-9223372036854775808', '9223372036854775807', '4611686018427387904', 'x', '']);

/** A real cursor other than 0 means a place in a hash table, which a region has not. */
const cursor = (draw: Draw): string =>
  draw.chance(70) ? '0' : draw.oneOf(['-0', '+0', '00', '', 'x', ' 0', '0x', '0\0x', '1e0', '-']);

const scanCount = (draw: Draw): string =>
  draw.chance(80) ? '1000' : draw.oneOf(['0', '-1', 'x', '', '9223372036854775808']);

/** Always with a count, because the server pages sets of more than ten members. */
export const scanWords = (draw: Draw): string[] => [
  draw.key(),
  cursor(draw),
  ...draw.options(
    () => ['MATCH', draw.pattern()],
    () => [draw.oneOf(['TYPE', 'MATCH', 'NOSUCH']), draw.oneOf(['set', 'zset', '*'])],
  ),
  'COUNT',
  scanCount(draw),
];

const limit = (draw: Draw): string[] => draw.options(() => ['LIMIT', draw.index(4)]);

export const SET_GENERATORS: readonly Generator[] = [
  { name: 'sadd', weight: 10, draw: (draw) => [draw.key(), ...members(draw)] },
  { name: 'sadd', draw: () => [SINGLE.key, SINGLE.member], isIntact: true },
  { name: 'srem', weight: 3, draw: (draw) => [draw.key(), ...members(draw)] },
  { name: 'smove', weight: 3, draw: (draw) => [draw.key(), draw.key(), draw.member()] },
  { name: 'scard', draw: (draw) => [draw.key()] },
  { name: 'sismember', draw: (draw) => [draw.key(), draw.member()] },
  { name: 'smismember', draw: (draw) => [draw.key(), ...members(draw)] },
  { name: 'smembers', weight: 2, draw: (draw) => [draw.key()] },
  { name: 'sscan', weight: 2, draw: scanWords, isIntact: true },
  { name: 'sinter', weight: 2, draw: keys },
  { name: 'sunion', weight: 2, draw: keys },
  { name: 'sdiff', weight: 2, draw: keys },
  { name: 'sinterstore', draw: (draw) => [draw.key(), ...keys(draw)] },
  { name: 'sunionstore', draw: (draw) => [draw.key(), ...keys(draw)] },
  { name: 'sdiffstore', draw: (draw) => [draw.key(), ...keys(draw)] },
  {
    name: 'sintercard',
    weight: 2,
    draw: (draw) => {
      const named = keys(draw);
      const count = draw.chance(85) ? String(named.length) : draw.index(4);
      return [count, ...named, ...limit(draw)];
    },
  },
  { name: 'spop', isIntact: true, draw: () => [SINGLE.key] },
  { name: 'spop', isIntact: true, draw: (draw) => [draw.key(), ...allOrNone(draw)] },
  { name: 'spop', isIntact: true, draw: (draw) => [draw.key(), '100', draw.value()] },
  { name: 'srandmember', draw: (draw) => [draw.key()] },
  { name: 'srandmember', draw: (draw) => [draw.key(), randomCount(draw)] },
];
