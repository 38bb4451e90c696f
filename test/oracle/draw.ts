/**
 * What hostile arguments are made of. Everything comes from one seeded chooser, so a run is its
 * seed. Words are byte strings: one code unit per byte.
 */
import { pickBelow, seedRandom, type RandomState } from '../../src/kernel/base/index.ts';

export type Draw = {
  /** An integer in [0, count). */
  readonly below: (count: number) => number;
  readonly chance: (percent: number) => boolean;
  readonly oneOf: <Item>(items: readonly Item[]) => Item;
  /** Between `least` and `most` things, each drawn anew. */
  readonly several: <Item>(least: number, most: number, make: () => Item) => Item[];
  /** Some of the parts, in any order, sometimes one of them twice. */
  readonly options: (...parts: readonly (() => readonly string[])[]) => string[];
  readonly key: () => string;
  /** A field, member or element: few of them, so that they meet. */
  readonly member: () => string;
  readonly value: () => string;
  /** Mostly small integers; sometimes the ends of 64 bits, sometimes no integer at all. */
  readonly integer: () => string;
  /** A whole number near `0…most`, sometimes negative, sometimes hostile. */
  readonly index: (most?: number) => string;
  readonly float: () => string;
  readonly pattern: () => string;
};

/** Few keys, so that commands meet; one is empty, one is binary, some share a prefix. */
export const KEYS: readonly string[] = ['a', 'b', 'c', 'k1', 'k2', 'w_1', '', 'bin\0\xff\r\n'];

const MEMBERS = ['a', 'b', 'c', 'd', 'e', 'm1', 'm2', '1', '2', '10', '-3', '2.5', '', 'bin\0\xff'];

const VALUES = [
  ...MEMBERS,
  'hello world',
  'foobar',
  'ohmytext',
  'mynewtext',
  '0',
  '100',
  '-1',
  '007',
  '+5',
  ' 5',
  '5 ',
  '1e3',
  '0x10',
  '3.0e3',
  '10.50',
  'nan',
  'inf',
  '9223372036854775807',
  '-9223372036854775808',
  '9223372036854775808',
  '12345678901234567890',
  '\xff\xf0\x00',
  '\x00',
  'x'.repeat(70),
  'é',
];

const HOSTILE_INTEGERS = [
  '9223372036854775807',
  '-9223372036854775808',
  '9223372036854775808',
  '-9223372036854775809',
  '9223372036854775806',
  '4611686018427387904',
  '9007199254740993',
  '-9007199254740993',
  '2147483648',
  '-2147483649',
  '99999999999999999999',
  '',
  '-',
  'x',
  '1x',
  ' 1',
  '1 ',
  '+1',
  '01',
  '-0',
  '1.0',
  '1e2',
  'inf',
  'nan',
  '0x1',
  '1\0',
];

const FLOATS = [
  '0',
  '-0',
  '1',
  '-1',
  '0.1',
  '0.2',
  '-0.3',
  '2.5',
  '1e3',
  '1.5e-7',
  '3.14159265358979323846',
  '1e17',
  '1e300',
  '-1e300',
  '123456789.123456789',
  '0x1p3',
  '5e-324',
  '1e4000',
  '1e5000',
  '+1',
  '.5',
  '1.',
  'inf',
  '-inf',
  '+inf',
  'infinity',
  'nan',
  '-nan',
  '',
  ' 1',
  '1 ',
  'x',
  '1x',
  '(1',
  '1,5',
  '9223372036854775807',
  '1\0',
];

const PATTERNS = [
  '*',
  'a',
  '?',
  'k*',
  'k?',
  '*1',
  'w_*',
  '[abc]',
  '[^a]',
  '[a-c]',
  '[c-a]',
  'k[12]',
  '\\*',
  'a\\',
  '[',
  '[a',
  '[]',
  '',
  '**',
  '*\xff*',
  'nosuch*',
];

export function createDraw(seed: number): Draw {
  const random: RandomState = seedRandom(seed);
  const below = (count: number): number => pickBelow(random, count);
  const chance = (percent: number): boolean => below(100) < percent;
  const oneOf = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error('one of at least one thing, not of none');
    return item;
  };
  const several = <Item>(least: number, most: number, make: () => Item): Item[] =>
    Array.from({ length: least + below(most - least + 1) }, make);
  const options = (...parts: readonly (() => readonly string[])[]): string[] => {
    const words: string[] = [];
    const rest = parts.filter(() => chance(100 / parts.length + 15));
    while (rest.length > 0) {
      const [part] = rest.splice(below(rest.length), 1);
      words.push(...(part?.() ?? []));
      if (chance(4)) words.push(...(part?.() ?? []));
    }
    return words;
  };
  const index = (most = 8): string =>
    chance(6) ? oneOf(HOSTILE_INTEGERS) : String(below(most + 1) - (chance(30) ? most : 0));
  return {
    below,
    chance,
    oneOf,
    several,
    options,
    key: () => oneOf(KEYS),
    member: () => oneOf(MEMBERS),
    value: () => oneOf(VALUES),
    integer: () => (chance(25) ? oneOf(HOSTILE_INTEGERS) : String(below(2001) - 1000)),
    index,
    float: () =>
      chance(20) ? `${String(below(20001) - 10000)}e-${String(below(6))}` : oneOf(FLOATS),
    pattern: () => oneOf(PATTERNS),
  };
}
