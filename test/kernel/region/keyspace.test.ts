import { describe, expect, test } from 'vitest';

import {
  asBytes,
  canonical,
  copyData,
  createKeyNames,
  createWorld,
  Keyspace,
  step,
  type ByteString,
  type World,
} from '../../../src/kernel/index.ts';
import { decidingState } from '../../../src/kernel/world/observe.ts';

const [x, y] = [asBytes('x'), asBytes('y')];

function twoRegions(): [Keyspace<string>, Keyspace<string>] {
  const names = createKeyNames();
  return [new Keyspace<string>(names), new Keyspace<string>(names)];
}

const set = (world: World, region: string, key: ByteString): World =>
  step(world, { kind: 'command', region, client: '', argv: [asBytes('SET'), key, asBytes('v')] })
    .world;

const digest = (world: World): string => canonical(decidingState(world));

describe('a keyspace', () => {
  test('keeps a key at the place that it has in other regions', () => {
    const [here, there] = twoRegions();
    here.set(x, 'here');
    there.set(y, 'y');
    there.set(x, 'there');
    const place = here.names.placeOf(x);
    expect([here.at(place), there.at(place)]).toEqual(['here', 'there']);
  });

  test('has nothing at a place that only other regions use, or that no key has', () => {
    const [here, there] = twoRegions();
    here.set(x, 'x');
    here.set(y, 'y');
    expect([there.get(y), there.has(y), there.get(asBytes('never'))]).toEqual([
      undefined,
      false,
      undefined,
    ]);
    there.delete(asBytes('never'));
    there.delete(y);
    expect([...there]).toEqual([]);
  });

  test('lists keys by their bytes, whichever was named first', () => {
    const [here] = twoRegions();
    here.set(y, '1');
    here.set(x, '2');
    expect(here.keys()).toEqual([x, y]);
  });

  test('forgets a state and not the place', () => {
    const [here] = twoRegions();
    here.set(x, '1');
    const place = here.names.placeOf(x);
    here.delete(x);
    here.set(x, '2');
    expect([here.names.placeOf(x), here.get(x)]).toEqual([place, '2']);
  });

  test('shares its names with a copy, and no state', () => {
    const [here] = twoRegions();
    here.set(x, '1');
    const copy = copyData(here);
    copy.set(y, '2');
    copy.set(x, '3');
    expect([copy.names === here.names, [...here], [...copy]]).toEqual([
      true,
      [[x, '1']],
      [
        [x, '3'],
        [y, '2'],
      ],
    ]);
  });
});

describe('the keyspaces of a world', () => {
  test('stay as they were when a step is taken from it', () => {
    const world = createWorld({ regions: ['a', 'b'] });
    const after = set(world, 'a', x);
    expect([world, after].map(({ regions }) => regions[0]?.keys.has(x))).toEqual([false, true]);
  });

  test('show nothing of the keys that another branch of its history named', () => {
    const begin = (): World => createWorld({ regions: ['a', 'b'] });
    const world = begin();
    set(world, 'b', x);
    const branched = set(set(world, 'a', y), 'a', x);
    expect(digest(branched)).toBe(digest(set(set(begin(), 'a', y), 'a', x)));
  });
});
