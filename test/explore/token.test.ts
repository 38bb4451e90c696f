import { expect, test } from 'vitest';

import { parseToken } from '../../src/explore/index.ts';
import { UsageError } from '../../src/kernel/index.ts';

test.each<[unknown, string]>([
  [undefined, 'a token is a text, not nothing'],
  [5, 'a token is a text, not 5'],
  [['gp1:a::'], 'a token is a text, not a list'],
  ['gp2:a::', "a token begins with 'gp1:', not 'gp2:a::'"],
])('what is no token is refused: %j', (token, message) => {
  const attempt = (): unknown => parseToken(token as string);
  expect(attempt).toThrow(UsageError);
  expect(attempt).toThrow(message);
});
