import { expect, test } from 'vitest';
import { regionCodes } from '../../src/explain/code.ts';

test('the usual cloud regions get the codes people use for them', () => {
  const names = [
    'eastus2',
    'westeurope',
    'southeastasia',
    'us-east-1',
    'ap-southeast-2',
    'uksouth',
  ];
  expect(regionCodes(names)).toEqual(['eus2', 'weu', 'sea', 'use1', 'apse2', 'uks']);
});

test('a short name is its own code', () => {
  expect(regionCodes(['a', 'b', 'dc-1'])).toEqual(['a', 'b', 'dc-1']);
});

test('regions that would share a code take more letters, the others keep theirs', () => {
  expect(regionCodes(['tokyo', 'tokelau', 'paris'])).toEqual(['toky', 'toke', 'par']);
});

test('codes are unique even where the letters of the names are the same', () => {
  const codes = regionCodes(['east-us', 'eastus', 'east.us', 'EASTUS']);
  expect(new Set(codes).size).toBe(4);
});

test('a name without letters of any alphabet still has a code', () => {
  expect(regionCodes(['-----', '_____']).every((code) => code.length > 0)).toBe(true);
});
