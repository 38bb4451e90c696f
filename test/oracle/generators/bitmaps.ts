import type { Draw } from '../draw.ts';
import type { Generator } from '../generator.ts';

const FIELD_TYPES = ['u1', 'u8', 'i8', 'i5', 'u4', 'i16', 'u31', 'u63', 'i64', 'i1'];
const BAD_TYPES = ['u64', 'i65', 'u0', 'x8', '8', 'u', '', 'i-1', 'U8', 'u8\0x'];
const BAD_OFFSETS = ['-1', '4294967296', '#-1', '#', 'x', '', '01', '#9223372036854775807'];
const BAD_BITS = ['2', '-1', 'x', '', '01', '1.0', '9223372036854775808'];

const fieldType = (draw: Draw): string => draw.oneOf(draw.chance(5) ? BAD_TYPES : FIELD_TYPES);
const bitOffset = (draw: Draw): string =>
  draw.chance(5) ? draw.oneOf(BAD_OFFSETS) : String(draw.below(40));
const fieldOffset = (draw: Draw): string =>
  draw.chance(30) ? `#${String(draw.below(5))}` : bitOffset(draw);
const bit = (draw: Draw): string =>
  draw.chance(8) ? draw.oneOf(BAD_BITS) : draw.oneOf(['0', '1']);
const unit = (draw: Draw): string[] => (draw.chance(50) ? [draw.oneOf(['BIT', 'byte', 'x'])] : []);
const overflow = (draw: Draw): string[] => [
  'OVERFLOW',
  draw.oneOf(['WRAP', 'SAT', 'fail', draw.chance(20) ? 'x' : 'SAT']),
];

const getField = (draw: Draw): string[] => ['GET', fieldType(draw), fieldOffset(draw)];
const writeField = (draw: Draw): string[] => [
  draw.oneOf(['SET', 'incrby']),
  fieldType(draw),
  fieldOffset(draw),
  draw.integer(),
];

function operations(draw: Draw): string[] {
  const steps = draw.several(0, 4, () =>
    draw.oneOf([getField, writeField, writeField, overflow])(draw),
  );
  return steps.flat();
}

export const BITMAP_GENERATORS: readonly Generator[] = [
  { name: 'set', weight: 2, draw: (draw) => [draw.key(), draw.value()] },
  { name: 'getbit', weight: 2, draw: (draw) => [draw.key(), bitOffset(draw)] },
  { name: 'setbit', weight: 4, draw: (draw) => [draw.key(), bitOffset(draw), bit(draw)] },
  {
    name: 'bitcount',
    weight: 3,
    draw: (draw) => [
      draw.key(),
      ...(draw.chance(70) ? [draw.index(), draw.index(), ...unit(draw)] : []),
    ],
  },
  {
    name: 'bitpos',
    weight: 3,
    draw: (draw) => [
      draw.key(),
      bit(draw),
      ...(draw.chance(70) ? [draw.index()] : []),
      ...(draw.chance(60) ? [draw.index(), ...unit(draw)] : []),
    ],
  },
  {
    name: 'bitop',
    weight: 3,
    draw: (draw) => [
      draw.oneOf(['AND', 'or', 'XOR', 'NOT', 'x']),
      draw.key(),
      ...draw.several(1, 3, draw.key),
    ],
  },
  { name: 'bitfield', weight: 6, draw: (draw) => [draw.key(), ...operations(draw)] },
  {
    name: 'bitfield_ro',
    draw: (draw) => [
      draw.key(),
      ...(draw.chance(80) ? draw.several(0, 3, () => getField(draw)).flat() : operations(draw)),
    ],
  },
];
