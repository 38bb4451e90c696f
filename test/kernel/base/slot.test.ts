import { describe, expect, it } from 'vitest';

import { bytes } from '../../../src/kernel/base/bytes.ts';
import { crc16, slotOf } from '../../../src/kernel/base/slot.ts';

// Answers of CLUSTER KEYSLOT, Redis 7.0.15.
describe('slotOf', () => {
  it.each([
    ['', 0],
    ['foo', 12182],
    ['123456789', 12739],
    ['{user1000}.following', 3443],
    ['foo{}{bar}', 8363],
    ['foo{{bar}}zap', 4015],
    ['foo{bar}{zap}', 5061],
    ['{}x', 10595],
    ['{a', 10276],
  ])('puts %j into slot %i', (key, slot) => {
    expect(slotOf(bytes(key))).toBe(slot);
  });

  it('puts keys with one tag into one slot', () => {
    expect(slotOf(bytes('{tag}a'))).toBe(slotOf(bytes('b{tag}c')));
  });
});

describe('crc16', () => {
  it('gives the check value of CRC-16/XMODEM', () => {
    expect(crc16('123456789')).toBe(0x31c3);
  });
});
