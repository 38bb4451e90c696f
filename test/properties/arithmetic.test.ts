import { describe, test } from 'vitest';
import { AMOUNT_LAWS } from '../../properties/laws/amount-laws.ts';
import { CLOCK_LAWS } from '../../properties/laws/clock-laws.ts';
import { check } from './check.ts';

describe('clocks', () => {
  test.each(CLOCK_LAWS)('$name', ({ property }) => check(property, 1000));
});

describe('amounts', () => {
  test.each(AMOUNT_LAWS)('$name', ({ property }) => check(property, 500));
});
