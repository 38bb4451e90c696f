import type { Draw } from '../draw.ts';
import type { Generator } from '../generator.ts';

const WORDS = ['x', '', 'a b', "it's", 'a\r\nb', '\xff', 'é', 'y'.repeat(60), 'z'.repeat(200)];
const words = (draw: Draw): string[] => draw.several(0, 4, () => draw.oneOf(WORDS));

/** Commands whose keys both sides find, some without keys, some that are none. */
const COMMANDS = ['get', 'MSET', 'sort', 'del', 'bitop', 'lcs', 'ping', 'nosuch', ''];
const SUBCOMMANDS = [
  ['object', 'FREQ'],
  ['MEMORY', 'usage'],
  ['pubsub', 'numsub'],
  ['command', 'count'],
  ['object', 'nosuch'],
  ['object|freq'],
];

export const SERVER_GENERATORS: readonly Generator[] = [
  { name: 'ping', weight: 2, draw: words },
  { name: 'echo', weight: 2, draw: (draw) => [draw.oneOf(WORDS)] },
  {
    name: 'select',
    weight: 2,
    draw: (draw) => [draw.oneOf(['0', '0', '16', '-1', 'x', '', '1e9'])],
  },
  { name: 'time', draw: () => [] },
  { name: 'dbsize', draw: () => [] },
  {
    name: 'memory usage',
    draw: (draw) => [draw.key(), ...draw.oneOf([[], ['samples', '0'], ['SAMPLES', '-1'], ['x']])],
  },
  { name: 'nosuchcommand', isUnknown: true, weight: 2, draw: words },
  { name: 'z'.repeat(200), isUnknown: true, draw: words },
  { name: 'no\r\nsuch\xff', isUnknown: true, draw: words },
  {
    name: 'command getkeys',
    isIntact: true,
    draw: (draw) => {
      const keys = draw.several(1, 3, draw.member);
      const count = draw.chance(80) ? keys.length : draw.oneOf([0, -1, keys.length + 1]);
      return ['ZUNIONSTORE', draw.member(), String(count), ...keys];
    },
  },
  {
    name: 'command getkeys',
    weight: 4,
    draw: (draw) => [draw.oneOf(COMMANDS), ...draw.several(0, 4, draw.member)],
  },
  {
    name: 'command getkeys',
    weight: 2,
    draw: (draw) => [...draw.oneOf(SUBCOMMANDS), ...draw.several(0, 3, draw.member)],
  },
  { name: 'command', isIntact: true, draw: (draw) => ['x', ...words(draw)] },
];
