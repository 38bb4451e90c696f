import { expect, it } from 'vitest';

import { createTwoRegions, type TwoRegions } from './two-regions.ts';

const PALERMO = '13.361389 38.115556';
const CATANIA = '15.087269 37.502669';
const ROME = '12.496366 41.902782';

/** Both regions know two towns of Sicily. */
function createSicily(): TwoRegions {
  const regions = createTwoRegions();
  regions.here(`GEOADD sicily ${PALERMO} Palermo ${CATANIA} Catania`);
  regions.exchange();
  return regions;
}

it('GEOADD of one member in two regions shows the later position in both', () => {
  const { here, there, exchange } = createTwoRegions();
  here(`GEOADD g ${PALERMO} m`);
  there(`GEOADD g ${CATANIA} m`);
  exchange();
  expect(here('GEOPOS g m')).toEqual([['15.08726745843887329', '37.50266842333162032']]);
});

it('GEOADD keeps a member through a removal made elsewhere', () => {
  const { here, there, exchange } = createSicily();
  there('ZREM sicily Palermo');
  here(`GEOADD sicily ${PALERMO} Palermo`);
  exchange();
  expect(there('GEOHASH sicily Palermo')).toEqual(['sqc8b49rny0']);
});

it('GEODIST measures as Redis does', () => {
  const { there } = createSicily();
  expect(there('GEODIST sicily Palermo Catania')).toBe('166274.1516');
});

it('GEOSEARCH with a count answers the nearest first', () => {
  const { here } = createSicily();
  const near = 'FROMLONLAT 15 37 BYRADIUS 200 km COUNT 2 WITHDIST';
  expect(here(`GEOSEARCH sicily ${near}`)).toEqual([
    ['Catania', '56.4413'],
    ['Palermo', '190.4424'],
  ]);
});

it('GEOSEARCHSTORE ships what it found; towns that were added elsewhere are not looked for', () => {
  const { here, there, exchange } = createSicily();
  there(`GEOADD sicily ${ROME} Rome`);
  expect(here(`GEOSEARCHSTORE near sicily FROMLONLAT ${ROME} BYRADIUS 1000 km`)).toBe(2);
  exchange();
  expect(there('ZRANGE near 0 -1')).toEqual(['Palermo', 'Catania']);
});

it('GEORADIUS with STORE keeps what was added to the destination elsewhere', () => {
  const { here, there, exchange } = createSicily();
  there('ZADD near 1 other');
  expect(here('GEORADIUS sicily 15 37 100 km STORE near')).toBe(1);
  exchange();
  expect(there('ZRANGE near 0 -1')).toEqual(['other', 'Catania']);
});

it('GEORADIUS counts the key behind STORE among its keys', () => {
  const { here } = createTwoRegions({ sharding: true });
  expect(here('GEORADIUS a 15 37 100 km STORE b')).toEqual({
    error: "CROSSSLOT Keys in request don't hash to the same slot",
  });
  expect(here('GEORADIUS a 15 37 100 km')).toEqual([]);
});
