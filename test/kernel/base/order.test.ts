import { describe, expect, it } from 'vitest';

import { asBytes, bytes } from '../../../src/kernel/base/bytes.ts';
import { compareScored } from '../../../src/kernel/base/order.ts';

const entry = (score: number, member: string) => ({ score, member: bytes(member) });

describe('compareScored', () => {
  it('puts the lower score first, whatever the members', () => {
    expect(compareScored(entry(-Infinity, 'z'), entry(1, 'a'))).toBeLessThan(0);
  });

  it('puts equal scores in the order of their bytes', () => {
    const high = { score: 1, member: asBytes('\xff') };

    expect(compareScored(entry(1, 'a'), high)).toBeLessThan(0);
    expect(compareScored(entry(1, 'ab'), entry(1, 'a'))).toBeGreaterThan(0);
  });

  it('takes zero and minus zero as one score', () => {
    expect(compareScored(entry(-0, 'b'), entry(0, 'a'))).toBeGreaterThan(0);
  });

  it('finds an entry equal to itself', () => {
    expect(compareScored(entry(1, 'a'), entry(1, 'a'))).toBe(0);
  });
});
