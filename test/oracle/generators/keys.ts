import type { Draw } from '../draw.ts';
import type { Generator } from '../generator.ts';
import { drawTime, type Unit } from './times.ts';

const key = (draw: Draw): string[] => [draw.key()];
const twoKeys = (draw: Draw): string[] => [draw.key(), draw.key()];
const someKeys = (draw: Draw): string[] => draw.several(1, 3, draw.key);

const deadline =
  (unit: Unit) =>
  (draw: Draw): string[] => [
    draw.key(),
    drawTime(draw, unit),
    ...draw.options(
      ...['NX', 'XX', 'gt', 'LT', draw.oneOf(['x', '', 'a\r\nb', '\xff'])]
        .slice(0, draw.chance(5) ? 5 : 4)
        .map((word) => () => [word]),
    ),
  ];

/** The server needs pages of more than one command's keys; a cursor into its table says nothing. */
const REFUSED_SIZES = ['0', '-1', 'x', '', '9223372036854775808'];
const FIRST_CURSORS = ['0', '', '00', '+0', '-0', '0\0x'];
const REFUSED_CURSORS = ['x', ' 0', '0x', '1x', '18446744073709551616'];
const TYPES = ['string', 'list', 'HASH', 'set', 'zset', 'stream', 'x', '', 'set\0'];

const scanOptions = (draw: Draw): string[] =>
  draw.options(
    () => ['MATCH', draw.pattern()],
    () => ['TYPE', draw.oneOf(TYPES)],
  );

export const KEY_GENERATORS: readonly Generator[] = [
  { name: 'del', weight: 2, draw: someKeys },
  { name: 'unlink', draw: someKeys },
  { name: 'exists', weight: 2, draw: someKeys },
  { name: 'touch', draw: someKeys },
  { name: 'type', weight: 2, draw: key },
  { name: 'expire', weight: 4, draw: deadline('EX') },
  { name: 'pexpire', weight: 2, draw: deadline('PX') },
  { name: 'expireat', weight: 3, draw: deadline('EXAT') },
  { name: 'pexpireat', weight: 2, draw: deadline('PXAT') },
  { name: 'persist', weight: 2, draw: key },
  { name: 'ttl', weight: 2, draw: key },
  { name: 'pttl', draw: key },
  { name: 'expiretime', draw: key },
  { name: 'pexpiretime', draw: key },
  { name: 'rename', weight: 3, draw: twoKeys },
  { name: 'renamenx', weight: 2, draw: twoKeys },
  {
    name: 'copy',
    weight: 4,
    draw: (draw) => [
      ...twoKeys(draw),
      ...draw.options(
        () => ['REPLACE'],
        () => ['DB', draw.oneOf(['0', '0', '16', '-1', 'x', '', '2147483648'])],
      ),
    ],
  },
  { name: 'keys', weight: 2, draw: (draw) => [draw.pattern()] },
  {
    name: 'scan',
    weight: 3,
    isIntact: true,
    draw: (draw) => [draw.oneOf(FIRST_CURSORS), ...scanOptions(draw), 'COUNT', '1000'],
  },
  {
    name: 'scan',
    draw: (draw) => [draw.oneOf(REFUSED_CURSORS), ...scanOptions(draw)],
  },
  {
    name: 'scan',
    draw: (draw) => ['0', ...scanOptions(draw), 'COUNT', draw.oneOf(REFUSED_SIZES)],
  },
  { name: 'randomkey', draw: () => [] },
  { name: 'object freq', draw: key },
  { name: 'object idletime', draw: key },
  { name: 'object refcount', draw: key },
  { name: 'object', draw: (draw) => [draw.oneOf(['x', '', 'a\r\nb', '\xff']), ...key(draw)] },
];
