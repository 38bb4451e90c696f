import type { PlainReply } from '../../../src/kernel/index.ts';

/** The text of an error reply, the empty string for any other reply. */
export const errorOf = (reply: PlainReply): string =>
  typeof reply === 'object' && reply !== null && 'error' in reply ? reply.error : '';
