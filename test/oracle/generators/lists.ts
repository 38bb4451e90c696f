import type { Draw } from '../draw.ts';
import type { Generator } from '../generator.ts';

const end = (draw: Draw): string => draw.oneOf(['left', 'right', 'LEFT', 'RIGHT']);
/** Mostly short; whatever it says, the client is woken before it has waited long. */
const timeout = (draw: Draw): string =>
  draw.chance(70) ? draw.oneOf(['0', '0.001', '1', '-0', '1e-9', '0x1p-3']) : draw.float();
const numberOf = (things: readonly unknown[], draw: Draw): string =>
  draw.chance(90) ? String(things.length) : draw.index();
const multiPop = (draw: Draw): string[] => {
  const keys = draw.several(1, 3, draw.key);
  const count = draw.options(() => ['COUNT', draw.index()]);
  return [numberOf(keys, draw), ...keys, end(draw), ...count];
};
const push = (draw: Draw): string[] => [draw.key(), ...draw.several(1, 4, draw.member)];
const pop = (draw: Draw): string[] => [draw.key(), ...(draw.chance(40) ? [draw.index()] : [])];
const blockingPop = (draw: Draw): string[] => [...draw.several(1, 3, draw.key), timeout(draw)];

export const LIST_GENERATORS: readonly Generator[] = [
  { name: 'lpush', weight: 6, draw: push },
  { name: 'rpush', weight: 6, draw: push },
  { name: 'lpushx', draw: push },
  { name: 'rpushx', draw: push },
  { name: 'llen', draw: (draw) => [draw.key()] },
  { name: 'lindex', draw: (draw) => [draw.key(), draw.index()] },
  { name: 'lrange', weight: 2, draw: (draw) => [draw.key(), draw.index(), draw.index()] },
  {
    name: 'lpos',
    weight: 3,
    draw: (draw) => [
      draw.key(),
      draw.member(),
      ...draw.options(
        () => ['RANK', draw.index(4)],
        () => ['COUNT', draw.index(4)],
        () => ['MAXLEN', draw.index()],
      ),
    ],
  },
  {
    name: 'linsert',
    weight: 3,
    draw: (draw) => [
      draw.key(),
      draw.oneOf(['before', 'AFTER', 'Before', 'after']),
      draw.member(),
      draw.member(),
    ],
  },
  { name: 'lset', weight: 2, draw: (draw) => [draw.key(), draw.index(), draw.member()] },
  { name: 'lrem', weight: 2, draw: (draw) => [draw.key(), draw.index(3), draw.member()] },
  { name: 'ltrim', draw: (draw) => [draw.key(), draw.index(), draw.index()] },
  { name: 'lpop', weight: 2, draw: pop },
  { name: 'rpop', weight: 2, draw: pop },
  { name: 'lmpop', weight: 2, draw: multiPop },
  { name: 'lmove', weight: 3, draw: (draw) => [draw.key(), draw.key(), end(draw), end(draw)] },
  { name: 'rpoplpush', draw: (draw) => [draw.key(), draw.key()] },
  { name: 'blpop', draw: blockingPop },
  { name: 'brpop', draw: blockingPop },
  { name: 'blmpop', draw: (draw) => [timeout(draw), ...multiPop(draw)] },
  {
    name: 'blmove',
    draw: (draw) => [draw.key(), draw.key(), end(draw), end(draw), timeout(draw)],
  },
  { name: 'brpoplpush', draw: (draw) => [draw.key(), draw.key(), timeout(draw)] },
];
