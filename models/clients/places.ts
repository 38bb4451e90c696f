/** The regions of the library: two are enough for nearly every counterexample. */
export const east = 'eastus2';
export const west = 'westeurope';
export const asia = 'japaneast';

export const twoRegions: readonly string[] = [east, west];
export const threeRegions: readonly string[] = [east, west, asia];
