/** LEFT and RIGHT, as LMOVE and LMPOP take them. */
import type { ByteString, ErrorReply } from '../base/index.ts';
import { isOption } from './arguments.ts';
import { SYNTAX } from './errors.ts';

/** An end of a list, as the options LEFT and RIGHT name it. */
export type ListEnd = 'left' | 'right';

export function readListEnd(word: ByteString | undefined): ListEnd | ErrorReply {
  if (isOption(word, 'left')) return 'left';
  return isOption(word, 'right') ? 'right' : SYNTAX;
}
